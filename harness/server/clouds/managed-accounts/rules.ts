import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { ConditionalAccessPolicy } from '../../domain/managed-accounts.js';

/** Whether users of the directory may sign in, given whether it is federated. */
export const directoryUsersSignIn = rule('SIP-014', {
  holds: (_context: RuleContext, federated: boolean): boolean => federated,
  mutants: { withoutFederation: () => true, never: () => false },
});

/** The Managed Apple Account that a directory user gets at the first sign-in; undefined: none. */
export const accountFor = rule('SIP-015', {
  holds: (_context: RuleContext, upn: string): string | undefined => upn,
  mutants: {
    noAccount: () => undefined,
    atAppleid: (_context, upn) => upn.replace('@', '@appleid.'),
  },
});

/** Whether a policy keeps somebody out who signs in on a shared device: a grant that such a device can never bring does, a filter is not evaluated. */
export const cannotMeet = rule('SIP-021', {
  holds: (_context: RuleContext, { grants }: ConditionalAccessPolicy): boolean =>
    grants.some((grant) => cannotBeMet.includes(grant)),
  mutants: {
    everyGrantIsMet: () => false,
    filtersDevices: (_context, { grants, conditions }) =>
      conditions.length > 0 || grants.some((grant) => cannotBeMet.includes(grant)),
  },
});

/** Whether any other grant is asked for on a shared device. */
export const asksForGrant = rule(['SIP-020', 'SIP-042'], {
  holds: (_context: RuleContext, _policy: ConditionalAccessPolicy): boolean => false,
  mutants: { evaluatesEverything: (_context, { grants }) => grants.length > 0 },
});

const cannotBeMet: readonly string[] = [
  'require approved client app',
  'require app protection policy',
  'require per-device terms of use',
  'require device marked as compliant',
];

/** Rules of the account service. */
export const managedAccountRules: readonly RuleSummary[] = [directoryUsersSignIn, accountFor, cannotMeet, asksForGrant];
