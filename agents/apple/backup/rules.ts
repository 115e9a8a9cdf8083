import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { AppleState, SetUp } from '../apple-state.js';

/** Whether a backup can be restored: in Setup Assistant, and once in it. */
export const mayRestore = rule('BKR-004', {
  holds: (_context: RuleContext, inSetupAssistant: boolean, restored: boolean): boolean =>
    inSetupAssistant && !restored,
  mutants: { anyTime: () => true, asOftenAsWanted: (_context, inSetupAssistant) => inSetupAssistant },
});

/** What a restore brings back: on the device that made the backup everything, its management included; on another one what is the holder's. */
export const bringsBack = rule(['BKR-001', 'BKR-006', 'BKR-007', 'BKR-014'], {
  holds: (_context: RuleContext, sameDevice: boolean): 'everything' | 'content' =>
    sameDevice ? 'everything' : 'content',
  mutants: { contentOnly: () => 'content', managementOnAnyDevice: () => 'everything' },
});

/** Whether a device that its holder resets tells its server. */
export const tellsOfReset = rule('BKR-008', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { checksOut: () => true },
});

type Payload = NonNullable<AppleState['restoredMdm']>;

/** Whether an MDM payload can be installed where a restore brought one back. */
export const matchesRestored = rule(['BKR-012'], {
  holds: (_context: RuleContext, old: Payload | undefined, topic: string): boolean => (old?.topic ?? topic) === topic,
  mutants: { anyPayload: () => true },
});

/** What is left of a restored MDM payload that was removed. */
export const leftOfRemoved = rule('BKR-013', {
  holds: (_context: RuleContext, _removed: Payload | undefined): Payload | undefined => undefined,
  mutants: { stillInTheWay: (_context, removed) => removed },
});

/** What the end of management leaves of the holder's own. */
export const contentAfterManagement = rule('BKR-015', {
  holds: (_context: RuleContext, content: readonly string[] | undefined) => content,
  mutants: { wiped: () => undefined },
});

/** What the end of management leaves of how the device was set up, its supervision with it. */
export const setUpAfterManagement = rule('BKR-016', {
  holds: (_context: RuleContext, setup: SetUp | undefined): SetUp | undefined => setup,
  mutants: {
    supervisionEnds: (_context, setup) => (setup === undefined ? undefined : { ...setup, supervised: false }),
  },
});

/** Whether the lock of the organisation's configuration holds for an enrollment, given whether that came by the configuration. */
export const lockHolds = rule('BKR-017', {
  holds: (_context: RuleContext, byConfiguration: boolean): boolean => byConfiguration,
  mutants: { locksEveryEnrollment: () => true },
});

/** Whether Setup Assistant offers to restore a backup, given the panes that the organisation hides. */
export const offersRestore = rule('BKR-011', {
  holds: (_context: RuleContext, hidden: readonly string[]): boolean => !hidden.includes('Restore'),
  mutants: { offersWhatIsHidden: () => true, neverOffers: () => false },
});

/** Whether everything of another device is taken over by Quick Start, given whether an organisation has the device. */
export const migratesByQuickStart = rule('BKR-002', {
  holds: (_context: RuleContext, ofOrganisation: boolean): boolean => !ofOrganisation,
  mutants: { migratesEveryDevice: () => true },
});

/** Whether a profile is locked, given whether it was and whether a restore brought it back. */
export const locksAfterRestore = rule('BKR-011', {
  holds: (_context: RuleContext, locked: boolean, _restored: boolean): boolean => locked,
  mutants: { restoreUnlocks: (_context, locked, restored) => locked && !restored },
});

/** Rules that a device keeps about backups and moves. */
export const backupRules: readonly RuleSummary[] = [
  mayRestore,
  bringsBack,
  tellsOfReset,
  matchesRestored,
  leftOfRemoved,
  contentAfterManagement,
  setUpAfterManagement,
  lockHolds,
  offersRestore,
  migratesByQuickStart,
  locksAfterRestore,
];
