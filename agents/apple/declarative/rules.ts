import { createHash } from 'node:crypto';
import type { Reason, ReasonCode } from '../../../protocol/apple/ddm/status.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Json } from '../../../protocol/base/vocabulary.js';

/** Whether the device asks once more for the token, after so many rounds: a server whose list never settles is left until the next time. */
export const followsAgain = rule('XAP-355', {
  holds: (_context: RuleContext, rounds: number): boolean => rounds < 5,
  mutants: {
    followsWithoutEnd: (_context, rounds) => rounds < 60,
    looksOnceOnly: (_context, rounds) => rounds < 1,
  },
});

/** The code of a reason (Apple: "StatusReason"): each fault has its own. */
export const codeOf = rule('XAP-356', {
  holds: (_context: RuleContext, code: ReasonCode): ReasonCode => code,
  mutants: {
    everythingIsInvalid: (_context, code): ReasonCode =>
      code.startsWith('Error.') ? 'Error.ConfigurationIsInvalid' : code,
    nothingIsIdle: (_context, code): ReasonCode => (code.startsWith('Info.') ? 'Info.Predicate' : code),
    theTypeIsAlwaysUnknown: (): ReasonCode => 'Error.ConfigurationNotSupported',
  },
});

/** Whether a configuration restricts the device, given whether it is active (Apple: "Passcode", declarative). */
export const restrictsWhileActive = rule('XAP-359', {
  holds: (_context: RuleContext, active: boolean): boolean => active,
  mutants: { restrictsThoughIdle: () => true, declaresOnly: () => false },
});

/** Whether the device takes a declaration, given whether its version, its enrollment and the channel do (apple/device-management, supportedOS). */
export const isOffered = rule('XAP-400', {
  holds: (_context: RuleContext, { version, enrollment, channel }: Offer): boolean => version && enrollment && channel,
  mutants: {
    ignoresVersions: (_context, { enrollment, channel }) => enrollment && channel,
    ignoresEnrollments: (_context, { version, channel }) => version && channel,
    ignoresChannels: (_context, { version, enrollment }) => version && enrollment,
  },
});

interface Offer {
  readonly version: boolean;
  readonly enrollment: boolean;
  readonly channel: boolean;
}

/** Whether a value may stand under its key, given type, list and range of the schema (apple/device-management, payloadkeys). */
export const valueFits = rule('XAP-401', {
  holds: (_context: RuleContext, { type, set, range }: Fit): boolean => type && set && range,
  mutants: {
    takesEveryType: (_context, { set, range }) => set && range,
    takesEveryWord: (_context, { type, range }) => type && range,
    takesEveryNumber: (_context, { type, set }) => type && set,
  },
});

interface Fit {
  readonly type: boolean;
  readonly set: boolean;
  readonly range: boolean;
}

/** Whether a configuration holds beside others of its type, given whether it is the first of which there is one only (apply: single). */
export const holdsBesideOthers = rule('XAP-402', {
  holds: (_context: RuleContext, isFirst: boolean): boolean => isFirst,
  mutants: { allOfThem: () => true },
});

/** What a reason tells beside its code (declarative/declarations/declarationbase.yaml, reasons, details). */
export const toldDetails = rule('XAP-403', {
  holds: (_context: RuleContext, told: Reason): Reason => told,
  mutants: {
    codesOnly: (_context, told) => ({ ...told, details: {} }),
    namesNothing: (_context, { details: { Identifier: _, ...details }, ...told }) => ({ ...told, details }),
  },
});

/** Whether the data of an asset are what the declaration says, by size and digest; undefined where it says nothing. */
export const isWhatWasDeclared = rule('XAP-405', {
  holds: (_context: RuleContext, data: Uint8Array, wanted: DeclaredData): boolean =>
    hasSize(data, wanted) && hasDigest(data, wanted),
  mutants: {
    ignoresTheSize: (_context, data, wanted) => hasDigest(data, wanted),
    ignoresTheDigest: (_context, data, wanted) => hasSize(data, wanted),
  },
});

interface DeclaredData {
  readonly size?: Json | undefined;
  readonly sha256?: Json | undefined;
}

const hasSize = (data: Uint8Array, { size }: DeclaredData): boolean => size === undefined || data.byteLength === size;

function hasDigest(data: Uint8Array, { sha256 }: DeclaredData): boolean {
  if (typeof sha256 !== 'string' || sha256 === '') return true;
  return createHash('sha256').update(data).digest('hex') === sha256.toLowerCase();
}

/** Whether the device shows who it is when it fetches an asset, given whether the declaration asks for that (Authentication, Type). */
export const showsWhoItIs = rule('XAP-406', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { toNobody: () => false, toEverybody: () => true },
});

/** Whether what a configuration brought stays on the device, given whether it still holds. */
export const staysOnDevice = rule('XAP-407', {
  holds: (_context: RuleContext, inForce: boolean): boolean => inForce,
  mutants: { staysForGood: () => true },
});

/** Whether an app is installed, given how it is declared (app.managed.yaml, InstallBehavior). */
export const installsApp = rule('XAP-410', {
  holds: (_context: RuleContext, install: Json | undefined): boolean => install === 'Required',
  mutants: { optionalOnesToo: () => true, nothingByItself: () => false },
});

/** Whether the device obtains the identity that an active configuration asks for (security.identity.yaml). */
export const obtainsIdentity = rule('XAP-409', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { leavesTheAssetAlone: () => false },
});

/** Entries of a status list that a predicate goes through (Apple: "Processing status for managed apps"). */
export const entriesSeen = rule('XAP-418', {
  holds: (_context: RuleContext, entries: readonly Json[]): readonly Json[] => entries,
  mutants: { theFirstOnly: (_context, entries) => entries.slice(0, 1), none: () => [] },
});

/** Whether a message about declarations names the user, given whether it is on the channel of one (mdm/checkin/declarativemanagement.yaml, UserID). */
export const namesUser = rule('XAP-421', {
  holds: (_context: RuleContext, onUserChannel: boolean): boolean => onUserChannel,
  mutants: { speaksAsTheDevice: () => false },
});

/** Rules of declarations that `prove` can break on an Apple device. */
export const declarativeRules: readonly RuleSummary[] = [
  followsAgain,
  codeOf,
  restrictsWhileActive,
  isOffered,
  valueFits,
  holdsBesideOthers,
  toldDetails,
  isWhatWasDeclared,
  showsWhoItIs,
  staysOnDevice,
  installsApp,
  obtainsIdentity,
  entriesSeen,
  namesUser,
];
