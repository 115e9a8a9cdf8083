import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import type { AndroidDevice } from '../device.js';
import { type Begun, knoxEntry } from './knox.js';
import { zeroTouchEntry } from './zero-touch.js';

/** How the set-up goes on: by what a vendor's cloud has assigned, or by what was given in the first place. */
export async function entryFromCloud(device: AndroidDevice, given: EnrollmentEntry, person: Person): Promise<Begun> {
  if (given.cloud === undefined) return { entry: given, person };
  const { service, link } = given.cloud;
  if (service === 'kme') return knoxEntry(device, given, { link, person });
  return { entry: await zeroTouchEntry(device, given, link), person };
}
