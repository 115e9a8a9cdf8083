import { type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { TenantContext } from '../../../tenant.js';

/** Whether a device may go on, given whether it gives back the challenge of the enrollment. */
export const challengeFits = rule('XAP-300', {
  holds: (_context: TenantContext, fits: boolean): boolean => fits,
  mutants: { anyChallenge: () => true },
});

/** Whether what a device says of itself is believed, given whether the signature over it holds. */
export const attributesAreSigned = rule('XAP-301', {
  holds: (_context: TenantContext, valid: boolean): boolean => valid,
  mutants: { signatureNotVerified: () => true },
});

/** Whether the profile is for who asks again: for the device that the identity was given to, and for no other. */
export const identityIsTheDevices = rule('XAP-302', {
  holds: (_context: TenantContext, given: string | undefined, says: string): boolean => given === says,
  mutants: { anyDevice: () => true, anyIdentityOfOurs: (_context, given) => given !== undefined },
});

/** What a signer gets: an identity to ask again with; the profile, when he has it. */
export const answerTo = rule('XAP-303', {
  holds: (_context: TenantContext, identified: boolean): 'identity' | 'profile' =>
    identified ? 'profile' : 'identity',
  mutants: { profileForAnybody: () => 'profile', identityForEver: () => 'identity' },
});

/** Whether the profile is readable for the device alone. */
export const profileIsEncrypted = rule('XAP-304', {
  holds: (_context: TenantContext): boolean => true,
  mutants: { inTheOpen: () => false },
});

/** Whether a certificate that names our authority and is not good is turned away, and not taken for one from the factory. */
export const strangerIsRefused = rule('XAP-307', {
  holds: (_context: TenantContext, objection: string | undefined): boolean =>
    objection !== undefined && objection !== 'foreign-issuer',
  mutants: { anybodyIsADevice: () => false },
});

/** Whether a signer from elsewhere is taken for a device, given whether its certificate leads to the authority of devices. */
export const signerIsFromTheFactory = rule('XAP-308', {
  holds: (_context: TenantContext, trusted: boolean): boolean => trusted,
  mutants: { anySigner: () => true },
});

/** Every rule of this endpoint. */
export const otaRules: readonly RuleSummary[] = [
  challengeFits,
  attributesAreSigned,
  identityIsTheDevices,
  answerTo,
  profileIsEncrypted,
  strangerIsRefused,
  signerIsFromTheFactory,
];
