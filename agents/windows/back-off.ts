import { seconds } from '../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { DmApplication } from '../../protocol/mde2/provisioning-document.js';
import { compareVersions } from '../omadm/os-version.js';

/** How a PC goes on when the server cannot be reached (w7 APPLICATION CSP: CONNRETRYFREQ, INITIALBACKOFFTIME, MAXBACKOFFTIME). */
export type BackOff = {
  readonly retries: number;
  /** Milliseconds until the first retry; each wait is twice the one before. */
  readonly firstMs: number;
  readonly longestMs: number;
};

/** What holds where the account does not say (same page). */
export const usualBackOff: BackOff = { retries: 3, firstMs: 16_000, longestMs: 86_400_000 };

/** What the account says of it; undefined where it says nothing, so that an ordinary record stays small. */
export function backOffOf(application: DmApplication): BackOff | undefined {
  const { connectionRetryFrequency, initialBackoffTime, maximumBackoffTime } = application;
  const told = {
    ...(connectionRetryFrequency !== undefined && { retries: connectionRetryFrequency }),
    ...(initialBackoffTime !== undefined && { firstMs: initialBackoffTime }),
    ...(maximumBackoffTime !== undefined && { longestMs: maximumBackoffTime }),
  };
  return Object.keys(told).length === 0 ? undefined : { ...usualBackOff, ...told };
}

/** Sessions in a row that did not reach the server, and when the last of them was, ms. */
export type Unreached = { readonly times: number; readonly lastAt: number };

const doubled = (times: number, { firstMs }: BackOff): number => firstMs * 2 ** (times - 1);

/** When a PC that did not reach its server tries again; undefined when it waits for its schedule. */
export const nextRetry = rule('XWP-130', {
  holds: (_context: RuleContext, { times, lastAt }: Unreached, backOff: BackOff): number | undefined =>
    times > backOff.retries ? undefined : lastAt + Math.min(backOff.longestMs, doubled(times, backOff)),
  mutants: {
    neverRetries: () => undefined,
    neverGivesUp: (_context, { times, lastAt }, backOff) =>
      lastAt + Math.min(backOff.longestMs, doubled(times, backOff)),
    alwaysTheSameWait: (_context, { times, lastAt }, { retries, firstMs }) =>
      times > retries ? undefined : lastAt + firstMs,
    noLongestWait: (_context, { times, lastAt }, backOff) =>
      times > backOff.retries ? undefined : lastAt + doubled(times, backOff),
  },
});

/** The last version that does not obey a server that is asked too often: Windows 10, version 2004. */
const lastToIgnore = '10.0.19041.99999';

/** Seconds that a PC waits for a server that is asked too often (MS-MDM §3.1.6, HTTP 429). */
const waitsAsTold = rule('XDM-174', {
  holds: (_context: RuleContext, osVersion: string, told: number | undefined): number | undefined =>
    compareVersions(osVersion, lastToIgnore) > 0 ? told : undefined,
  mutants: { neverWaits: () => undefined, inEveryVersion: (_context, _osVersion, told) => told },
});

/** Until when the PC does not come. */
export function waitFor(
  context: RuleContext,
  osVersion: string,
  told: number | undefined,
): { readonly waitUntil?: number } {
  const wait = waitsAsTold(context, osVersion, told);
  return wait === undefined ? {} : { waitUntil: context.now + seconds(wait) };
}

/** Rules of the back-off that `muster prove` can break in a PC. */
export const backOffRules: readonly RuleSummary[] = [nextRetry, waitsAsTold];
