import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { simLockRules } from './sim-lock-rules.js';
import type { ClaimedDevice } from './state.js';

/** Whether a device that is claimed already keeps somebody from claiming it. */
export const claimedElsewhere = rule('XAD-051', {
  holds: (_context: RuleContext, known: ClaimedDevice | undefined, claimant: Claimant): boolean =>
    known !== undefined && (known.reseller !== claimant.reseller || known.customer !== claimant.customer),
  mutants: {
    takenOver: () => false,
    ownCustomersOnly: (_context, known, claimant) => known !== undefined && known.reseller !== claimant.reseller,
  },
});

export interface Claimant {
  readonly reseller: string;
  readonly customer: string;
}

/** Whether a customer's unclaiming takes the device from the service until a reseller claims it again. */
export const unclaimRemoves = rule('XAD-050', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { staysRegistered: () => false },
});

/** Whether a page may have this many devices. */
export const limitIsLegal = rule('XAD-053', {
  holds: (_context: RuleContext, limit: number): boolean => limit >= 1 && limit <= 100,
  mutants: { withoutLimit: () => true, upToFifty: (_context, limit) => limit >= 1 && limit <= 50 },
});

/** Results of a batch, in the order in which its items were sent. */
export const inRequestOrder = rule('XAD-052', {
  holds: (_context: RuleContext, results: readonly JsonObject[]): readonly JsonObject[] => results,
  mutants: { lastFirst: (_context, results) => results.toReversed(), firstOnly: (_context, all) => all.slice(0, 1) },
});

export const resellerRules: readonly RuleSummary[] = [
  claimedElsewhere,
  unclaimRemoves,
  limitIsLegal,
  inRequestOrder,
  ...simLockRules,
];
