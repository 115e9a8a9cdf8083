import { type RuleContext, type RuleSummary, rule } from '../../../../../protocol/base/rule.js';

/** The app by whose name PCs open a channel; undefined where PCs are not pushed (DMClient CSP, Push/PFN). */
export const toldApp = rule('XWP-001', {
  holds: (_context: RuleContext, pfn: string): string | undefined => pfn,
  mutants: { tellsNone: () => undefined },
});

/** Whether a session asks for the channel, given the one that is known: in every session, because PCs renew theirs (Learn, "Push notification support for device management"). */
export const asksForChannel = rule('XWP-002', {
  holds: (_context: RuleContext, _known: string | undefined): boolean => true,
  mutants: { never: () => false, onlyOnce: (_context, known) => known === undefined },
});

/** Whether a token that was refused is given up for a new one (Learn, "Push notification service request and response headers", 401). */
export const renewsToken = rule('XWP-003', {
  holds: (_context: RuleContext, status: number): boolean => status === 401,
  mutants: { keepsTheOldOne: () => false },
});

export interface Notification {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const raw: Notification = {
  headers: {
    'content-type': 'application/octet-stream',
    'x-wns-type': 'wns/raw',
    'x-wns-cache-policy': 'cache',
  },
  body: 'mdm',
};

/** What a PC is pushed: a raw notification that waits for a PC that is away, and carries nothing that matters (Learn, "Push notification support for device management"). */
export const notification = rule('XWP-004', {
  holds: (_context: RuleContext): Notification => raw,
  mutants: {
    sendsAToast: () => ({ ...raw, headers: { ...raw.headers, 'x-wns-type': 'wns/toast' } }),
    sendsNothing: () => ({ ...raw, body: '' }),
    doesNotWait: () => ({ ...raw, headers: { ...raw.headers, 'x-wns-cache-policy': 'no-cache' } }),
  },
});

/** Whether a channel is given up after this answer: it has expired or never was (same page as XWP-003, 404 and 410). */
export const givesChannelUp = rule('XWP-005', {
  holds: (_context: RuleContext, status: number): boolean => status === 404 || status === 410,
  mutants: { pushesOn: () => false },
});

export const pushRules: readonly RuleSummary[] = [toldApp, asksForChannel, renewsToken, notification, givesChannelUp];
