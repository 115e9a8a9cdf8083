import { formatComponentName } from '../../../protocol/android/component-name.js';
import type { SimulatedPackage } from '../../../protocol/android/simulated-package.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import { type AndroidDevice, EnrollmentStopped, refuseProvisioning } from '../device.js';
import { knoxNeeded, takesPartInCloud } from '../entry-rules.js';
import { askForAssignment, fetchPackage } from './ask.js';
import { administratorSignIn } from './knox-administrator.js';
import { type KnoxProfile, readAssignedProfile } from './knox-profile.js';
import { profileInQrCode } from './knox-qr.js';
import { isAdministrators, mayCancel } from './knox-rules.js';
import { resolveToken } from './resolve-token.js';
import { agentAddress, beginsByItself, goesWithoutGoogleAccount } from './rules.js';
import { show } from './show.js';

const step = 'FetchConfiguration';

/** How the set-up goes on, and who signs in. */
export interface Begun {
  readonly entry: EnrollmentEntry;
  readonly person: Person;
}

interface KnoxWorld {
  readonly link: string;
  readonly person: Person;
}

/**
 * Knox Mobile Enrollment on a Samsung device: with the first network it asks for its profile, shows whose it is, downloads the agent from the
 * address in the profile, and goes on as the type of the profile says.
 */
export async function knoxEntry(device: AndroidDevice, entry: EnrollmentEntry, world: KnoxWorld): Promise<Begun> {
  const { link, person } = world;
  meetPrerequisites(device);
  const assigned = await askForAssignment(device, link, profileInQrCode(device, entry));
  if (assigned === undefined) return refuseProvisioning(step, 'NOT_ASSIGNED', 'no profile is assigned to this device');
  show(device, assigned);
  const profile = readAssignedProfile(assigned.text);
  const administrators = isAdministrators(device.rules, profile.profileType);
  meetKnoxVersion(device, administrators ? 'administrator' : 'enterprise');
  if (person.givesUpAt === 'KnoxEnrollment' && mayCancel(device.rules, profile.allowCancel))
    throw new EnrollmentStopped({ kind: 'abandoned', step: 'KnoxEnrollment' });
  const agent = await fetchPackage(device, link, agentAddress(device.rules, profile.agentApk));
  if (administrators) return administratorSignIn(device, entry, { profile, person });
  return { entry: await ownerEntry(device, entry, profile, agent), person };
}

function meetPrerequisites({ rules, habits }: AndroidDevice): void {
  if (!beginsByItself(rules, habits.network)) refuseProvisioning(step, 'NETWORK', 'the device has no network');
  if (!goesWithoutGoogleAccount(rules, habits.googleAccount))
    refuseProvisioning(step, 'GOOGLE_ACCOUNT', 'the device has no Google account');
}

function meetKnoxVersion({ rules, habits }: AndroidDevice, manager: 'administrator' | 'enterprise'): void {
  if (takesPartInCloud(rules, 'kme', habits, knoxNeeded(rules, manager))) return;
  refuseProvisioning(step, 'NOT_IN_CLOUD', `Knox ${habits.knox ?? 'is missing and'} does not do for this profile`);
}

async function ownerEntry(
  device: AndroidDevice,
  { platform, method, url }: EnrollmentEntry,
  { customJson, leaveAllSystemAppsEnabled }: KnoxProfile,
  { packageName, receivers: [className = ''] }: SimulatedPackage,
): Promise<EnrollmentEntry> {
  const resolved = await resolveToken(device, customJson, url);
  const text = JSON.stringify({
    component: formatComponentName({ packageName, className }),
    leaveAllSystemAppsEnabled,
    customJson: JSON.stringify(resolved.bundle),
  });
  return { platform, method: resolved.method ?? method, configuration: { service: 'kme', text } };
}
