import { errorCodes } from '../../protocol/apple/error-response.js';
import { isOlder } from '../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { type PlistDict, PlistReal, type PlistValue } from '../../protocol/plist/value.js';
import type { AppleHabits } from './habits.js';

/** Whether an answer of this status to a command report ends management: 401 does on clients with that habit (mdm/errors/unrecognized.device.yaml, which is to replace it). */
export const endsManagement = rule('XAP-480', {
  holds: (_context: RuleContext, status: number, habit: boolean): boolean => status === 401 && habit,
  mutants: { staysWhateverComes: () => false, endsOnEveryRefusal: (_context, status) => status >= 400 },
});

const knowsErrorSince = { ios: '17.0', macos: '14.0' } as const;

/** Whether an error in the body of a 403 ends management: that the server knows no such device, where the version knows the error (mdm/errors/unrecognized.device.yaml). */
export const errorEndsManagement = rule('XAP-520', {
  holds: (_context: RuleContext, code: string, family: 'ios' | 'macos', osVersion: string): boolean =>
    code === errorCodes.unrecognizedDevice && !isOlder(osVersion, knowsErrorSince[family]),
  mutants: {
    staysAllTheSame: () => false,
    onEveryVersion: (_context, code) => code === errorCodes.unrecognizedDevice,
    onEveryError: (_context, _code, family, osVersion) => !isOlder(osVersion, knowsErrorSince[family]),
  },
});

/** What a person reads whose account discovery refuses: the words of the server, where it has some (mdm/errors/well-known.failed.yaml, message). */
export const wordsOfRefusal = rule('XAP-522', {
  holds: (_context: RuleContext, told: string | undefined, own: string): string => told ?? own,
  mutants: { itsOwnWords: (_context, _told, own) => own },
});

/** The method of check-ins and reports (Apple: "Check-in", "Implementing device management"). */
export const methodOfMessages = rule('XAP-481', {
  holds: (_context: RuleContext): 'PUT' | 'POST' => 'PUT',
  mutants: { posts: (): 'PUT' | 'POST' => 'POST' },
});

/** Whether a check-in was taken, by its status: 200 is the only success (Apple: "Check-in"). */
export const checkInTaken = rule('XAP-482', {
  holds: (_context: RuleContext, status: number): boolean => status === 200,
  mutants: { anythingOfTheKind: (_context, status) => status >= 200 && status < 300 },
});

/** Parts of the system that speak with a server before and after enrollment. */
export type Speaker = 'mdm-client' | 'browser' | 'enrollment-client';

/** User-Agent of each: the enrollment client of account-driven enrollment has a name of its own (Apple: "Implementing the simple authentication account-driven enrollment flow"). */
export const userAgentOf = rule('XAP-483', {
  holds: (_context: RuleContext, speaker: Speaker, habits: AppleHabits): string => agents(habits)[speaker],
  mutants: {
    oneForAll: (_context, _speaker, habits) => habits.userAgent,
    everybodyIsABrowser: (_context, _speaker, habits) => habits.webUserAgent,
  },
});

const agents = ({ userAgent, webUserAgent }: AppleHabits): Readonly<Record<Speaker, string>> => ({
  'mdm-client': userAgent,
  browser: webUserAgent,
  'enrollment-client': 'DeviceManagementClient/1.0',
});

interface Addresses {
  readonly checkInUrl: string;
  readonly serverUrl: string;
}

/** Where a message goes: check-ins to CheckInURL, reports to ServerURL (mdm/profiles/com.apple.mdm.yaml, CheckInURL). */
export const addressOf = rule('XAP-484', {
  holds: (_context: RuleContext, kind: 'check-in' | 'report', { checkInUrl, serverUrl }: Addresses): string =>
    kind === 'check-in' ? checkInUrl : serverUrl,
  mutants: {
    everythingToServerUrl: (_context, _kind, { serverUrl }) => serverUrl,
    everythingToCheckInUrl: (_context, _kind, { checkInUrl }) => checkInUrl,
  },
});

/** Topic of check-ins, given the one of the profile (mdm/checkin/authenticate.yaml, Topic). */
export const topicSent = rule('XAP-485', {
  holds: (_context: RuleContext, topic: string, _udid: string): string => topic,
  mutants: { madeOfTheUdid: (_context, _topic, udid) => `com.apple.mgmt.External.${udid}` },
});

/** NotOnConsole as a Mac says it on the channel of its user (mdm/checkin/tokenupdate.yaml, NotOnConsole). */
export const notOnConsole = rule('XAP-486', {
  holds: (_context: RuleContext, away: boolean): boolean | undefined => away,
  mutants: { leavesItOut: () => undefined, saysTheOpposite: (_context, away) => !away },
});

/** What a Mac tells a Profile Service of its user, beside the attributes that it is asked for (micromdm, mdm/enroll/endpoint.go). */
export const userTold = rule('XAP-487', {
  holds: (_context: RuleContext, user: PlistDict, isMac: boolean): PlistDict => (isMac ? user : new Map()),
  mutants: { macsNeither: () => new Map(), iPhonesToo: (_context, user) => user },
});

/** A fact in the type that its query has (mdm/commands/information.device.yaml, responsekeys). */
export const factOfType = rule('XAP-488', {
  holds: (_context: RuleContext, fact: PlistValue): PlistValue => fact,
  mutants: {
    datesAsText: (_context, fact) => (fact instanceof Date ? fact.toISOString() : fact),
    realsAsIntegers: (_context, fact) => (fact instanceof PlistReal ? Math.round(fact.value) : fact),
    booleansAsText: (_context, fact) => (typeof fact === 'boolean' ? String(fact) : fact),
  },
});

/** Whether a device in management follows a redirect: it refuses (Mobile Device Management Protocol Reference, "Error Codes", MCMDMErrorDomain 12006). */
export const followsRedirect = rule('XAP-492', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { followsEverywhere: () => true },
});

/** Certificates that alone are trusted for an address, given those that the profile pins to it (mdm/profiles/com.apple.mdm.yaml, CheckInURLPinningCertificateUUIDs). */
export const trustsOnly = rule('XAP-504', {
  holds: (_context: RuleContext, pinned: readonly Uint8Array[]): readonly Uint8Array[] => pinned,
  mutants: { passesPinsOver: () => [] },
});

/** Rules of what goes over the wire that `prove` can break on an Apple device. */
export const wireRules: readonly RuleSummary[] = [
  endsManagement,
  errorEndsManagement,
  wordsOfRefusal,
  methodOfMessages,
  checkInTaken,
  userAgentOf,
  addressOf,
  topicSent,
  notOnConsole,
  userTold,
  factOfType,
  followsRedirect,
  trustsOnly,
];
