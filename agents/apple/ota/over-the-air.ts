import { deviceAttributesContentType, signDeviceAttributes } from '../../../protocol/apple/ota/device-attributes.js';
import type { ProfileService } from '../../../protocol/apple/ota/profile-service.js';
import type { PlistDict } from '../../../protocol/plist/value.js';
import { writeXmlPlist } from '../../../protocol/plist/write-xml.js';
import type { TransportResponse } from '../../device/transport.js';
import { builtInIdentity } from '../built-in-identity.js';
import { type AppleDevice, refuse } from '../device.js';
import { openedBy } from '../encrypted-profile.js';
import { type FetchedProfile, openProfile } from '../fetch-profile.js';
import type { Identity } from '../mdm-request.js';
import { obtainIdentity } from '../obtain-identity.js';
import { attributesFor } from './attributes.js';
import { identityOffered } from './identity-offered.js';
import { signsAgainWith } from './rules.js';

/**
 * Phases 2 and 3 of Over-the-Air Profile Delivery: the device tells what it is asked for, signed by the identity from the factory, and is given one
 * for this; it tells the same at the same address, signed by that, and gets its profile. Throws EnrollmentStopped.
 */
export async function overTheAir(device: AppleDevice, service: ProfileService): Promise<FetchedProfile> {
  const attributes = attributesFor(device, service);
  const builtIn = await builtInIdentity(device);
  const offered = identityOffered(await answeredProfile(device, service, attributes, builtIn));
  const issued = await obtainIdentity(device, offered);
  const signer = signsAgainWith(device.rules, builtIn, issued);
  return openedBy(device, await answeredProfile(device, service, attributes, signer), issued);
}

async function answeredProfile(
  device: AppleDevice,
  service: ProfileService,
  attributes: PlistDict,
  signer: Identity,
): Promise<FetchedProfile> {
  const response = await sendAttributes(device, service, attributes, signer);
  const { status, exchange } = response;
  if (status === 200) return openProfile(device, response);
  const text = Buffer.from(response.body.subarray(0, 300)).toString('utf8').trim();
  const message = text === '' ? `the device's attributes were answered ${status}` : text;
  return refuse({ form: 'http', code: String(status), message, step: attributesStep, exchange });
}

export const attributesStep = 'DeviceAttributes';

/** POSTs the attributes, signed; `spoil` changes the signed message on its way. */
export async function sendAttributes(
  device: AppleDevice,
  { URL: url }: ProfileService,
  attributes: PlistDict,
  { key, certificate }: Identity,
  spoil: (body: Uint8Array) => Uint8Array = (body) => body,
): Promise<TransportResponse> {
  const { transport, signal, clock } = device.world;
  const body = spoil(signDeviceAttributes(attributes, { key, certificate, signingTime: clock.now() }));
  const headers = { 'Content-Type': deviceAttributesContentType, 'User-Agent': device.habits.userAgent };
  const request = { step: attributesStep, method: 'POST' as const, url, body, headers };
  const response = await transport.send({ ...request, ...(signal && { signal }) });
  response.decode(() => ({ request: writeXmlPlist(attributes), findings: [] }));
  return response;
}
