import { appsOf } from './apps.js';
import type { AppStatus, ChangedState, InstalledApp, ScheduledUpdate } from './changed-state.js';
import { prepareDeclaredUpdate, waitsForDeadline } from './declarative/declared-updates.js';
import type { AppleDevice } from './device.js';
import { removeExpired } from './profile-store.js';

/** What went on while nobody looked: apps and updates that were on their way when the last session ended have arrived. */
export function settle(device: AppleDevice): void {
  const { state } = device;
  if (state.apps?.some(({ status }) => arrivals[status] !== undefined))
    device.update({ apps: appsOf(device).map((app) => ({ ...app, status: arrivals[app.status] ?? app.status })) });
  if (state.update !== undefined) advanceUpdate(device, state.update);
  prepareDeclaredUpdate(device);
  removeExpired(device);
}

const arrivals: Readonly<Partial<Record<AppStatus, AppStatus>>> = { Installing: 'Managed', Updating: 'Managed' };

/** First the download, then the installation, after which the device has restarted with its new version. A declared update waits for its deadline. */
function advanceUpdate(device: AppleDevice, update: ScheduledUpdate): void {
  const { productKey, status } = update;
  const installed = device.habits.updates.find((one) => one.productKey === productKey);
  if (status === 'Downloading')
    device.update({ update: { ...update, status: update.declaration === undefined ? 'Installing' : 'Prepared' } });
  else if (!waitsForDeadline(device, update))
    device.update({ update: undefined, ...(installed && restartedWith(device, installed)) });
}

function restartedWith(
  { state }: AppleDevice,
  { version, build }: AppleDevice['habits']['updates'][number],
): Pick<ChangedState, 'osVersion' | 'osBuild' | 'restarts'> {
  return { osVersion: version, osBuild: build, restarts: (state.restarts ?? 0) + 1 };
}

/** The holder takes the device up: turns it on, unlocks it, and answers what it asks. */
export function takeUp(device: AppleDevice): void {
  device.inHand = true;
  device.update({ locked: false, off: undefined });
  if (device.state.apps?.some(({ status }) => status.startsWith('Prompting')))
    device.update({ apps: appsOf(device).map((app) => answered(device, app)) });
}

function answered({ habits }: AppleDevice, app: InstalledApp): InstalledApp {
  const { acceptsApps } = habits;
  if (app.status === 'Prompting') return { ...app, status: acceptsApps ? 'Installing' : 'UserRejected' };
  if (app.status !== 'PromptingForManagement') return app;
  return { ...app, managed: acceptsApps, status: acceptsApps ? 'Managed' : 'ManagementRejected' };
}
