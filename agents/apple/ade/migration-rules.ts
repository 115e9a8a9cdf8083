import { isOlder } from '../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { InstalledApp } from '../changed-state.js';

/** Whether this version of the system migrates to another server: iOS, iPadOS and macOS from 26 on. */
export const migratesWith = rule('XAP-440', {
  holds: (_context: RuleContext, osVersion: string): boolean => !isOlder(osVersion, '26'),
  mutants: { onEveryVersion: () => true, never: () => false },
});

/** Whether the device migrates by itself: from the deadline (ms) on. */
export const isForced = rule('XAP-441', {
  holds: ({ now }: RuleContext, deadline: number): boolean => now >= deadline,
  mutants: { waitsForItsHolder: () => false, doesNotWait: () => true },
});

/** Whether the holder may migrate now: at any time before the deadline, too. */
export const holderMayMigrate = rule('XAP-442', {
  holds: (_context: RuleContext, _deadline: number): boolean => true,
  mutants: { onlyAtTheDeadline: ({ now }, deadline) => now >= deadline },
});

/** Whether the server before is told that the device leaves it, given whether its profile asks for that. */
export const tellsServerBefore = rule('XAP-443', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { leavesWithoutAWord: () => false },
});

/** Whether managed apps outlive the change, given whether the new server has the device wait for its configuration. */
export const keepsApps = rule('XAP-444', {
  holds: (_context: RuleContext, awaits: boolean): boolean => awaits,
  mutants: { loadsThemAgain: () => false, keepsThemAnyway: () => true },
});

/** Apps that are left once the device is configured, by a new server or after its return to service: of those that were kept only what was wanted again. */
export const appsAfterMigration = rule(['XAP-445', 'XAP-456'], {
  holds: (_context: RuleContext, apps: readonly InstalledApp[]): readonly InstalledApp[] =>
    apps.filter(({ preserved }) => preserved !== true),
  mutants: { keepsEverything: (_context, apps) => apps },
});

/** Whether a device whose migration failed tries again when it wakes. */
export const triesMigrationAgain = rule('XAP-446', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { staysUnmanaged: () => false },
});

/** Whether a device may migrate, given whether several people share it. */
export const sharedMigrates = rule('XAP-447', {
  holds: (_context: RuleContext, shared: boolean): boolean => !shared,
  mutants: { sharedToo: () => true },
});

/** Whether a device may migrate, given whether it returns to service with its apps. */
export const returningMigrates = rule('XAP-460', {
  holds: (_context: RuleContext, returns: boolean): boolean => !returns,
  mutants: { returningToo: () => true },
});

/** Whether a managed device may migrate, given whether it came by its configuration: a Mac in any case, an iPhone or iPad only so. */
export const managedSoMigrates = rule('XAP-461', {
  holds: (_context: RuleContext, family: 'ios' | 'macos', byConfiguration: boolean): boolean =>
    byConfiguration || family === 'macos',
  mutants: { anyDevice: () => true, byConfigurationOnly: (_context, _family, byConfiguration) => byConfiguration },
});

/** Whether the migration of a Mac can begin, given its managed user and who is signed in. */
export const beginsWith = rule('XAP-467', {
  holds: (_context: RuleContext, managed: string | undefined, present: string): boolean =>
    managed === undefined || managed === present,
  mutants: { whoeverIsThere: () => true, nobodyHolds: (_context, managed) => managed === undefined },
});

/** The user whom the new server manages (UserID), given the one of before and another one. */
export const managedAfterwards = rule('XAP-468', {
  holds: (_context: RuleContext, before: string, _fresh: string): string => before,
  mutants: { anotherUser: (_context, _before, fresh) => fresh },
});

/** Short name of the user whom the new server manages where the one before managed none, given who is signed in and who set the Mac up. */
export const managedAnew = rule('XAP-459', {
  holds: (_context: RuleContext, present: string | undefined, owner: string): string => present ?? owner,
  mutants: { whoSetItUp: (_context, _present, owner) => owner },
});

/** Which bypass code of Activation Lock the device has, given how often it migrated: the one of before is void. */
export const bypassCodeAfter = rule('XAP-469', {
  holds: (_context: RuleContext, migrations: number): number => migrations,
  mutants: { keepsTheCode: () => 0 },
});

/** Rules that a device keeps when it changes its server. */
export const migrationDeviceRules: readonly RuleSummary[] = [
  migratesWith,
  isForced,
  holderMayMigrate,
  tellsServerBefore,
  keepsApps,
  appsAfterMigration,
  triesMigrationAgain,
  sharedMigrates,
  returningMigrates,
  managedSoMigrates,
  beginsWith,
  managedAfterwards,
  managedAnew,
  bypassCodeAfter,
];
