import {
  type DiscoveredServer,
  isEnrollmentVersion,
  modeOfVersion,
} from '../../../protocol/apple/account-driven/discovery.js';
import type { MdmPayload } from '../../../protocol/apple/profile.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import { type AppleDevice, EnrollmentStopped, refuse } from '../device.js';
import { installable, manage } from '../enroll-with-profile.js';
import { discover } from './discover.js';
import { askForChallenge, machineInfoOf, requestProfile } from './request-profile.js';
import { goesOnAfterAccount, modeFits } from './rules.js';
import { signIn } from './sign-in.js';

/** An entry that is nothing but an account: the device finds everything else by it. */
export function isAccountEntry({ url, file, username }: EnrollmentEntry): boolean {
  return url === undefined && file === undefined && username !== undefined;
}

/**
 * Account-driven enrollment (Apple: "Onboarding users with account sign-in"). A step that does not succeed throws EnrollmentStopped with its
 * outcome.
 */
export async function enrollWithAccount(
  device: AppleDevice,
  { username = '' }: EnrollmentEntry,
  person: Person,
): Promise<EnrollmentOutcome> {
  const server = await discover(device, username);
  const machineInfo = await machineInfoOf(device);
  const challenge = await askForChallenge(device, server, machineInfo);
  const account = await signIn(device, challenge, username, person);
  const profile = await requestProfile(device, server, machineInfo, account.accessToken);
  const payloads = installable(device, profile, person);
  requireMode(device, server, payloads.mdm);
  signInManagedAccount(device, payloads.mdm, person);
  device.update({ account });
  return manage(device, profile, payloads, person);
}

function requireMode(device: AppleDevice, { Version }: DiscoveredServer, mdm: MdmPayload): void {
  const mode = isEnrollmentVersion(Version) ? modeOfVersion[Version] : 'BYOD';
  if (modeFits(device.rules, mode, mdm)) return;
  const message = `EnrollmentMode is ${mdm.EnrollmentMode ?? 'absent'}, not ${mode}`;
  refuse({ form: 'profile', code: 'ENROLLMENT_MODE', message, step: 'InstallProfile' });
}

/** Before anything is installed the holder signs in at Apple, with the account that the profile names; nobody can with somebody else's. */
function signInManagedAccount(device: AppleDevice, { AssignedManagedAppleID }: MdmPayload, person: Person): void {
  const step = 'ManagedAccount';
  if (person.givesUpAt === step) throw new EnrollmentStopped({ kind: 'abandoned', step });
  if (AssignedManagedAppleID === undefined)
    refuse({ form: 'profile', code: 'NO_MANAGED_ACCOUNT', message: 'AssignedManagedAppleID is absent', step });
  const own = AssignedManagedAppleID.toLowerCase() === person.upn.toLowerCase();
  if (goesOnAfterAccount(device.rules, own)) return;
  refuse({
    form: 'local',
    code: 'ACCOUNT_SIGN_IN',
    message: `${person.name} cannot sign in as ${AssignedManagedAppleID}`,
    step,
  });
}
