import { chainMediaType, deviceAttest } from '../../../../protocol/acme/messages.js';
import { problemMediaType } from '../../../../protocol/acme/problems.table.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { Admission } from '../../domain/admission.js';

/** The addresses that a directory names (RFC 8555 §7.1.1). */
export const directoryNames = rule('XAC-001', {
  holds: (_: RuleContext): readonly string[] => ['newNonce', 'newAccount', 'newOrder'],
  mutants: { forgetsNewOrder: () => ['newNonce', 'newAccount'] },
});

/** The nonce that goes with an answer: a new one each time (RFC 8555 §6.5). */
export const nonceGiven = rule('XAC-002', {
  holds: (_: RuleContext, fresh: string, _last: string): string | undefined => fresh,
  mutants: { givesNone: () => undefined, repeatsTheLast: (_, _fresh, last) => last },
});

/** Whether a nonce is taken: one that was given, and once only (RFC 8555 §6.5). */
export const nonceTaken = rule('XAC-003', {
  holds: (_: RuleContext, nonce: 'open' | 'used' | 'unknown'): boolean => nonce === 'open',
  mutants: { takesItAgain: (_, nonce) => nonce !== 'unknown', takesAny: () => true },
});

/** Whether a request with this signature is taken (RFC 8555 §6.2). */
export const signatureTaken = rule('XAC-004', {
  holds: (_: RuleContext, valid: boolean): boolean => valid,
  mutants: { neverVerifies: () => true },
});

/** Whether a request that was signed for this address is taken at that one (RFC 8555 §6.4). */
export const addressTaken = rule('XAC-005', {
  holds: (_: RuleContext, signed: string, called: string): boolean => signed === called,
  mutants: { ignoresTheAddress: () => true },
});

/** Whether a certificate may be ordered: for an identifier that was given to a device (RFC 8555 §7.4, Apple ACME payload). */
export const identifierAdmitted = rule('XAC-006', {
  holds: (_: RuleContext, admission: Admission): Admission => admission,
  mutants: { takesAnyIdentifier: (): Admission => ({ kind: 'admitted' }) },
});

/** Whether an identifier is still good for an order (Apple ACME payload, ClientIdentifier). */
export const identifierUnused = rule('XAC-007', {
  holds: (_: RuleContext, ordered: boolean): boolean => !ordered,
  mutants: { takesItAgain: () => true },
});

/** The challenges that are offered for a permanent identifier (draft-ietf-acme-device-attest §5). */
export const challengesOffered = rule('XAC-008', {
  holds: (_: RuleContext): readonly string[] => [deviceAttest],
  mutants: { offersHttpOnly: () => ['http-01'] },
});

/** Whether an attestation is believed, by whether its chain leads to a root that is trusted for attestations (draft-ietf-acme-device-attest §5). */
export const attestationTrusted = rule('XAC-009', {
  holds: (_: RuleContext, trusted: boolean): boolean => trusted,
  mutants: { trustsAnyRoot: () => true },
});

/** Whether an attestation answers this challenge: its freshness code is made of the token (draft-ietf-acme-device-attest §5, Apple's extension 8.11.1). */
export const attestationFresh = rule('XAC-010', {
  holds: (_: RuleContext, freshness: Uint8Array | undefined, expected: Uint8Array): boolean =>
    freshness !== undefined && Buffer.compare(freshness, expected) === 0,
  mutants: { neverCompares: () => true },
});

/** Whether a device may go without attestation: only where its profile does not ask for one (Apple ACME payload, Attest). */
export const attestationSpared = rule('XAC-011', {
  holds: (_: RuleContext, required: boolean): boolean => !required,
  mutants: { neverInsists: () => true },
});

/** Whether the attested device is the one that the identifier was given to; one that nobody knows may be any (Apple: ACMECertificate, serial number). */
export const deviceAttested = rule('XAC-050', {
  holds: (_: RuleContext, attested: string | undefined, known: string | undefined): boolean =>
    known === undefined || attested === known,
  mutants: { certifiesAnyDevice: () => true },
});

/** Whether the certification request is for the key that was attested (draft-ietf-acme-device-attest §5). */
export const keyAttested = rule('XAC-012', {
  holds: (_: RuleContext, requested: Uint8Array, attested: Uint8Array | undefined): boolean =>
    attested === undefined || Buffer.compare(requested, attested) === 0,
  mutants: { certifiesAnyKey: () => true },
});

/** Whether the certification request names what was ordered and nothing else (RFC 8555 §7.4). */
export const namesOrdered = rule('XAC-013', {
  holds: (_: RuleContext, named: readonly string[], ordered: string): boolean =>
    named.length === 1 && named[0] === ordered,
  mutants: { ignoresNames: () => true },
});

/** Whether an order is looked at and changed by this account (RFC 8555 §7.4, §6.2: only by the one that made it). */
export const accountServed = rule('XAC-014', {
  holds: (_: RuleContext, owner: string, account: string): boolean => owner === account,
  mutants: { servesEverybody: () => true },
});

/** The media type of a refusal (RFC 8555 §6.7). */
export const problemServedAs = rule('XAC-015', {
  holds: (_: RuleContext): string => problemMediaType,
  mutants: { plainJson: () => 'application/json' },
});

/** Whether an order can be finalized: when its identifier is proven (RFC 8555 §7.4, orderNotReady). */
export const orderReady = rule('XAC-016', {
  holds: (_: RuleContext, proven: boolean): boolean => proven,
  mutants: { finalizesAtOnce: () => true },
});

/** How a certificate is given: PEM, its own first (RFC 8555 §7.4.2, §9.1). */
export const chainServed = rule('XAC-017', {
  holds: (_: RuleContext, chain: readonly string[]) => ({ type: chainMediaType as string, chain }),
  mutants: { rootFirst: (_, chain) => ({ type: chainMediaType, chain: [...chain].reverse() }) },
});

export const acmeRules = [
  directoryNames,
  nonceGiven,
  nonceTaken,
  signatureTaken,
  addressTaken,
  identifierAdmitted,
  identifierUnused,
  challengesOffered,
  attestationTrusted,
  attestationFresh,
  attestationSpared,
  deviceAttested,
  keyAttested,
  namesOrdered,
  accountServed,
  problemServedAs,
  orderReady,
  chainServed,
] as const;
