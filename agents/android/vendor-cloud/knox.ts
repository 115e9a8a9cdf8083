import { formatComponentName } from '../../../protocol/android/component-name.js';
import { isJsonObject, readJsonObject } from '../../../protocol/android/read-json.js';
import type { SimulatedPackage } from '../../../protocol/android/simulated-package.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { Person } from '../../person/person.js';
import { type AndroidDevice, refuseProvisioning } from '../device.js';
import { askForAssignment, fetchPackage } from './ask.js';
import { profileInQrCode } from './knox-qr.js';
import { resolveToken } from './resolve-token.js';
import { agentAddress, beginsByItself, goesWithoutGoogleAccount } from './rules.js';
import { show } from './zero-touch.js';

const step = 'FetchConfiguration';

export interface KnoxWorld {
  readonly link: string;
  readonly person: Person;
}

/**
 * Knox Mobile Enrollment on a Samsung device: with the first network it asks for its profile, shows whose it is, downloads the agent from the
 * address in the profile, and goes on with the custom JSON.
 */
export async function knoxEntry(
  device: AndroidDevice,
  entry: EnrollmentEntry,
  { link }: KnoxWorld,
): Promise<EnrollmentEntry> {
  const { rules, habits } = device;
  if (!beginsByItself(rules, habits.network)) return refuseProvisioning(step, 'NETWORK', 'the device has no network');
  if (!goesWithoutGoogleAccount(rules, habits.googleAccount))
    return refuseProvisioning(step, 'GOOGLE_ACCOUNT', 'the device has no Google account');
  const assigned = await askForAssignment(device, link, profileInQrCode(device, entry));
  if (assigned === undefined) return refuseProvisioning(step, 'NOT_ASSIGNED', 'no profile is assigned to this device');
  show(device, assigned);
  const profile = readProfile(assigned.text);
  const agent = await fetchPackage(device, link, agentAddress(rules, String(profile.agentApk)));
  const custom = readJsonObject(typeof profile.customJson === 'string' ? profile.customJson : '{}');
  const resolved = await resolveToken(device, custom.kind === 'object' ? custom.object : {}, entry.url);
  const text = JSON.stringify({
    component: componentOf(agent),
    leaveAllSystemAppsEnabled: profile.leaveAllSystemAppsEnabled === true,
    customJson: JSON.stringify(resolved.bundle),
  });
  const { platform, method } = entry;
  return { platform, method: resolved.method ?? method, configuration: { service: 'kme', text } };
}

function readProfile(text: string): JsonObject {
  const read = readJsonObject(text);
  return read.kind === 'object' && isJsonObject(read.object)
    ? read.object
    : refuseProvisioning('ReadProfile', 'unreadable', 'the profile cannot be read');
}

function componentOf({ packageName, receivers: [className = ''] }: SimulatedPackage): string {
  return formatComponentName({ packageName, className });
}
