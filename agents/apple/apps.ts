import type { InstalledApp } from './changed-state.js';
import type { AppleDevice } from './device.js';

/** Every app but those of the system: what the holder had, and what the server brought. */
export function appsOf({ state, habits }: AppleDevice): readonly InstalledApp[] {
  return (
    state.apps ??
    habits.ownApps.map((identifier) => ({ identifier, status: 'UserInstalledApp', managed: false }) as const)
  );
}

export function findApp(device: AppleDevice, identifier: string): InstalledApp | undefined {
  return appsOf(device).find((app) => app.identifier === identifier);
}

/** The app in place of the one with its identifier. */
export function putApp(device: AppleDevice, app: InstalledApp): void {
  device.update({ apps: [...appsOf(device).filter(({ identifier }) => identifier !== app.identifier), app] });
}

export function dropApp(device: AppleDevice, identifier: string): void {
  device.update({ apps: appsOf(device).filter((app) => app.identifier !== identifier) });
}

/** What is kept of a managed app that is there, until the next server has configured the device; other apps stay as they are. */
export function keptForNext(app: InstalledApp): InstalledApp {
  if (!app.managed || !isPresent(app)) return app;
  return { identifier: app.identifier, status: 'Managed', managed: true, preserved: true };
}

/** An app that is on the device and can be opened. */
export function isPresent({ status }: InstalledApp): boolean {
  return (
    status === 'Managed' ||
    status === 'UserInstalledApp' ||
    status === 'PromptingForManagement' ||
    status === 'ManagementRejected'
  );
}
