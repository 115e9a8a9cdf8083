import { jwsAlgorithms, jwsMediaType } from '../../../../protocol/acme/jws.js';
import { permanentIdentifier, type Status } from '../../../../protocol/acme/messages.js';
import type { ProblemType } from '../../../../protocol/acme/problems.table.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';

/** Whether a request names its sender rightly: newAccount shows its key, everything else its account (RFC 8555 §6.2). */
export const senderNamedRightly = rule('XAC-063', {
  holds: (_: RuleContext, shows: 'jwk' | 'kid', newAccount: boolean): boolean => (shows === 'jwk') === newAccount,
  mutants: { takesEither: () => true },
});

/** Whether a resource is given to whoever asks by GET, without a signature (RFC 8555 §6.3). */
export const givenUnsigned = rule('XAC-064', {
  holds: (_: RuleContext): boolean => false,
  mutants: { givesToEverybody: () => true },
});

/** Whether a request of this media type is read (RFC 8555 §6.2). */
export const mediaTypeRead = rule('XAC-065', {
  holds: (_: RuleContext, type: string): boolean => type.split(';')[0]?.trim().toLowerCase() === jwsMediaType,
  mutants: { readsAny: () => true },
});

/** What a service says about a signature algorithm that it does not take, beside no: which ones it takes (RFC 8555 §6.2). */
export const algorithmRefusal = rule('XAC-066', {
  holds: (_: RuleContext): AlgorithmRefusal => ({ type: 'badSignatureAlgorithm', algorithms: ours }),
  mutants: {
    callsItMalformed: (): AlgorithmRefusal => ({ type: 'malformed', algorithms: ours }),
    namesNone: (): AlgorithmRefusal => ({ type: 'badSignatureAlgorithm', algorithms: [] }),
  },
});

interface AlgorithmRefusal {
  readonly type: ProblemType;
  readonly algorithms: readonly string[];
}

const ours = Object.keys(jwsAlgorithms);

/** Status of the answer to newAccount: an account that there was is not made again (RFC 8555 §7.3.1). */
export const accountStatus = rule('XAC-067', {
  holds: (_: RuleContext, made: boolean): number => (made ? 201 : 200),
  mutants: { alwaysCreated: () => 201 },
});

/** Whether an account is made, given whether the client wants none but one that there is (RFC 8555 §7.3.1). */
export const accountMade = rule('XAC-068', {
  holds: (_: RuleContext, onlyReturnExisting: boolean): boolean => !onlyReturnExisting,
  mutants: { makesOneAllTheSame: () => true },
});

/** Whether identifiers of this type are certified (RFC 8555 §6.7, unsupportedIdentifier). */
export const identifierServed = rule('XAC-069', {
  holds: (_: RuleContext, type: string): boolean => type === permanentIdentifier,
  mutants: { takesAnyType: () => true },
});

/** What becomes of an order whose challenge was answered wrongly (RFC 8555 §7.1.6). */
export const statusAfterFailure = rule('XAC-070', {
  holds: (_: RuleContext): Status => 'invalid',
  mutants: { mayTryAgain: (): Status => 'pending' },
});

export const acmeRequestRules = [
  senderNamedRightly,
  givenUnsigned,
  mediaTypeRead,
  algorithmRefusal,
  accountStatus,
  accountMade,
  identifierServed,
  statusAfterFailure,
] as const;
