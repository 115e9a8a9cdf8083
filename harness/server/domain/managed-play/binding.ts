import type { JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantState } from '../state.js';
import { connectionApps } from './public-apps.table.js';
import type { PlayApp } from './store.js';

/** An app in the list of the console. */
export type ConsoleApp = {
  readonly package: string;
  readonly name: string;
  readonly managedConfiguration: boolean;
  readonly scopeTags: readonly string[];
};

/** How the organisation is connected to managed Google Play, as the server keeps it. */
export type PlayBinding = {
  /** `disconnecting`: devices are still to hear of it. */
  readonly state: 'connected' | 'disconnecting' | 'not connected';
  /** The Google account that stands for the organisation. */
  readonly account?: string;
  /** The name that the organisation gave itself there. */
  readonly organization: string;
  readonly apps: readonly ConsoleApp[];
  /** Put on every app that is approved from now on. */
  readonly scopeTag?: string;
  /** A connection that was begun and not completed: what the store is told of it. */
  readonly signUp?: string;
};

const kind = 'managed-google-play';

export const ownOrganization = 'Contoso';

export const asConsoleApp = (app: PlayApp, scopeTags: readonly string[] = []): ConsoleApp => ({
  package: app.package,
  name: app.name,
  managedConfiguration: app.managedConfiguration,
  scopeTags,
});

/** Until somebody does something about it, an organisation is connected. */
const initial: PlayBinding = {
  state: 'connected',
  account: 'play-admin@contoso.example',
  organization: ownOrganization,
  apps: connectionApps.map((app) => asConsoleApp(app)),
};

export const notConnected: PlayBinding = { state: 'not connected', organization: '', apps: [] };

export const playBinding = ({ settings }: TenantState): PlayBinding =>
  (settings.get(kind) as PlayBinding | undefined) ?? initial;

export const isConnected = (state: TenantState): boolean => playBinding(state).state === 'connected';

export function keepBinding({ settings }: TenantState, binding: PlayBinding): void {
  settings.set(kind, binding as JsonObject);
}

const enterpriseMethods: ReadonlySet<Method> = new Set<Method>([
  'android-work-profile',
  'android-cope',
  'android-fully-managed',
  'android-dedicated',
  'android-dedicated-shared',
]);

/** Whether devices of this method are managed by Android Enterprise, with managed Google Play. */
export const isAndroidEnterprise = (method: Method): boolean => enterpriseMethods.has(method);
