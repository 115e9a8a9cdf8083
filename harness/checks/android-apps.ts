import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** Note under which a scenario leaves how something that a person did at the device ended: `done` or `refused`. */
export const deedNote = 'android-deed';
/** Note under which a scenario leaves what the user found in the store: package names, with commas. */
export const storeNote = 'android-store';

type App = {
  readonly package: string;
  readonly version: number;
  readonly side: string;
  readonly installer: string;
  readonly badged: boolean;
  readonly firstLaunch?: JsonObject;
};

const appsOn = (device: DeviceEvidence | undefined): readonly App[] => (device?.state.apps ?? []) as readonly App[];

const described = (apps: readonly App[]): string =>
  apps.map(({ side, badged, version }) => `${side}${badged ? ', badged' : ''}, version ${version}`).join('; ') ||
  'not installed';

/** Where an app is on the device and whether its icon is that of a work app; `nowhere` for an app that must not be there. */
export const appIsOn: Check<{ readonly app: string; readonly side: string; readonly badged?: boolean }> = async (
  { device },
  { app, side, badged },
  requirements,
) => {
  const found = appsOn(device).filter((one) => one.package === app);
  const fits =
    side === 'nowhere'
      ? found.length === 0
      : found.length === 1 && found[0]?.side === side && (badged === undefined || found[0].badged === badged);
  const expected = side === 'nowhere' ? `${app} is not installed` : `${app}: ${side}${badged ? ', badged' : ''}`;
  return fits ? [] : [finding(requirements, expected, described(found))];
};

/** The version of an app, by the device and by what the administrator sees of it. */
export const appHasVersion: Check<{ readonly app: string; readonly version: number }> = async (
  { device, admin },
  { app, version },
  requirements,
) => {
  const own = appsOn(device).find((one) => one.package === app)?.version;
  const told = (await toldApps(admin, device)).find((one) => one.package === app)?.version;
  if (own === version && told === version) return [];
  return [
    finding(
      requirements,
      `${app} ${version}, and the administrator sees it`,
      `${own ?? 'none'}; told: ${told ?? 'none'}`,
    ),
  ];
};

/** Whether the administrator sees an app in the list of this device. */
export const administratorSeesApp: Check<{ readonly app: string; readonly seen: boolean }> = async (
  { device, admin },
  { app, seen },
  requirements,
) => {
  const told = (await toldApps(admin, device)).map((one) => one.package);
  if (told.includes(app) === seen) return [];
  const expected = `an administrator who ${seen ? 'sees' : 'does not see'} ${app}`;
  return [finding(requirements, expected, told.join(', ') || 'no apps')];
};

async function toldApps(
  admin: Parameters<Check<object>>[0]['admin'],
  device: DeviceEvidence | undefined,
): Promise<readonly App[]> {
  const { enrollmentId } = device ?? {};
  const [view] = enrollmentId === undefined ? [] : await admin.readDevices({ enrollmentId });
  return (view?.detail.apps ?? []) as unknown as readonly App[];
}

/** The user had nothing to answer. */
export const userWasNotAsked: Check<object> = async ({ device }, _args, requirements) => {
  const asked = (device?.state.asked ?? []) as readonly string[];
  return asked.length === 0 ? [] : [finding(requirements, 'a user who is not asked', asked.join(', '))];
};

/** A value that was in force when the app was opened for the first time; `none` for an app that got no values. */
export const firstLaunchHad: Check<{ readonly app: string; readonly key: string; readonly value: string }> = async (
  { device },
  { app, key, value },
  requirements,
) => {
  const { firstLaunch } = appsOn(device).find((one) => one.package === app) ?? {};
  const received = firstLaunch === undefined ? 'not opened' : String(firstLaunch[key] ?? 'none');
  return received === value ? [] : [finding(requirements, `${app} starts with ${key} ${value}`, received)];
};

/** How what a person did at the device ended. */
export const deedIs: Check<{ readonly kind: 'done' | 'refused' }> = async ({ notes }, { kind }, requirements) => {
  const received = String(notes.get(deedNote) ?? 'nothing was done');
  return received === kind ? [] : [finding(requirements, `what the user does is ${kind}`, received)];
};

/** Whether the user found an app in the store. */
export const storeShows: Check<{ readonly app: string; readonly shown: boolean }> = async (
  { notes },
  { app, shown },
  requirements,
) => {
  const found = String(notes.get(storeNote) ?? '').split(', ');
  if (found.includes(app) === shown) return [];
  return [finding(requirements, `a store ${shown ? 'with' : 'without'} ${app}`, found.join(', ') || 'an empty store')];
};
