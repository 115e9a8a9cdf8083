import { signInExtra } from '../../protocol/android/provisioning-extras.table.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Person } from '../person/person.js';
import type { AndroidDevice } from './device.js';
import { followLink, readPayload } from './obtain-payload.js';

/**
 * Extras with a token of the person's own, where those at hand ask for a sign-in: the DPC opens a browser tab on top of the set-up. How Intune's
 * hands the token over is not public; here the pages end with a payload like that of a link, which is ours.
 */
export async function signInForToken(device: AndroidDevice, extras: JsonObject, person: Person): Promise<JsonObject> {
  const url = extras[signInExtra];
  if (typeof url !== 'string') return extras;
  return readPayload(device, await followLink(device, url, person), 'intent').adminExtras;
}
