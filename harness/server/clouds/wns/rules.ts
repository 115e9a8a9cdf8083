import { days, hours } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { mostOctets, notificationTypes } from '../../../../protocol/wns/messages.js';

/** How long a channel lives: 30 days (Learn, "Push notification support for device management"). */
export const channelLifeMs = rule('XWP-201', {
  holds: (_context: RuleContext): number => days(30),
  mutants: { neverEnds: () => days(10_000), aDay: () => days(1) },
});

/** How long an access token counts, in milliseconds: a day (Learn, "Push notification service request and response headers", access token response). */
export const tokenLifeMs = hours(24);

/** Whether a token counts that this service gave out until then; unknown ones have no end. */
export const tokenCounts = rule('XWP-202', {
  holds: ({ now }: RuleContext, expires: number | undefined): boolean => expires !== undefined && now < expires,
  mutants: { believesAnyToken: () => true, neverEnds: (_context, expires) => expires !== undefined },
});

/** Whether the sender's app is the one that the channel was opened for. */
export const channelIsSenders = rule('XWP-203', {
  holds: (_context: RuleContext, channelPfn: string, senderPfn: string | undefined): boolean =>
    channelPfn === senderPfn,
  mutants: { anybodyPushes: () => true },
});

/** Whether a raw notification waits for a device that is away: only where the sender says so. */
export const isCached = rule('XWP-204', {
  holds: (_context: RuleContext, policy: string | undefined): boolean => policy === 'cache',
  mutants: { cachesEverything: () => true, cachesNothing: () => false },
});

interface Notification {
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly octets: number;
}

const typeFits = ({ type = '', contentType = '' }: Notification): boolean =>
  notificationTypes[type] !== undefined && notificationTypes[type] === contentType.split(';', 1)[0];

/** Status for a notification in a wrong form; undefined for a good one. */
export const formObjection = rule('XWP-205', {
  holds: (_context: RuleContext, notification: Notification): 400 | 413 | undefined => {
    if (!typeFits(notification) || notification.octets === 0) return 400;
    return notification.octets > mostOctets ? 413 : undefined;
  },
  mutants: {
    takesAnyType: (_context, { octets }) => (octets > mostOctets ? 413 : undefined),
    takesAnySize: (_context, notification) => (typeFits(notification) ? undefined : 400),
  },
});

/** Until when a notification may wait, given X-WNS-TTL in seconds. */
export const waitsUntil = rule('XWP-206', {
  holds: ({ now }: RuleContext, ttl: string | undefined): number =>
    ttl === undefined ? now + days(3) : now + Number(ttl) * 1000,
  mutants: { forgetsTtl: ({ now }) => now + days(3) },
});

export const wnsRules: readonly RuleSummary[] = [
  channelLifeMs,
  tokenCounts,
  channelIsSenders,
  isCached,
  formObjection,
  waitsUntil,
];
