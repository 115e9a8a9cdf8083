import { mdmTopicPrefix, mostPayloadBytes } from '../../../../protocol/apple/push.js';
import type { ApnsReason } from '../../../../protocol/apple/push-reasons.table.js';
import { minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

import type { StoredPush } from './push-store.js';

type Objection = ApnsReason | undefined;

/** What is wrong with a request as such: notifications are POSTed below /3/device (Apple, "Sending notification requests to APNs"). */
export const requestObjection = rule('XAN-062', {
  holds: (_context: RuleContext, { rightPath, method }: AskedFor): Objection => {
    if (!rightPath) return 'BadPath';
    return method === 'POST' ? undefined : 'MethodNotAllowed';
  },
  mutants: {
    anyPath: (_context, { method }) => (method === 'POST' ? undefined : 'MethodNotAllowed'),
    anyMethod: (_context, { rightPath }) => (rightPath ? undefined : 'BadPath'),
  },
});

interface AskedFor {
  readonly rightPath: boolean;
  readonly method: string;
}

/** What is wrong with a device token: it is hex, and there is one. */
export const tokenObjection = rule('XAN-020', {
  holds: (_context: RuleContext, token: string): Objection => {
    if (token === '') return 'MissingDeviceToken';
    return /^(?:[\da-f]{2}){32,100}$/i.test(token) ? undefined : 'BadDeviceToken';
  },
  mutants: { anyToken: () => undefined },
});

/** What is wrong with a topic, given the one of the certificate and the one that the token was given for. */
export const topicObjection = rule('XAN-021', {
  holds: (_context: RuleContext, topic: string, certified: string, registered: string | undefined): Objection => {
    if (!topic.startsWith(mdmTopicPrefix)) return 'BadTopic';
    if (topic !== certified) return 'TopicDisallowed';
    return registered === undefined || registered === topic ? undefined : 'DeviceTokenNotForTopic';
  },
  mutants: {
    anyTopicOfMdm: (_context, topic) => (topic.startsWith(mdmTopicPrefix) ? undefined : 'BadTopic'),
    tokensAreForAllTopics: (_context, topic, certified) => (topic === certified ? undefined : 'TopicDisallowed'),
  },
});

export type CertificateState = 'good' | 'none' | 'foreign' | 'expired' | 'revoked';

/** What is wrong with the certificate by which a server comes. */
export const certificateObjection = rule('XAN-022', {
  holds: (_context: RuleContext, state: CertificateState): Objection => {
    if (state === 'none') return 'MissingProviderToken';
    return state === 'good' ? undefined : 'BadCertificate';
  },
  mutants: {
    revokedIsGood: (_context, state) => (state === 'good' || state === 'revoked' ? undefined : 'BadCertificate'),
    foreignIsGood: (_context, state) => (state === 'good' || state === 'foreign' ? undefined : 'BadCertificate'),
    expiredIsGood: (_context, state) => (state === 'good' || state === 'expired' ? undefined : 'BadCertificate'),
    needsNone: (_context, state) => (state === 'good' || state === 'none' ? undefined : 'BadCertificate'),
  },
});

/** Whether a token that its device gave up is refused, given since when (ms). */
export const goneObjection = rule('XAN-023', {
  holds: (_context: RuleContext, goneSince: number | undefined): Objection =>
    goneSince === undefined ? undefined : 'Unregistered',
  mutants: {
    tokensNeverEnd: () => undefined,
    callsThemBad: (_context, gone) => (gone === undefined ? gone : 'BadDeviceToken'),
  },
});

/** What is wrong with a payload of this many bytes. */
export const payloadObjection = rule('XAN-024', {
  holds: (_context: RuleContext, bytes: number): Objection => {
    return bytes > mostPayloadBytes ? 'PayloadTooLarge' : payloadEmpty(bytes);
  },
  mutants: {
    anySize: () => undefined,
    sizeOfOtherPushes: (_context, bytes) => (bytes > 2048 ? 'PayloadTooLarge' : payloadEmpty(bytes)),
  },
});

const payloadEmpty = (bytes: number): Objection => (bytes === 0 ? 'PayloadEmpty' : undefined);

/** Notifications that one device may get in a minute; the number is our choice, Apple's is not published. */
export const pushesPerMinute = 100;

/** Whether this is too much for one device, given when (ms) it got its earlier ones. */
export const throttleObjection = rule('XAN-025', {
  holds: ({ now }: RuleContext, earlier: readonly number[]): Objection =>
    earlier.filter((at) => now - at < minutes(1)).length >= pushesPerMinute ? 'TooManyRequests' : undefined,
  mutants: { neverThrottled: () => undefined },
});

/** What waits for a device after one more push: the newest takes the place of those before it. */
export const waitingAfter = rule('XAN-026', {
  holds: (_context: RuleContext, _waiting: readonly StoredPush[], pushed: StoredPush): readonly StoredPush[] => [
    pushed,
  ],
  mutants: {
    everyPushIsKept: (_context, waiting, pushed) => [...waiting, pushed],
    oldestWins: (_context, waiting, pushed) => (waiting.length === 0 ? [pushed] : waiting),
  },
});

/** Whether a push is still worth delivering, given its expiration (ms). */
export const isStillDue = rule('XAN-027', {
  holds: ({ now }: RuleContext, expiresAt: number): boolean => now <= expiresAt,
  mutants: { storedForEver: () => true, neverStored: () => false },
});

/** The first thing that is wrong with the headers of a notification. */
export const headerObjection = rule('XAN-028', {
  holds: (_context: RuleContext, objection: Objection): Objection => objection,
  mutants: { anyHeaders: () => undefined },
});

/** The id of a notification: the caller's own, or a new one. */
export const notificationId = rule('XAN-029', {
  holds: (_context: RuleContext, given: string | undefined, made: string): string => given ?? made,
  mutants: { alwaysNew: (_context, _given, made) => made },
});

/** Every rule of the service itself. */
export const apnsRules: readonly RuleSummary[] = [
  requestObjection,
  tokenObjection,
  topicObjection,
  certificateObjection,
  goneObjection,
  payloadObjection,
  throttleObjection,
  waitingAfter,
  isStillDue,
  headerObjection,
  notificationId,
];
