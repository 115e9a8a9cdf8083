import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { VerifiedData } from '../../../../protocol/pki/verify-signed-data.js';
import type { TenantContext } from '../../tenant.js';

/** Whether a message is read, given whether it is a binary property list (Apple: "Implementing device management"; plist(5)). */
export const formIsRead = rule('XAP-497', {
  holds: (_context: TenantContext, _binary: boolean): boolean => true,
  mutants: { readsXmlOnly: (_context, binary) => !binary },
});

/** Which verification of Mdm-Signature counts: over the body of the request, whatever the signature carries itself (Apple: "Implementing device management", Mdm-Signature). */
export const verificationThatCounts = rule('XAP-498', {
  holds: (_context: TenantContext, overBody: () => VerifiedData, _overItsOwn: () => VerifiedData): VerifiedData =>
    overBody(),
  mutants: { believesWhatItCarries: (_context, _overBody, overItsOwn) => overItsOwn() },
});

/** Whether a sign-in in the web view of Setup Assistant needs a cookie to come back (zentralopensource/zentral: cookies are unreliable in that view). */
export const restsOnCookie = rule('XAP-489', {
  holds: (_context: TenantContext): boolean => false,
  mutants: { restsOnOne: () => true },
});

/** Whether a device whose certificate is good and that nobody knows is told so, so that it leaves (mdm/errors/unrecognized.device.yaml). */
export const sendsAway = rule('XAP-521', {
  holds: (_context: TenantContext): boolean => true,
  mutants: { refusesItLikeAnyOther: () => false },
});

/** Rules of the server about the form of what goes over the wire. */
export const wireServerRules: readonly RuleSummary[] = [formIsRead, verificationThatCounts, restsOnCookie, sendsAway];
