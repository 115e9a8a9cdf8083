import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** What is done in the zero-touch pages of an MDM console. */
export const frameOperations = [
  'link account',
  'add support information',
  'configure devices',
  'customize provisioning extras',
  'view configurations',
  'edit support information',
  'unlink account',
  'link other accounts',
] as const;
export type FrameOperation = (typeof frameOperations)[number];

const anyTime: readonly FrameOperation[] = ['link account', 'link other accounts', 'add support information'];

/** Whether an operation is there, given how many accounts are linked. */
export const frameOffers = rule('ZTE-005', {
  holds: (_context: RuleContext, operation: FrameOperation, linked: number): boolean => isOffered(operation, linked),
  mutants: {
    oneAccountOnly: (_context, operation, linked) =>
      linked > 0 && operation.startsWith('link') ? false : isOffered(operation, linked),
    noUnlinking: (_context, operation, linked) => operation !== 'unlink account' && isOffered(operation, linked),
    noExtras: (_context, operation, linked) =>
      operation !== 'customize provisioning extras' && isOffered(operation, linked),
    noSupport: (_context, operation, linked) =>
      !operation.endsWith('support information') && isOffered(operation, linked),
    beforeAnyAccount: () => true,
  },
});

const isOffered = (operation: FrameOperation, linked: number): boolean => linked > 0 || anyTime.includes(operation);

/** Accounts that stay linked when one is unlinked. */
export const staysLinked = rule('ZTE-005', {
  holds: (_context: RuleContext, linked: readonly string[], unlinked: string): readonly string[] =>
    linked.filter((account) => account !== unlinked),
  mutants: { unlinksAll: () => [], unlinksNone: (_context, linked) => linked },
});

export interface LinkedConfiguration {
  readonly isDefault: boolean;
  readonly dpcExtras: string;
}

/** The configuration that linking makes, from the extras that the console gave the frame. */
export const madeByLinking = rule('ZTE-006', {
  holds: (_context: RuleContext, dpcExtras: string): LinkedConfiguration | undefined => ({
    isDefault: true,
    dpcExtras,
  }),
  mutants: {
    makesNone: () => undefined,
    notTheDefault: (_context, dpcExtras) => ({ isDefault: false, dpcExtras }),
    withoutToken: () => ({ isDefault: true, dpcExtras: '{}' }),
  },
});

export const frameRules: readonly RuleSummary[] = [frameOffers, staysLinked, madeByLinking];
