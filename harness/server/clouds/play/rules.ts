import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { PlayApp } from '../../domain/managed-play/store.js';

/** Whether an organisation sees an app: a private one only where it was published for. */
export const isVisibleTo = rule('AWP-012', {
  holds: (_context: RuleContext, { organization }: PlayApp, asking: string): boolean =>
    organization === undefined || organization === asking,
  mutants: {
    everybodySeesIt: () => true,
    nobodySeesIt: (_context, { organization }) => organization === undefined,
  },
});

/** The version that a device gets: the one that the developer published last. */
export const versionGiven = rule(['ACW-017', 'ADD-018'], {
  holds: (_context: RuleContext, { version }: PlayApp): number => version,
  mutants: { theFirstOne: () => 1 },
});

/** Countries without Google's services (Android Enterprise Help, "Where is Android Enterprise available": those that its list leaves out). */
const withoutEnterprise: readonly string[] = ['CN'];

/** Whether Google offers Android Enterprise in a country. */
export const enterpriseIsOffered = rule('AND-003', {
  holds: (_context: RuleContext, country: string): boolean => !withoutEnterprise.includes(country),
  mutants: { everywhere: () => true, nowhere: () => false },
});

export const playRules: readonly RuleSummary[] = [enterpriseIsOffered, isVisibleTo, versionGiven];
