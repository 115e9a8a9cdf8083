import { hours } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** How the address of a notification names the device, given its token in hex. */
export const tokenInPath = rule('XAN-001', {
  holds: (_context: RuleContext, token: string): string => token,
  mutants: { base64: (_context, token) => encodeURIComponent(Buffer.from(token, 'hex').toString('base64')) },
});

/** The payload of a notification, given PushMagic. */
export const pushPayload = rule('XAN-002', {
  holds: (_context: RuleContext, mdm: string): object => ({ mdm }),
  mutants: {
    asAnAlert: (_context, mdm) => ({ aps: { 'content-available': 1 }, mdm }),
    withoutMagic: () => ({ mdm: '' }),
  },
});

/** Topic and type of a notification, given the device's topic. */
export const pushHeaders = rule('XAN-003', {
  holds: (_context: RuleContext, topic: string): Readonly<Record<string, string>> => ({
    'apns-topic': topic,
    'apns-push-type': 'mdm',
  }),
  mutants: {
    typeBackground: (_context, topic) => ({ 'apns-topic': topic, 'apns-push-type': 'background' }),
    noTopic: () => ({ 'apns-push-type': 'mdm' }),
  },
});

/** Whether a device is pushed, given whether the service said that its token is no more. */
export const isPushed = rule('XAN-004', {
  holds: (_context: RuleContext, gone: boolean): boolean => !gone,
  mutants: { goesOnPushing: () => true },
});

/** The PushMagic that is kept, given the one before and the one that the device sends. */
export const magicAfter = rule('XAN-005', {
  holds: (_context: RuleContext, _before: string | undefined, sent: string): string => sent,
  mutants: { firstOneStays: (_context, before, sent) => before ?? sent },
});

/** Channels to wake, given those that commands wait for: a user's by the token of the user, the device's own where nothing waits. */
export const channelsToWake = rule('XAN-043', {
  holds: (_context: RuleContext, waiting: readonly (string | undefined)[]): readonly (string | undefined)[] =>
    waiting.length === 0 ? [undefined] : [...new Set(waiting)],
  mutants: {
    deviceOnly: () => [undefined],
    deviceToo: (_context, waiting) => [...new Set([undefined, ...waiting])],
  },
});

/** Until when (s since the epoch) a notification waits for a device that is away (Apple, "Sending notification requests to APNs", apns-expiration). */
export const waitsUntil = rule('XAN-060', {
  holds: ({ now }: RuleContext): number => Math.floor((now + hours(24)) / 1000),
  mutants: { doesNotWait: () => 0 },
});

/** Whether a device is past being pushed after a TokenUpdate: a new token can be pushed again. */
export const endedAfterUpdate = rule('XAN-061', {
  holds: (_context: RuleContext, _before: boolean): boolean => false,
  mutants: { staysEnded: (_context, before) => before },
});

/** Every rule about pushes on the server's side. */
export const pushRules: readonly RuleSummary[] = [
  tokenInPath,
  pushPayload,
  pushHeaders,
  isPushed,
  magicAfter,
  channelsToWake,
  waitsUntil,
  endedAfterUpdate,
];
