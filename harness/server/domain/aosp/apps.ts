import { z } from 'zod';
import { type SourceApp, versionNumber } from '../../../../protocol/android/managing-apps.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { authenticatorApp, companyPortalApp, connectionApps, intuneApp } from '../managed-play/public-apps.table.js';
import { readSettings } from '../settings-read.js';
import type { DeviceState, TenantState } from '../state.js';
import { compareVersions } from '../versions.js';

const versionName = z.string().regex(/^\d+(\.\d+){1,2}$/, 'a version is two or three numbers with dots');

/** Versions in which the apps of devices without Google Play are published: the settings document `aosp-apps`. */
export const aospAppsSchema = z.strictObject({ versions: z.record(z.string(), versionName).default({}) });

const firstVersions: Readonly<Record<string, string>> = {
  [intuneApp]: '24.10.1',
  [authenticatorApp]: '6.2410.7',
  [companyPortalApp]: '5.0.6363',
};

/** The apps that enrollment installs: Intune, Company Portal, Authenticator. */
export const enrollmentApps = rule(['AOU-019', 'AOL-017'], {
  holds: (_context: TenantContext): readonly string[] => Object.keys(firstVersions),
  mutants: {
    withoutIntune: () => [authenticatorApp, companyPortalApp],
    withoutPortal: () => [intuneApp, authenticatorApp],
    withoutAuthenticator: () => [intuneApp, companyPortalApp],
  },
});

/** An app as it is published now. */
export function publishedApp(state: TenantState, name: string): SourceApp | undefined {
  const { versions } = aospAppsSchema.parse(readSettings(state, 'aosp-apps'));
  const version = versions[name] ?? firstVersions[name];
  return version === undefined ? undefined : { package: name, version: versionNumber(version), versionName: version };
}

/** The first version of the Intune app that may sync from October 2024 on. The manual gives no year; its page is of September 2024. */
const firstSyncing = '24.7.0';
const syncingFrom = Date.UTC(2024, 9, 1);

/** Edition 003 of the manuals: whether a device with this version of the Intune app may sync. */
const maySync = rule('AOU-032', {
  holds: ({ now }: TenantContext, version: string): boolean =>
    now < syncingFrom || compareVersions(version, firstSyncing) >= 0,
  mutants: {
    anyVersion: () => true,
    onlyLaterOnes: (_context, version) => compareVersions(version, firstSyncing) > 0,
    comparesAsText: (_context, version) => version >= firstSyncing,
  },
});

export const syncAllowed = (context: TenantContext, version: string): boolean =>
  context.editions.has('002') || maySync(context, version);

interface Discovered {
  readonly app: string;
  readonly version: string;
}

/** The discovered apps of a device, with the version of each. */
const discovered = rule(['AOU-024', 'AOL-022'], {
  holds: (_context: TenantContext, apps: readonly Discovered[]): readonly Discovered[] => apps,
  mutants: {
    withoutVersions: (_context, apps) => apps.map((one) => ({ ...one, version: '' })),
    withoutManagementApps: (_context, apps) => apps.filter(({ app }) => !app.startsWith('Microsoft ')),
  },
});

/** The report `discovered-apps` of the device that the filter names. */
export function discoveredApps(context: TenantContext, { device }: JsonObject): JsonObject {
  const found = context.state.devices.get(String(device));
  const rows = found === undefined ? [] : discovered(context, told(found));
  return { rows: rows.map(({ app, version }) => ({ Application: app, 'Application Version': version })) };
}

function told({ detail }: DeviceState): readonly Discovered[] {
  const apps = Array.isArray(detail.apps) ? (detail.apps as readonly { readonly [key: string]: Json }[]) : [];
  return apps.map(({ package: id, version, versionName: name }) => ({
    app: connectionApps.find((known) => known.package === id)?.name ?? String(id),
    version: String(name ?? version),
  }));
}

export const aospAppRules: readonly RuleSummary[] = [enrollmentApps, maySync, discovered];
