import { type RuleContext, rule } from '../../protocol/base/rule.js';
import type { Certificate } from '../../protocol/pki/certificate.js';
import { type Name, name } from '../../protocol/pki/name.js';
import type { AlgorithmChoice } from '../../protocol/scep/capabilities.js';
import type { CaCertificates } from '../../protocol/scep/messages.js';
import type { KeyKind } from '../device/keys.js';

/** The nonce of a request, given 16 fresh random bytes (RFC 8894 §3.2.1.5). */
export const nonceSent = rule('XSC-064', {
  holds: (_: RuleContext, fresh: Uint8Array): Uint8Array => fresh,
  mutants: {
    alwaysTheSame: () => new Uint8Array(16).fill(7),
    tooShort: (_: RuleContext, fresh) => fresh.subarray(0, 8),
  },
});

/** Who signs the first request of a key without certificate: its seed and its name. */
export interface FirstSigner {
  readonly keySeed: string;
  readonly subject: Name;
}

/** The first request is signed by a certificate that the key makes for itself, under the name it asks for (RFC 8894 §2.3). */
export const firstSigner = rule('XSC-065', {
  holds: (_: RuleContext, wanted: FirstSigner): FirstSigner => wanted,
  mutants: {
    withAnotherKey: (_: RuleContext, wanted) => ({ ...wanted, keySeed: `${wanted.keySeed} signer` }),
    underAnotherName: (_: RuleContext, wanted) => ({ ...wanted, subject: name({ CN: 'somebody' }) }),
  },
});

/** A client uses nothing that GetCACaps does not name (RFC 8894 §3.5.2). */
export const withinTheOffer = rule('XSC-066', {
  holds: (_: RuleContext, chosen: AlgorithmChoice): AlgorithmChoice => chosen,
  mutants: {
    postsAnyway: (_: RuleContext, chosen) => ({ ...chosen, post: true }),
    encryptsWithAes: (_: RuleContext, chosen) => ({ ...chosen, cipher: 'aes-256-cbc' as const }),
    signsOverSha256: (_: RuleContext, chosen) => ({ ...chosen, digest: 'sha256' as const }),
  },
});

/** Whom a request is enveloped for: the registration authority, where there is one (RFC 8894 §4.2.1.2). */
export const envelopedFor = rule('XSC-067', {
  holds: (_: RuleContext, { recipient }: CaCertificates): Certificate => recipient,
  mutants: { theAuthorityItself: (_: RuleContext, { authority }) => authority },
});

/** The name by which a client asks for one of several authorities (mdm/profiles/com.apple.security.scep.yaml, Name). */
export const authorityAskedFor = rule('XSC-068', {
  holds: (_: RuleContext, named: string | undefined): string | undefined => named,
  mutants: { asksForAny: () => undefined },
});

/** The kind of key that is made, given the one of the payload (mdm/profiles/com.apple.security.scep.yaml, Keysize). */
export const keyMade = rule('XSC-069', {
  holds: (_: RuleContext, wanted: KeyKind): KeyKind => wanted,
  mutants: { alwaysTheSame: (): KeyKind => 'rsa-2048' },
});

/** The common name where the payload has none: a Mac takes the payload's identifier (mdmb, internal/device/scep.go). */
export const commonNameWithout = rule('XSC-070', {
  holds: (_: RuleContext, identifier: string | undefined): string | undefined => identifier,
  mutants: { leavesItOut: () => undefined },
});

export const scepRequestRules = [
  nonceSent,
  firstSigner,
  withinTheOffer,
  envelopedFor,
  authorityAskedFor,
  keyMade,
  commonNameWithout,
] as const;
