import type { AcmePayload } from '../../protocol/apple/profile.js';
import { type RuleContext, rule } from '../../protocol/base/rule.js';

/** How often a request is sent again with the nonce that its refusal brought (RFC 8555 §6.5: the client retries). */
export const nonceRetries = rule('XAC-030', {
  holds: (_: RuleContext): number => 3,
  mutants: { givesUp: () => 0 },
});

/** What is wrong with a payload's wishes for its key: only keys in hardware are attested, and only EC keys are in hardware (Apple ACME payload). */
export const keyObjection = rule('XAC-031', {
  holds: (_: RuleContext, payload: AcmePayload): string | undefined => {
    const { KeyType, KeySize = 0, HardwareBound = false, Attest = false } = payload;
    if (Attest && !HardwareBound) return 'Attest needs HardwareBound';
    if (HardwareBound && KeyType !== 'ECSECPrimeRandom') return 'HardwareBound needs KeyType ECSECPrimeRandom';
    if (KeyType === 'ECSECPrimeRandom' && ![256, 384].includes(KeySize)) return `no EC key of ${KeySize} bits`;
    if (KeyType === 'RSA' && (KeySize < 1024 || KeySize > 4096 || KeySize % 8 !== 0))
      return `no RSA key of ${KeySize} bits`;
    return KeyType === 'RSA' || KeyType === 'ECSECPrimeRandom' ? undefined : `no KeyType ${KeyType ?? 'at all'}`;
  },
  mutants: { attestsAnyKey: () => undefined },
});

export interface AttestedFacts {
  readonly serialNumber?: string;
  readonly udid?: string;
  readonly osVersion?: string;
}

/** What an attestation says of the device: in User Enrollment nothing that tells which one it is (Apple: ACMECertificate, attestation properties). */
export const attestedFacts = rule('XAC-051', {
  holds: (_: RuleContext, { osVersion, ...named }: AttestedFacts, anonymous: boolean): AttestedFacts => ({
    ...(osVersion !== undefined && { osVersion }),
    ...(!anonymous && named),
  }),
  mutants: { tellsWhichDevice: (_: RuleContext, facts: AttestedFacts) => facts },
});

export const acmeDeviceRules = [nonceRetries, keyObjection, attestedFacts] as const;
