import { days, hours, minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DepError } from '../../../../protocol/dep/errors.table.js';
import { type ProfileStatus, pageLimit } from '../../../../protocol/dep/messages.js';
import { profileObjection } from '../../../../protocol/dep/profile.js';
import type { ServerToken } from '../../../../protocol/dep/token-file.js';
import { callRules } from './call-rules.js';
import type { Cursor } from './cursor.js';
import { migrationRules } from './migration-rules.js';
import type { Change, DefinedProfile, Organisation, OwnedDevice } from './organisation.js';
import { portalRules } from './portal-rules.js';
import type { Session } from './sessions.js';

/** Whether the signature of a session request is believed. */
export const signatureBelieved = rule('XDP-001', {
  holds: (_context: RuleContext, holds: boolean): boolean => holds,
  mutants: { signatureNotVerified: () => true },
});

/** Whether a nonce may be used, given whether it came before with the same key, token and time. */
export const nonceIsFresh = rule('XDP-002', {
  holds: (_context: RuleContext, usedBefore: boolean): boolean => !usedBefore,
  mutants: { replayed: () => true },
});

/** How far a caller's clock may be off; the width is our choice. */
export const clockTolerance = minutes(5);

/** Whether a time stamp (ms) is near enough. */
export const timestampIsNear = rule('XDP-003', {
  holds: ({ now }: RuleContext, timestamp: number): boolean => Math.abs(now - timestamp) <= clockTolerance,
  mutants: {
    anyTime: () => true,
    pastOnly: ({ now }, timestamp) => timestamp <= now && now - timestamp <= clockTolerance,
  },
});

/** Whether a session has ended. */
export const sessionHasEnded = rule('XDP-004', {
  holds: ({ now }: RuleContext, session: Session): boolean => now >= session.expiresAt,
  mutants: { sessionsLiveForEver: () => false },
});

/** The session of a call, given the one that the header names and any other. */
export const sessionOfCall = rule('XDP-005', {
  holds: (_context: RuleContext, named: Session | undefined, _other: Session | undefined): Session | undefined => named,
  mutants: { anySession: (_context, named, other) => named ?? other },
});

/** Devices in a page, by what the caller asks for. */
export const devicesInPage = rule('XDP-006', {
  holds: (_context: RuleContext, asked: number | undefined): number =>
    Math.min(pageLimit.maximum, Math.max(pageLimit.minimum, asked ?? pageLimit.default)),
  mutants: {
    unlimited: (_context, asked) => asked ?? Number.MAX_SAFE_INTEGER,
    alwaysLargest: () => pageLimit.maximum,
  },
});

/** What is wrong with fetching on with a cursor. */
export const fetchCursorObjection = rule('XDP-007', {
  holds: (_context: RuleContext, cursor: Cursor): DepError | undefined =>
    cursor.phase === 'sync' ? 'EXHAUSTED_CURSOR' : undefined,
  mutants: {
    beginsAnew: () => undefined,
    calledInvalid: (_context, { phase }) => (phase === 'sync' ? 'INVALID_CURSOR' : undefined),
  },
});

/** Whether a cursor is too old. */
export const cursorHasExpired = rule('XDP-008', {
  holds: ({ now }: RuleContext, { issuedAt }: Cursor): boolean => now - issuedAt > days(7),
  mutants: { cursorsLiveForEver: () => false, endsAfterADay: ({ now }, { issuedAt }) => now - issuedAt > hours(24) },
});

/** The cursor that was meant, given the one that could be read, if any, and one that begins at the beginning. */
export const cursorMeant = rule('XDP-009', {
  holds: (_context: RuleContext, read: Cursor | undefined, _first: Cursor): Cursor | undefined => read,
  mutants: { anyCursorIsTheFirst: (_context, read, first) => read ?? first },
});

/** What a server hears of since its cursor. */
export const changesSince = rule('XDP-010', {
  holds: (_context: RuleContext, changes: readonly Change[], since: number): readonly Change[] => after(changes, since),
  mutants: {
    silentAboutDeletions: (_context, changes, since) => after(changes, since).filter(({ type }) => type !== 'deleted'),
    silentAboutChanges: (_context, changes, since) => after(changes, since).filter(({ type }) => type !== 'modified'),
    tellsEverythingAgain: (_context, changes) => changes,
  },
});

