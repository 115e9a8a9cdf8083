import { type RuleContext, rule } from '../../protocol/base/rule.js';

export interface PasswordSources {
  /** Password of the payload. */
  readonly inProfile: string | undefined;
  /** What the holder types; undefined where nobody is asked. */
  readonly typed: string | undefined;
}

/** The password by which a device opens a PKCS#12 payload: the payload's own, else the one that its holder types (mdm/profiles/com.apple.security.pkcs12.yaml, Password). */
export const passwordOfFile = rule('XAP-381', {
  holds: (_context: RuleContext, { inProfile, typed }: PasswordSources): string | undefined => inProfile ?? typed,
  mutants: {
    asksNobody: (_context, { inProfile }) => inProfile,
    passesOverThePayload: (_context, { typed }) => typed,
  },
});

/** Whether the payload is installed, given whether the password opened its file. */
export const opensFile = rule('XAP-380', {
  holds: (_context: RuleContext, opened: boolean): boolean => opened,
  mutants: { installsUnopened: () => true, opensNothing: () => false },
});

/** Whether the payload is installed, given whether its file holds a key together with the certificate of that key. */
export const holdsIdentity = rule('XAP-382', {
  holds: (_context: RuleContext, whole: boolean): boolean => whole,
  mutants: { takesAnyFile: () => true },
});

/** Identities that CertificateList tells, of those that profiles brought (mdm/commands/certificate.list.yaml, IsIdentity). */
export const identitiesListed = rule('XAP-385', {
  holds: (_context: RuleContext, brought: readonly Uint8Array[]): readonly Uint8Array[] => brought,
  mutants: { tellsItsOwnOnly: () => [] },
});

export const pkcs12DeviceRules = [passwordOfFile, opensFile, holdsIdentity, identitiesListed] as const;
