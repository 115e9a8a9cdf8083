import { days, hours } from '../../../protocol/base/clock.js';
import type { Random } from '../../../protocol/base/random.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';
import type { Certificate } from '../../../protocol/pki/certificate.js';
import { type Csr, verifyCsr } from '../../../protocol/pki/csr.js';
import { basicConstraints, type Extension, extendedKeyUsage, keyUsage } from '../../../protocol/pki/extensions.js';
import { encodeName, name } from '../../../protocol/pki/name.js';
import { Oid } from '../../../protocol/pki/oids.table.js';

/** The certificate carries the public key that the request proved (RFC 2986 §3). */
export const certifiedKey = rule('XPK-001', {
  holds: (_: RuleContext, requested: Uint8Array, _own: Uint8Array) => requested,
  mutants: { certifiesOwnKey: (_: RuleContext, _requested: Uint8Array, own: Uint8Array) => own },
});

/** The issuer field repeats the authority's subject octet for octet (RFC 5280 §4.1.2.4, §6.1.3). */
export const issuerName = rule('XPK-002', {
  holds: (_: RuleContext, authority: Certificate) => authority.subjectDer,
  mutants: { namesAnother: () => encodeName(name({ CN: 'Muster simulated authority of nobody' })) },
});

/** Positive, at most 20 octets, never used twice by one issuer (RFC 5280 §4.1.2.2). */
export const serialNumber = rule('XPK-003', {
  holds: (_: RuleContext, random: Random): Uint8Array => Uint8Array.of(0x40, ...random.bytes(15)),
  mutants: {
    repeats: () => Uint8Array.of(1),
    tooLong: (_: RuleContext, random: Random) => Uint8Array.of(0x40, ...random.bytes(23)),
  },
});

export interface Validity {
  readonly notBefore: number;
  readonly notAfter: number;
}

/** Valid from the moment it is handed out, a few minutes of clock difference allowed for (RFC 5280 §4.1.2.5). */
export const validity = rule('XPK-004', {
  holds: ({ now }: RuleContext, length: number): Validity => ({
    notBefore: now - hours(1),
    notAfter: now + days(length),
  }),
  mutants: {
    startsTomorrow: ({ now }: RuleContext, length: number) => ({
      notBefore: now + days(1),
      notAfter: now + days(length),
    }),
    endedYesterday: ({ now }: RuleContext) => ({ notBefore: now - days(2), notAfter: now - days(1) }),
  },
});

/** A management identity signs and authenticates a TLS client (RFC 5280 §4.2.1.3, §4.2.1.12). */
export const identityUsage = rule('XPK-005', {
  holds: (): readonly Extension[] => [
    keyUsage(['digitalSignature', 'keyEncipherment']),
    extendedKeyUsage([Oid.clientAuth]),
  ],
  mutants: {
    onlyServers: () => [keyUsage(['digitalSignature', 'keyEncipherment']), extendedKeyUsage([Oid.serverAuth])],
    cannotSign: () => [keyUsage(['keyEncipherment']), extendedKeyUsage([Oid.clientAuth])],
  },
});

/** A device is no authority (RFC 5280 §4.2.1.9). */
export const identityConstraints = rule('XPK-006', {
  holds: () => basicConstraints(false),
  mutants: { makesAuthorities: () => basicConstraints(true) },
});

/** A request proves possession of its private key by its signature (RFC 2986 §4.2). */
export const possessionProven = rule('XPK-007', {
  holds: (_: RuleContext, csr: Csr) => verifyCsr(csr),
  mutants: { believesAnybody: () => true },
});

/** A certificate counts between notBefore and notAfter only (RFC 5280 §6.1.3 (a)(2)). */
export const inForce = rule('XPK-008', {
  holds: ({ now }: RuleContext, { notBefore, notAfter }: Certificate) =>
    now < notBefore ? 'not-yet-valid' : now > notAfter ? 'expired' : undefined,
  mutants: { neverExpires: () => undefined },
});

/** A certificate of another issuer is nobody's identity here (RFC 5280 §6.1.3 (a)(4)). */
export const ownIssue = rule('XPK-009', {
  holds: (_: RuleContext, certificate: Certificate, authority: Certificate) => {
    if (Buffer.compare(certificate.issuerDer, authority.subjectDer) !== 0) return 'foreign-issuer';
    return certificate.isIssuedBy(authority) ? undefined : 'bad-signature';
  },
  mutants: { trustsEveryIssuer: () => undefined },
});

/** What an authority issued is good after its successor took over, until the grace is over (RFC 4210 §4.4: both are in use for a while). */
export const authorityCounts = rule('XPK-031', {
  holds: ({ now }: RuleContext, retiredUntil: number | undefined) =>
    retiredUntil !== undefined && now > retiredUntil ? 'retired-issuer' : undefined,
  mutants: {
    dropsTheOldAtOnce: (_: RuleContext, retiredUntil: number | undefined) =>
      retiredUntil === undefined ? undefined : 'retired-issuer',
    trustsTheOldForEver: () => undefined,
  },
});

/** A revoked certificate is refused (RFC 5280 §6.1.3 (a)(3)). */
export const notRevoked = rule('XPK-010', {
  holds: (_: RuleContext, revokedAt: number | undefined) => (revokedAt === undefined ? undefined : 'revoked'),
  mutants: { forgetsRevocation: () => undefined },
});

/** The signature verifies with the authority's key (RFC 5280 §6.1.3 (a)(1)). */
export const issuedSignature = rule('XPK-011', {
  holds: (_: RuleContext, certificate: Uint8Array) => certificate,
  mutants: {
    spoilsSignature: (_: RuleContext, certificate: Uint8Array) =>
      certificate.map((octet, index) => (index === certificate.length - 1 ? octet ^ 0xff : octet)),
  },
});

export const certificateRules = [
  certifiedKey,
  issuerName,
  serialNumber,
  validity,
  identityUsage,
  identityConstraints,
  possessionProven,
  inForce,
  ownIssue,
  authorityCounts,
  notRevoked,
  issuedSignature,
] as const;
