import { formatComponentName } from '../../../protocol/android/component-name.js';
import { extraKey } from '../../../protocol/android/provisioning-extras.table.js';
import { isJsonObject, readJsonObject } from '../../../protocol/android/read-json.js';
import type { SimulatedPackage } from '../../../protocol/android/simulated-package.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type AndroidDevice, refuseProvisioning } from '../device.js';
import { askForAssignment, fetchPackage } from './ask.js';
import { keepOffline } from './offline.js';
import { resolveToken } from './resolve-token.js';
import { looksAgain, looksForConfiguration } from './rules.js';
import { show } from './show.js';

const step = 'FetchConfiguration';

/** Address of a package in Google Play. */
const playAddress = (packageName: string): string => `https://play.google.com/store/apps/details?id=${packageName}`;

/**
 * Zero-touch in the set-up of a device: ask, show whose the device is, install the DPC that the configuration names, and go on with its extras.
 * The DPC comes from Google Play, whatever the extras say of a download.
 */
export async function zeroTouchEntry(
  device: AndroidDevice,
  entry: EnrollmentEntry,
  link: string,
): Promise<EnrollmentEntry> {
  if (!looksForConfiguration(device.rules, device.state.userSetupComplete))
    return refuseProvisioning(step, 'USER_SETUP_COMPLETED', 'a configuration is looked for in the set-up only');
  keepOffline(device, link);
  const assigned = looksAgain(device.rules, device.state.factoryResets)
    ? await askForAssignment(device, link)
    : undefined;
  if (assigned === undefined) return refuseProvisioning(step, 'NOT_ASSIGNED', 'no configuration is for this device');
  show(device, assigned);
  const dpc = await fetchPackage(device, link, playAddress(assigned.dpc ?? ''));
  const extras = readExtras(assigned.text);
  const bundle = extras[extraKey('ADMIN_EXTRAS_BUNDLE')];
  const resolved = await resolveToken(device, isJsonObject(bundle) ? bundle : {}, entry.url);
  const text = JSON.stringify({ ...componentOf(dpc), ...extras, [extraKey('ADMIN_EXTRAS_BUNDLE')]: resolved.bundle });
  const { platform, method } = entry;
  return { platform, method: resolved.method ?? method, configuration: { service: 'zero-touch', text } };
}

function readExtras(text: string): JsonObject {
  const read = readJsonObject(text);
  return read.kind === 'object'
    ? read.object
    : refuseProvisioning('ReadProvisioningExtras', 'unreadable', read.message);
}

/** Extras need not name the component: the service knows which DPC it installs. */
function componentOf({ packageName, receivers: [className = ''] }: SimulatedPackage): JsonObject {
  return { [extraKey('DEVICE_ADMIN_COMPONENT_NAME')]: formatComponentName({ packageName, className }) };
}
