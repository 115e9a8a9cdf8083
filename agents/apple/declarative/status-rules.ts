import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';

/** What a report says of status items that the device does not have (Apple: "StatusReport", Errors). */
export const toldErrors = rule('XAP-357', {
  holds: (_context: RuleContext, errors: readonly Json[]): readonly Json[] => errors,
  mutants: { keepsQuiet: () => [] },
});

/** Whether a report is a full one, given whether it is the first (Apple: "StatusReport", FullReport). */
export const reportsInFull = rule('XAP-358', {
  holds: (_context: RuleContext, first: boolean): boolean => first,
  mutants: { everyReportIsFull: () => true, noReportIsFull: () => false },
});

/** Whether a report has FullReport, given whether the version knows the key: iOS 17 and macOS 14 brought it (declarative/protocol/statusreport.yaml). */
export const hasFullReport = rule('XAP-424', {
  holds: (_context: RuleContext, known: boolean): boolean => known,
  mutants: { everyVersion: () => true, noVersion: () => false },
});

/** Entries of a list to report, given which are new or changed and which are gone (Apple: "StatusReport", array values). */
export const listChanges = rule('XAP-414', {
  holds: (_context: RuleContext, changed: readonly Json[], gone: readonly string[]): readonly Json[] => [
    ...changed,
    ...gone.map((identifier) => ({ identifier, _removed: true })),
  ],
  mutants: { keepsQuietAboutRemovals: (_context, changed) => changed },
});

/** Whether the device reports by itself, given whether something that the server subscribed to has changed. */
export const reportsUnasked = rule('XAP-416', {
  holds: (_context: RuleContext, changed: boolean): boolean => changed,
  mutants: { waitsToBeAsked: () => false },
});

/** What the device says it can do, given what its version, enrollment and channel offer, and everything that there is. */
export const capabilitiesTold = rule('XAP-417', {
  holds: (_context: RuleContext, offered: readonly string[], _all: readonly string[]): readonly string[] => offered,
  mutants: { boasts: (_context, _offered, all) => all },
});

/** What an account list says of an account: which declaration made it, and whose it is (declarative/status, account.list). */
export const accountEntry = rule('XAP-413', {
  holds: (_context: RuleContext, entry: JsonObject): JsonObject => entry,
  mutants: {
    forgetsTheDeclaration: (_context, { 'declaration-identifier': _, ...entry }) => entry,
    forgetsTheUser: (_context, { username: _, ...entry }) => entry,
  },
});

/** Rules of status reports that `prove` can break on an Apple device. */
export const statusRules: readonly RuleSummary[] = [
  toldErrors,
  reportsInFull,
  hasFullReport,
  listChanges,
  reportsUnasked,
  capabilitiesTold,
  accountEntry,
];
