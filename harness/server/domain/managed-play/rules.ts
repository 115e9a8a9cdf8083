import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import { isAndroidEnterprise } from './binding.js';
import type { PlayApp } from './store.js';

/** Whether a way to enroll needs the connection. */
export const needsConnection = rule('MGP-001', {
  holds: (_context: RuleContext, method: Method): boolean => isAndroidEnterprise(method),
  mutants: {
    noneNeedsIt: () => false,
    everyAndroidNeedsIt: () => true,
    workProfilesDoWithout: (_context, method) => isAndroidEnterprise(method) && method !== 'android-work-profile',
  },
});

/** The apps that a new connection brings to the console. */
export const appsOfConnection = rule('MGP-002', {
  holds: (_context: RuleContext, apps: readonly PlayApp[]): readonly PlayApp[] => apps,
  mutants: { none: () => [], withoutTheLast: (_context, apps) => apps.slice(0, -1) },
});

export const connectionPermissions = ['Organization - Read', 'Organization - Update'] as const;
export const syncPermissions = ['Android Sync - Read', 'Android Sync - UpdateOnBoarding'] as const;

const hasAll = (held: readonly string[], needed: readonly string[]): boolean =>
  needed.every((permission) => held.includes(permission));

/** Whether an administrator of a custom role reaches the connection. */
export const reachesConnection = rule('MGP-008', {
  holds: (_context: RuleContext, held: readonly string[]): boolean => hasAll(held, connectionPermissions),
  mutants: {
    anyRole: () => true,
    oneIsEnough: (_context, held) => connectionPermissions.some((permission) => held.includes(permission)),
    noCustomRole: () => false,
  },
});

/** Whether the connection can be begun without the consent that data goes to Google. */
export const mayConnect = rule('MGP-009', {
  holds: (_context: RuleContext, agreed: boolean): boolean => agreed,
  mutants: { withoutConsent: () => true, never: () => false },
});

/** The scope tags of an app that has just come from managed Google Play. */
export const tagsOfNewApp = rule('MGP-012', {
  holds: (_context: RuleContext, chosen: string | undefined): readonly string[] =>
    chosen === undefined ? [] : [chosen],
  mutants: { noTags: () => [] },
});

/** Whether an administrator may choose the tag of new apps. */
export const mayChooseTag = rule('MGP-012', {
  holds: (_context: RuleContext, held: readonly string[]): boolean => hasAll(held, syncPermissions),
  mutants: {
    readingIsEnough: (_context, held) => held.includes(syncPermissions[0]),
    never: () => false,
  },
});

/** Whether an administrator may take the chosen tag away. */
export const mayRemoveTag = rule('MGP-013', {
  holds: (_context: RuleContext, held: readonly string[]): boolean => hasAll(held, syncPermissions),
  mutants: { anybodyMay: () => true },
});

/** Whether the connection may be cut, given how many devices have not been told to let go. */
export const mayCut = rule('MGP-015', {
  holds: (_context: RuleContext, waiting: number): boolean => waiting === 0,
  mutants: { atOnce: () => true },
});

/** Whether a device is let go when the connection ends. */
export const endsWithConnection = rule('MGP-016', {
  holds: (_context: RuleContext, method: Method): boolean => isAndroidEnterprise(method),
  mutants: {
    noneIs: () => false,
    everyAndroidIs: () => true,
    onlyCompanyDevices: (_context, method) => isAndroidEnterprise(method) && method !== 'android-work-profile',
  },
});

export const managedPlayRules: readonly RuleSummary[] = [
  needsConnection,
  appsOfConnection,
  reachesConnection,
  mayConnect,
  tagsOfNewApp,
  mayChooseTag,
  mayRemoveTag,
  mayCut,
  endsWithConnection,
];
