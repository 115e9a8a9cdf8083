import type { Json, JsonObject } from '../base/vocabulary.js';
import { isJsonObject, readJsonObject } from './read-json.js';

/**
 * Managed Google Play between server, device and store. The device's side of the real one is proprietary, so that nodes, alert and store
 * are ours; what they carry follows the Google Play EMM API (Enterprises, Users.authenticationToken, Installs, Managedconfigurationsfordevice).
 * EnterpriseAppManagement is the name that published Android DPCs over OMA-DM use for the subtree.
 */
export const appsNode = './Device/Vendor/MSFT/EnterpriseAppManagement';
export const playAccountNode = './Device/Vendor/MSFT/ManagedGooglePlay/Account';

/** Type of the generic alert 1226 in which a device lists its apps. */
export const appInventoryAlert = 'test.muster:appinventory';

/** Paths of the store below the service of the account. */
export const storePaths = { apps: '/play/store/apps', app: '/play/store/apps/' } as const;

export const appIntents = ['required', 'available', 'uninstall'] as const;
export type AppIntent = (typeof appIntents)[number];

/** What the server wants of an app on a device. */
export interface AppAssignment {
  readonly intent: AppIntent;
  /** False: the user cannot uninstall it. */
  readonly removable: boolean;
  /** Managed configuration: values that the app reads when it starts (Android Enterprise, managed configurations). */
  readonly configuration?: JsonObject;
}

/** The managed Google Play account that the server adds to a device. */
export interface PlayAccount {
  /** `https://play.t1.muster.test:443` */
  readonly service: string;
  readonly token: string;
}

/** An app as the store offers it to an account. */
export interface StoreApp {
  readonly package: string;
  readonly name: string;
  readonly version: number;
  /** The developer supports managed configuration. */
  readonly managedConfiguration: boolean;
}

/** Where an app is: on a device with a work profile on one of the two sides, else on the device. */
export const appSides = ['work', 'personal', 'device'] as const;
export type AppSide = (typeof appSides)[number];

/** An app as a device tells the server of it. */
export interface ReportedApp {
  readonly package: string;
  readonly version: number;
  readonly side: AppSide;
  readonly versionName?: string;
}

export const assignmentNode = (name: string): string => `${appsNode}/${name}/Assignment`;

/** Reads the value of an Assignment node; undefined when it is none. */
export function readAssignment(text: string): AppAssignment | undefined {
  const object = objectOf(text);
  const intent = appIntents.find((one) => one === object?.intent);
  if (object === undefined || intent === undefined) return undefined;
  const { configuration } = object;
  return { intent, removable: object.removable !== false, ...(isJsonObject(configuration) && { configuration }) };
}

/** Reads the value of the Account node; undefined when it names no service and token. */
export function readPlayAccount(text: string): PlayAccount | undefined {
  const { service, token } = objectOf(text) ?? {};
  return typeof service === 'string' && URL.canParse(service) && typeof token === 'string'
    ? { service, token }
    : undefined;
}

/** Reads what the store says of one app; undefined when it is no app. */
export function readStoreApp(value: Json | undefined): StoreApp | undefined {
  if (!isJsonObject(value)) return undefined;
  const { package: id, name, version, managedConfiguration } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof version !== 'number') return undefined;
  return { package: id, name, version, managedConfiguration: managedConfiguration === true };
}

/** Reads the list of the alert; entries that are no app are left out. */
export function readReportedApps(text: string): readonly ReportedApp[] {
  const { apps } = objectOf(text) ?? {};
  return Array.isArray(apps) ? apps.flatMap((one: Json) => reportedApp(one) ?? []) : [];
}

function reportedApp(value: Json): ReportedApp | undefined {
  if (!isJsonObject(value)) return undefined;
  const side = appSides.find((one) => one === value.side);
  if (typeof value.package !== 'string' || typeof value.version !== 'number' || side === undefined) return undefined;
  const { versionName } = value;
  const told = typeof versionName === 'string' ? { versionName } : {};
  return { package: value.package, version: value.version, side, ...told };
}

function objectOf(text: string): JsonObject | undefined {
  const reading = readJsonObject(text);
  return reading.kind === 'object' ? reading.object : undefined;
}
