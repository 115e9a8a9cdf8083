import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import type { AppleDevice } from '../device.js';
import type { FetchedProfile } from '../fetch-profile.js';
import { confirmInstallation } from './install-by-hand.js';
import { updateMac } from './mac-state.js';
import { putOffApproval } from './rules.js';

/**
 * The person in front of the profile that the browser handed over. A Mac keeps one that is not approved now under Profiles in its
 * settings, where it can be approved later (Apple Support, "Install configuration profiles on Mac").
 */
export function inFrontOf(
  device: AppleDevice,
  entry: EnrollmentEntry,
  { bytes }: FetchedProfile,
  person: Person,
): Person {
  if (device.family !== 'macos') return person;
  confirmInstallation(device, entry, person);
  if (person.givesUpAt !== 'InstallProfile') return person;
  const fate = putOffApproval(device.rules);
  if (fate === 'waits') updateMac(device, { waiting: { entry, profile: Buffer.from(bytes).toString('base64') } });
  if (fate !== 'installed') return person;
  const { givesUpAt: _, ...unasked } = person;
  return unasked;
}
