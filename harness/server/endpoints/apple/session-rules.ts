import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { CommandState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';

/**
 * Whether a signature is believed, given how many milliseconds its signingTime is ahead of the server's clock; undefined: it names none. The time proves
 * nothing, Macs leave it out, and clocks of devices go wrong (github.com/micromdm/nanomdm, issue 73).
 */
export const signingTimeAccepted = rule('XAP-350', {
  holds: (_context: TenantContext, _ahead: number | undefined): boolean => true,
  mutants: {
    clocksMustAgree: (_context, ahead) => ahead === undefined || Math.abs(ahead) < 60_000,
    demandsATime: (_context, ahead) => ahead !== undefined,
  },
});

/** Whether an answer is taken, given the state of its command: only to a command that was given to the device. */
export const answersWhatWasGiven = rule('XAP-351', {
  holds: (_context: TenantContext, state: CommandState['state']): boolean => state === 'sent' || state === 'not-now',
  mutants: { believesAnyAnswer: () => true },
});

/** What is known of a device after an answer; one that tells nothing takes nothing back. */
export const informationAfter = rule('XAP-352', {
  holds: (_context: TenantContext, known: JsonObject, told: JsonObject | undefined): JsonObject => told ?? known,
  mutants: { forgetsWhatItKnew: (_context, _known, told) => told ?? {} },
});

/** Whether an identity of the past is forgiven, as a restored backup brings it back: one that ran out, was replaced, or whose record is gone. */
export const stalenessForgiven = rule('BKR-010', {
  holds: (_context: TenantContext, _why: 'expired' | 'revoked' | 'replaced' | 'unknown'): boolean => false,
  mutants: {
    forgivesExpired: (_context, why) => why === 'expired',
    forgivesReplaced: (_context, why) => why === 'revoked' || why === 'replaced',
    forgivesUnknown: (_context, why) => why === 'revoked' || why === 'unknown',
  },
});

/** Whether a message of so many bytes is read (RFC 9110 §15.5.14). */
export const messageIsRead = rule('XAP-428', {
  holds: (_context: TenantContext, bytes: number): boolean => bytes <= 1_000_000,
  mutants: { anySize: () => true },
});

/** Whether a device gets commands, given whether its TokenUpdate has come: before, its profile may not be installed (mdm/checkin/authenticate.yaml). */
export const getsCommands = rule('XAP-430', {
  holds: (_context: TenantContext, hasToken: boolean): boolean => hasToken,
  mutants: { fromAuthenticateOn: () => true },
});

/** The bootstrap token that is kept, given what the device left: nothing takes it back (mdm/checkin/setbootstraptoken.yaml, BootstrapToken). */
export const bootstrapTokenAfter = rule('XAP-432', {
  holds: (_context: TenantContext, _kept: string | undefined, left: string | undefined): string => left ?? '',
  mutants: { keepsItForGood: (_context, kept, left) => left ?? kept ?? '' },
});

/** Status for a user whom nobody knows here: this login is not managed, and the device goes on (mdm/checkin/userauthenticate.yaml). */
export const unknownUserStatus = rule('XAP-474', {
  holds: (_context: TenantContext): number => 410,
  mutants: { unauthorized: () => 401, badRequest: () => 400 },
});

/** Whether a digest answers the challenge that waits for one (RFC 2617 §4.5). */
export const answersItsChallenge = rule('XAP-475', {
  holds: (_context: TenantContext, waiting: string | undefined, answered: string): boolean => waiting === answered,
  mutants: { anyChallenge: () => true },
});

/** Rules of the command session, beside those of `rules.ts`. */
export const sessionRules: readonly RuleSummary[] = [
  signingTimeAccepted,
  answersWhatWasGiven,
  informationAfter,
  stalenessForgiven,
  messageIsRead,
  getsCommands,
  bootstrapTokenAfter,
  unknownUserStatus,
  answersItsChallenge,
];
