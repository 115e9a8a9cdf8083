import type { PlayApp } from './store.js';

/** The app that manages a company's device, and the others that come with the connection (Microsoft Intune, "Connect your Intune account to managed Google Play"). */
export const intuneApp = 'com.microsoft.intune';
export const authenticatorApp = 'com.azure.authenticator';
export const companyPortalApp = 'com.microsoft.windowsintune.companyportal';
export const homeScreenApp = 'com.microsoft.launcher.enterprise';

/** Apps of the connection, in the order of the console. */
export const connectionApps: readonly PlayApp[] = [
  app(intuneApp, 'Microsoft Intune'),
  app(authenticatorApp, 'Microsoft Authenticator'),
  app(companyPortalApp, 'Intune Company Portal'),
  app(homeScreenApp, 'Managed Home Screen'),
];

/** What anybody finds in the simulated store, besides what a scenario publishes. */
export const publicApps: readonly PlayApp[] = [
  ...connectionApps,
  app('com.google.android.gm', 'Gmail'),
  app('com.ninefolders.hd3.work.for.work', 'Nine Work'),
  app('com.microsoft.office.outlook', 'Microsoft Outlook'),
];

function app(id: string, name: string): PlayApp {
  return { package: id, name, version: 1, managedConfiguration: true };
}
