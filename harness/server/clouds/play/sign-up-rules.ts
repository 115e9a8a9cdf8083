import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** What the store knows of a Google account. */
export interface GoogleAccount {
  readonly account: string;
  /** It belongs to the domain of a Workspace customer, once called G Suite. */
  readonly workspace: boolean;
  /** An organisation that is connected by it already. */
  readonly boundTo?: string;
}

/** Whether an account can stand for an organisation: existing or new, but of no Workspace domain. */
export const accountIsEligible = rule('MGP-010', {
  holds: (_context: RuleContext, { workspace }: GoogleAccount): boolean => !workspace,
  mutants: { anyAccount: () => true, onlyWorkspace: (_context, { workspace }) => workspace },
});

/** One organisation at most for one account. */
export const accountIsFree = rule('MGP-014', {
  holds: (_context: RuleContext, { boundTo }: GoogleAccount): boolean => boundTo === undefined,
  mutants: { anyNumber: () => true },
});

export interface SignUpForm {
  readonly organization: string;
  readonly agreed: boolean;
}

/** Whether the form is complete: the organisation's name, and the agreement. */
export const formIsComplete = rule('MGP-011', {
  holds: (_context: RuleContext, { organization, agreed }: SignUpForm): boolean => organization !== '' && agreed,
  mutants: {
    withoutName: (_context, { agreed }) => agreed,
    withoutAgreement: (_context, { organization }) => organization !== '',
  },
});

/** The EMM provider that the form names. */
export const providerShown = rule('MGP-011', {
  holds: (_context: RuleContext): string => 'Microsoft Intune',
  mutants: { anotherOne: () => 'Android Device Policy' },
});

export const signUpRules: readonly RuleSummary[] = [accountIsEligible, accountIsFree, formIsComplete, providerShown];
