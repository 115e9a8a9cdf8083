import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import type { AndroidDevice } from '../device.js';
import { knoxEntry } from './knox.js';
import { zeroTouchEntry } from './zero-touch.js';

/** The entry that the set-up goes on with: what a vendor's cloud has assigned, or what was given in the first place. */
export async function entryFromCloud(
  device: AndroidDevice,
  given: EnrollmentEntry,
  person: Person,
): Promise<EnrollmentEntry> {
  if (given.cloud === undefined) return given;
  const { service, link } = given.cloud;
  return service === 'kme' ? knoxEntry(device, given, { link, person }) : zeroTouchEntry(device, given, link);
}
