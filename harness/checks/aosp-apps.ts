import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** Package names by the names of the manuals. */
const packages: Readonly<Record<string, string>> = {
  'Microsoft Intune': 'com.microsoft.intune',
  'Microsoft Authenticator': 'com.azure.authenticator',
  'Intune Company Portal': 'com.microsoft.windowsintune.companyportal',
};

export const packageOf = (name: string): string => packages[name] ?? name;

interface AppOnDevice {
  readonly package: string;
  readonly versionName?: string;
  readonly firstLaunch?: JsonObject;
}

function appOn(device: DeviceEvidence | undefined, name: string): AppOnDevice | undefined {
  const apps = (device?.state.apps ?? []) as unknown as readonly AppOnDevice[];
  return apps.find((app) => app.package === packageOf(name));
}

const listed = (names: string): readonly string[] => names.split(', ');

/** The device has each of these apps. */
export const hasApps: Check<{ readonly names: string }> = async ({ device }, { names }, requirements) =>
  listed(names)
    .filter((name) => appOn(device, name) === undefined)
    .map((name) => finding(requirements, `${name} on the device`, 'it is not installed'));

/** Each of these apps was opened. */
export const appsOpened: Check<{ readonly names: string }> = async ({ device }, { names }, requirements) =>
  listed(names)
    .filter((name) => appOn(device, name)?.firstLaunch === undefined)
    .map((name) => finding(requirements, `${name} has been opened`, 'it has not'));

/** Each of these apps is in this version, or in another. */
export const appsInVersion: Check<{ readonly names: string; readonly version: string; readonly is: boolean }> = async (
  { device },
  { names, version, is },
  requirements,
) =>
  listed(names)
    .map((name) => ({ name, found: appOn(device, name)?.versionName ?? 'none' }))
    .filter(({ found }) => (found === version) !== is)
    .map(({ name, found }) => finding(requirements, `${name} ${is ? '' : 'not '}in version ${version}`, found));

/** The administrator's list of discovered apps has each app in the version that the device has. */
export const appsDiscovered: Check<{ readonly names: string }> = async ({ device, admin }, { names }, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { rows = [] } = (await admin.readReport('discovered-apps', { device: view?.id ?? '' })) as {
    readonly rows?: readonly JsonObject[];
  };
  return listed(names).flatMap((name) => {
    const version = appOn(device, name)?.versionName ?? 'none';
    const row = rows.find(({ Application }) => Application === name);
    if (row?.['Application Version'] === version) return [];
    return [finding(requirements, `${name} ${version} among the discovered apps`, JSON.stringify(row ?? 'no row'))];
  });
};