const after = (changes: readonly Change[], since: number): readonly Change[] =>
  changes.filter(({ sequence }) => sequence > since);

/** The device, if the server may know of it. */
export const accessibleDevice = rule(['XDP-011', 'ADE-029'], {
  holds: (_context: RuleContext, device: OwnedDevice | undefined, server: string): OwnedDevice | undefined =>
    device?.server === server ? device : undefined,
  mutants: { everybodysDevices: (_context, device) => device },
});

/** What is wrong with a profile. */
export const profileIsRefusedFor = rule('XDP-012', {
  holds: (_context: RuleContext, document: JsonObject): DepError | undefined => profileObjection(document),
  mutants: { anyProfile: () => undefined },
});

/** Whether a profile that is to be assigned is the server's own. */
export const profileIsKnown = rule('XDP-013', {
  holds: (_context: RuleContext, owner: string | undefined, server: string): boolean => owner === server,
  mutants: { unknownProfileAssigned: () => true },
});

/** Whether a token is the one in force: the newest of its server, for a year. */
export const tokenIsInForce = rule(['XDP-014', 'ADE-087', 'ASM-004'], {
  holds: ({ now }: RuleContext, token: ServerToken, newest: boolean): boolean => newest && notExpired(now, token),
  mutants: { olderTokensLiveOn: ({ now }, token) => notExpired(now, token) },
});

const notExpired = (now: number, { expiresAt }: ServerToken): boolean => expiresAt === undefined || now < expiresAt;

/** How long a token lives from its download. */
export const tokenLife = rule('MAC-024', {
  holds: (_context: RuleContext): number => days(365),
  mutants: { livesTwoYears: () => days(730), livesThirtyDays: () => days(30) },
});

/** Whether terms that nobody accepted stop the service. */
export const termsStop = rule('XDP-015', {
  holds: (_context: RuleContext, { terms }: Organisation): boolean => terms === 'pending',
  mutants: { termsIgnored: () => false },
});

/** Whether disowning takes the device from the organisation. */
export const disownReleases = rule('XDP-016', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { answersSuccessAndKeeps: () => false },
});

/** Status of a profile after the device has fetched it. */
export const statusAfterFetch = rule('XDP-017', {
  holds: (_context: RuleContext): ProfileStatus => 'pushed',
  mutants: { staysAssigned: (): ProfileStatus => 'assigned' },
});

/** Whether a call goes on although its body is no JSON object. */
export const bodyIsReadable = rule('XDP-018', {
  holds: (_context: RuleContext, body: JsonObject | undefined): boolean => body !== undefined,
  mutants: { garbageIsEmpty: () => true },
});

/** Profile assignments that one server may make in a minute; the number is our choice. */
export const assignmentsPerMinute = 3000;

/** How many of these devices may be assigned now. */
export const assignmentsAllowed = rule('XDP-019', {
  holds: ({ now }: RuleContext, earlier: readonly number[]): number =>
    assignmentsPerMinute - earlier.filter((at) => now - at < minutes(1)).length,
  mutants: {
    neverThrottled: () => Number.MAX_SAFE_INTEGER,
    throttledForEver: (_context, earlier) => assignmentsPerMinute - earlier.length,
  },
});

/** The profile that a device gets, by the one assigned to it and any other of the organisation. */
export const handedOut = rule('ADE-077', {
  holds: (_context: RuleContext, own: DefinedProfile | undefined, _any: DefinedProfile | undefined) => own,
  mutants: { anyProfile: (_context, own, any) => own ?? any },
});

/** Every rule of the service. */
export const depRules: readonly RuleSummary[] = [
  signatureBelieved,
  nonceIsFresh,
  timestampIsNear,
  sessionHasEnded,
  sessionOfCall,
  devicesInPage,
  fetchCursorObjection,
  cursorHasExpired,
  cursorMeant,
  changesSince,
  accessibleDevice,
  profileIsRefusedFor,
  profileIsKnown,
  tokenIsInForce,
  tokenLife,
  termsStop,
  disownReleases,
  statusAfterFetch,
  handedOut,
  bodyIsReadable,
  assignmentsAllowed,
  ...portalRules,
  ...callRules,
  ...migrationRules,
];
