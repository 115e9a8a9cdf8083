import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../../protocol/base/vocabulary.js';

/** The token of a sign-in is for the mode in which the device stands before the page (ProvisioningInfo.managementMode, ownership). */
export const methodBeforePage = rule('XAM-101', {
  holds: (_context: RuleContext, info: JsonObject): Method => methodBy(info),
  mutants: { personalUsageForAll: (): Method => 'android-cope' },
});

function methodBy({ managementMode, ownership }: JsonObject): Method {
  if (managementMode === 'DEVICE_OWNER') return 'android-fully-managed';
  return ownership === 'PERSONALLY_OWNED' ? 'android-work-profile' : 'android-cope';
}

/** A device belongs to the person who signed in for it. */
export const personOfToken = rule('XAM-102', {
  holds: (_context: RuleContext, upn: string): string | undefined => upn,
  mutants: { nobodys: () => undefined },
});

/** Only who can sign in gets a token (SigninDetail.signinUrl). */
export const mayHaveToken = rule('XAM-103', {
  holds: (_context: RuleContext, authenticated: boolean) => authenticated,
  mutants: { anybody: () => true },
});

export const signInRules = [methodBeforePage, personOfToken, mayHaveToken];
