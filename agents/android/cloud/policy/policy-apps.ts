import type { StoreEntry } from '../../../../protocol/amapi/device-link.js';
import type { NonComplianceDetail } from '../../../../protocol/amapi/judge-policy.js';
import { managementModeFacts } from '../../../../protocol/android/management-modes.table.js';
import { isJsonObject } from '../../../../protocol/android/read-json.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { InstalledApp } from '../../apps/installed-app.js';
import { appsOf, keepApps } from '../../apps/play-sync.js';
import type { AndroidDevice } from '../../device.js';
import { appIsTooOld, appTakesGrants, blockedAppGoes, missingAppReason } from './policy-rules.js';

export type Store = Readonly<Record<string, StoreEntry>>;

const anyApp: StoreEntry = { versionCode: 1, targetSdk: 34, minApiLevel: 21 };
const installTypes = ['FORCE_INSTALLED', 'PREINSTALLED', 'REQUIRED_FOR_SETUP', 'KIOSK'];

interface PolicyApp {
  readonly packageName: string;
  readonly installType: string;
  readonly minimumVersionCode: number;
  readonly grants: boolean;
  readonly fieldPath: string;
  readonly entry: StoreEntry;
  readonly installed: InstalledApp | undefined;
}

function appsIn(device: AndroidDevice, { applications }: JsonObject, store: Store): readonly PolicyApp[] {
  const { installed } = appsOf(device);
  return listOf(applications).flatMap((each, at) => {
    const {
      packageName = '',
      installType = 'AVAILABLE',
      minimumVersionCode = 0,
      permissionGrants,
    } = isJsonObject(each) ? each : {};
    const name = String(packageName);
    return {
      packageName: name,
      installType: String(installType),
      minimumVersionCode: Number(minimumVersionCode),
      grants: listOf(permissionGrants).length > 0,
      fieldPath: `applications[${at}]`,
      entry: store[name] ?? anyApp,
      installed: installed.find((app) => app.package === name),
    };
  });
}

/** What does not hold of the apps that the policy names (Android Management API, ApplicationPolicy). */
export function appDetails(device: AndroidDevice, policy: JsonObject, store: Store): readonly NonComplianceDetail[] {
  return appsIn(device, policy, store).flatMap((app) => detailsOf(device, app));
}

function detailsOf(device: AndroidDevice, app: PolicyApp): readonly NonComplianceDetail[] {
  const { rules, habits } = device;
  const about = { settingName: 'applications', packageName: app.packageName, fieldPath: app.fieldPath };
  if (app.installed === undefined) {
    if (!installTypes.includes(app.installType)) return [];
    const installationFailureReason = missingAppReason(rules, app.entry, habits.apiLevel);
    return [{ ...about, nonComplianceReason: 'APP_NOT_INSTALLED', installationFailureReason }];
  }
  const grantsFail = app.grants && !appTakesGrants(rules, app.entry.targetSdk);
  return [
    ...(blockedAppGoes(rules, app.installType) ? [{ ...about, nonComplianceReason: 'APP_INSTALLED' as const }] : []),
    ...(isTooOld(device, app) ? [{ ...about, nonComplianceReason: 'APP_NOT_UPDATED' as const }] : []),
    ...(grantsFail
      ? [{ ...about, fieldPath: `${app.fieldPath}.permissionGrants`, nonComplianceReason: 'APP_INCOMPATIBLE' as const }]
      : []),
  ];
}

const isTooOld = ({ rules }: AndroidDevice, { installed, minimumVersionCode }: PolicyApp): boolean =>
  installed !== undefined && appIsTooOld(rules, installed.version, minimumVersionCode);

/** After the report the store gives what the policy wants, brings up to date what is too old, and what is blocked goes. */
export function settleApps(device: AndroidDevice, policy: JsonObject, store: Store): void {
  const named = appsIn(device, policy, store);
  const goes = new Set(
    named.filter((app) => blockedAppGoes(device.rules, app.installType)).map(({ packageName }) => packageName),
  );
  const renewed = new Map(
    named.filter((app) => isTooOld(device, app)).map((app) => [app.packageName, app.entry.versionCode]),
  );
  const comes = named.filter(
    (app) =>
      app.installed === undefined &&
      installTypes.includes(app.installType) &&
      app.entry.failure === undefined &&
      device.habits.apiLevel >= app.entry.minApiLevel,
  );
  const kept = appsOf(device).installed.filter((app) => !goes.has(app.package));
  if (comes.length + renewed.size + goes.size === 0) return;
  keepApps(device, {
    installed: [
      ...kept.map((app) => ({ ...app, version: renewed.get(app.package) ?? app.version })),
      ...comes.map((app) => installedFrom(device, app)),
    ],
  });
}

function installedFrom({ state }: AndroidDevice, { packageName, entry, installType }: PolicyApp): InstalledApp {
  const profile = state.mode !== undefined && managementModeFacts[state.mode].owner === 'PROFILE_OWNER';
  return {
    package: packageName,
    version: entry.versionCode,
    side: profile ? 'work' : 'device',
    installer: 'managed-play',
    badged: profile,
    removable: installType === 'PREINSTALLED',
  };
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
