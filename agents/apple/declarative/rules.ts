import type { ReasonCode } from '../../../protocol/apple/ddm/status.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Json } from '../../../protocol/base/vocabulary.js';

/** Whether the device asks once more for the token, after so many rounds: a server whose list never settles is left until the next time. */
export const followsAgain = rule('XAP-355', {
  holds: (_context: RuleContext, rounds: number): boolean => rounds < 5,
  mutants: {
    followsWithoutEnd: (_context, rounds) => rounds < 60,
    looksOnceOnly: (_context, rounds) => rounds < 1,
  },
});

/** The code of a reason (Apple: "StatusReason"): each fault has its own. */
export const codeOf = rule('XAP-356', {
  holds: (_context: RuleContext, code: ReasonCode): ReasonCode => code,
  mutants: {
    everythingIsInvalid: (_context, code): ReasonCode =>
      code.startsWith('Error.') ? 'Error.ConfigurationIsInvalid' : code,
    nothingIsIdle: (_context, code): ReasonCode => (code.startsWith('Info.') ? 'Info.Predicate' : code),
    theTypeIsAlwaysUnknown: (): ReasonCode => 'Error.ConfigurationNotSupported',
  },
});

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

/** Whether a configuration restricts the device, given whether it is active (Apple: "Passcode", declarative). */
export const restrictsWhileActive = rule('XAP-359', {
  holds: (_context: RuleContext, active: boolean): boolean => active,
  mutants: { restrictsThoughIdle: () => true, declaresOnly: () => false },
});

/** Rules of declarative management that `prove` can break on an Apple device. */
export const declarativeRules: readonly RuleSummary[] = [
  followsAgain,
  codeOf,
  toldErrors,
  reportsInFull,
  restrictsWhileActive,
];
