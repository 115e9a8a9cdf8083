import { freshnessOf } from '../../protocol/acme/attestation.js';
import type { Challenge } from '../../protocol/acme/messages.js';
import { type RuleContext, rule } from '../../protocol/base/rule.js';
import type { KeyKind } from '../device/keys.js';
import type { AcmeRequest } from './acme-request.js';

/** The program that a client says it is: RFC 8555 §6.1 wants a User-Agent. */
export const programTold = rule('XAC-060', {
  holds: (_: RuleContext, userAgent: string): string | undefined => userAgent,
  mutants: { saysNothing: () => undefined },
});

/** The language in which a client wants errors (RFC 8555 §6.1). */
export const languageTold = rule('XAC-061', {
  holds: (_: RuleContext, language: string): string | undefined => language,
  mutants: { saysNothing: () => undefined },
});

/** How a request names its sender: newAccount by the key, everything else by the account (RFC 8555 §6.2). */
export const senderNamedBy = rule('XAC-062', {
  holds: (_: RuleContext, newAccount: boolean): 'jwk' | 'kid' => (newAccount ? 'jwk' : 'kid'),
  mutants: { alwaysByItsKey: (): 'jwk' => 'jwk' },
});

/** Whether a certificate is kept, given whether it is for the key of the request (RFC 8555 §7.4.2). */
export const certificateKept = rule('XAC-071', {
  holds: (_: RuleContext, ownKey: boolean): boolean => ownKey,
  mutants: { keepsWhatComes: () => true },
});

/** The challenge that a device answers: one of the type that proves a device (draft-ietf-acme-device-attest §5). */
export const challengeAnswered = rule('XAC-072', {
  holds: (_: RuleContext, offered: readonly Challenge[], wanted: string): Challenge | undefined =>
    offered.find(({ type }) => type === wanted),
  mutants: { answersAny: (_: RuleContext, offered) => offered[0] },
});

/** How often a client asks after an order that the service works on (RFC 8555 §7.4). */
export const timesAsked = rule('XAC-073', {
  holds: (_: RuleContext): number => 10,
  mutants: { givesUpAtOnce: () => 0 },
});

/** The freshness code of an attestation: the SHA-256 digest of the challenge's token (Apple: ACMECertificate, freshness code). */
export const freshnessCode = rule('XAC-075', {
  holds: (_: RuleContext, token: string): Uint8Array => freshnessOf(token),
  mutants: {
    tokenItself: (_: RuleContext, token) => Buffer.from(token, 'utf8'),
    ofAnotherChallenge: () => freshnessOf('the token of another day'),
  },
});

/** Whether a device attests its key, given whether the payload asks for that (mdm/profiles/com.apple.security.acme.yaml, Attest). */
export const attestsKey = rule('XAC-076', {
  holds: (_: RuleContext, asked: boolean): boolean => asked,
  mutants: { alwaysAttests: () => true },
});

/** What a device asks a certificate for: what the payload says (mdm/profiles/com.apple.security.acme.yaml, Subject and SubjectAltName). */
export const askedFor = rule('XAC-077', {
  holds: (_: RuleContext, wanted: AcmeRequest): AcmeRequest => wanted,
  mutants: {
    leavesTheSubjectOut: (_: RuleContext, wanted) => ({ ...wanted, subject: [] }),
    leavesTheNamesOut: (_: RuleContext, wanted) => ({ ...wanted, subjectAltName: [] }),
  },
});

/** The kind of key that is made (mdm/profiles/com.apple.security.acme.yaml, KeyType and KeySize). */
export const acmeKeyMade = rule('XAC-078', {
  holds: (_: RuleContext, wanted: KeyKind): KeyKind => wanted,
  mutants: { alwaysTheSmallest: (): KeyKind => 'ec-p256' },
});

export const acmeMessageRules = [
  programTold,
  languageTold,
  senderNamedBy,
  certificateKept,
  challengeAnswered,
  timesAsked,
  freshnessCode,
  attestsKey,
  askedFor,
  acmeKeyMade,
] as const;
