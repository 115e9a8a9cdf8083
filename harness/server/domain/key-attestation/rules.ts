import {
  type AuthorizationList,
  type KeyDescription,
  type RootOfTrust,
  type SecurityLevel,
  securityLevels,
} from '../../../../protocol/android/attestation/messages.js';
import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** Only a chain that ends at the root of the secure hardware is worth anything (Android key attestation, "Retrieve and verify a hardware-backed key pair"). */
export const chainIsTrusted = rule('XAD-088', {
  holds: (_context: RuleContext, trusted: boolean): boolean => trusted,
  mutants: { anyRoot: () => true },
});

/** The challenge is the one that this device was given last (attestationChallenge). */
export const answersChallenge = rule('XAD-089', {
  holds: (_context: RuleContext, attested: string, given: string): boolean => attested === given,
  mutants: {
    anyChallenge: () => true,
    anyOfThisLength: (_context, attested, given) => attested.length === given.length,
  },
});

/** Whether a device is asked again, and so for a new challenge, given when it was asked last (ms). */
export const asksAgain = rule('XAD-090', {
  holds: ({ now }: RuleContext, askedAt: number, repeatDays: number): boolean => now - askedAt >= days(repeatDays),
  mutants: {
    never: () => false,
    onceMoreADayLater: ({ now }, askedAt, repeatDays) => now - askedAt >= days(repeatDays + 1),
  },
});

const rank = (level: SecurityLevel): number => securityLevels.indexOf(level);

/** Key and attestation are both kept where the organisation wants them (attestationSecurityLevel, keyMintSecurityLevel). */
export const levelSuffices = rule('XAD-091', {
  holds: (
    _context: RuleContext,
    { attestationSecurityLevel, keyMintSecurityLevel }: KeyDescription,
    minimum: SecurityLevel,
  ): boolean => Math.min(rank(attestationSecurityLevel), rank(keyMintSecurityLevel)) >= rank(minimum),
  mutants: {
    anyLevel: () => true,
    hardwareIsHardware: (_context, { attestationSecurityLevel }) => attestationSecurityLevel !== 'software',
    strongBoxOnly: (_context, { attestationSecurityLevel }) => attestationSecurityLevel === 'strong-box',
  },
});

/** The boot loader is locked and found what the maker signed (RootOfTrust, verifiedBootState and deviceLocked). */
export const bootIsVerified = rule('XAD-092', {
  holds: (_context: RuleContext, root: RootOfTrust | undefined): boolean =>
    root?.deviceLocked === true && root.verifiedBootState === 'verified',
  mutants: {
    ignoresState: (_context, root) => root?.deviceLocked === true,
    ignoresLock: (_context, root) => root?.verifiedBootState === 'verified',
    selfSignedWillDo: (_context, root) =>
      root?.deviceLocked === true &&
      (root.verifiedBootState === 'verified' || root.verifiedBootState === 'self-signed'),
  },
});

/** Of several descriptions in a chain, leaf first, that one counts which is nearest to the root: whoever holds a key can hang another below it. */
export const trustedDescription = rule('XAD-093', {
  holds: (_context: RuleContext, descriptions: readonly KeyDescription[]): KeyDescription | undefined =>
    descriptions.at(-1),
  mutants: { readsTheLeaf: (_context, descriptions) => descriptions[0] },
});

/** No certificate of the chain is on the status list, whatever its status there ("Certificate revocation status list"). */
export const noneIsRevoked = rule('XAD-094', {
  holds: (
    _context: RuleContext,
    serials: readonly string[],
    status: Readonly<Record<string, { readonly status: string }>>,
  ): boolean => serials.every((serial) => status[serial] === undefined),
  mutants: {
    neverLooks: () => true,
    onlyTheLeaf: (_context, serials, status) => status[serials[0] ?? ''] === undefined,
    suspendedWillDo: (_context, serials, status) => serials.every((serial) => status[serial]?.status !== 'REVOKED'),
  },
});

/** The app that asked is one of the organisation's (attestationApplicationId). */
export const askedByOurs = rule('XAD-095', {
  holds: (_context: RuleContext, found: readonly string[], ours: readonly string[] | undefined): boolean =>
    ours === undefined || (found.length > 0 && found.every((name) => ours.includes(name))),
  mutants: { anybody: () => true },
});

/** The serial number that is attested of a company's device is the one that it enrolled with: another device may have answered (attestationIdSerial). */
export const serialAgrees = rule('XAD-096', {
  holds: (_context: RuleContext, { attestationIdSerial }: AuthorizationList, known: string): boolean =>
    attestationIdSerial === known,
  mutants: { neverCompares: () => true },
});

/** The system is patched since this month (`2024-12`), as the hardware knows it and whatever the system says of itself (osPatchLevel). */
export const patchedSince = rule('XAD-097', {
  holds: (_context: RuleContext, { osPatchLevel = 0 }: AuthorizationList, month: string | undefined): boolean =>
    month === undefined || osPatchLevel >= Number(month.replace('-', '')),
  mutants: {
    anyTime: () => true,
    laterThanAsked: (_context, { osPatchLevel = 0 }, month) =>
      month === undefined || osPatchLevel > Number(month.replace('-', '')),
  },
});

export const keyAttestationServerRules: readonly RuleSummary[] = [
  chainIsTrusted,
  answersChallenge,
  asksAgain,
  levelSuffices,
  bootIsVerified,
  trustedDescription,
  noneIsRevoked,
  askedByOurs,
  serialAgrees,
  patchedSince,
];
