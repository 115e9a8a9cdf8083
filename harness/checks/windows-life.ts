import { readBase64 } from '../../protocol/base/base64.js';
import { minutes } from '../../protocol/base/clock.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { readDiscoverResponse } from '../../protocol/mde2/discovery.js';
import { parseSignedData } from '../../protocol/pki/signed-data.js';
import { verifySignedData } from '../../protocol/pki/verify-signed-data.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';
import {
  answerOf,
  lastExchange,
  lastTokenExchange,
  provisioningOf,
  readable,
  tokenRequestOf,
} from './windows-transcript.js';

/** In how many minutes the PC comes by itself. */
export const comesAgainIn: Check<{ readonly count: number }> = async ({ device, now }, { count }, requirements) => {
  const { nextWakeAt } = device?.state ?? {};
  const received = typeof nextWakeAt === 'number' ? Math.round((nextWakeAt - now) / minutes(1)) : 'never';
  return received === count ? [] : [finding(requirements, `in ${count} minutes`, String(received))];
};

const toleranceSeconds = 5;

/** In how many seconds the PC tries by itself, give or take what a test takes. */
export const triesAgainIn: Check<{ readonly count: number }> = async ({ device, now }, { count }, requirements) => {
  const { nextWakeAt } = device?.state ?? {};
  const received = typeof nextWakeAt === 'number' ? (nextWakeAt - now) / 1000 : undefined;
  if (received !== undefined && Math.abs(received - count) <= toleranceSeconds) return [];
  return [finding(requirements, `in ${count} seconds`, received === undefined ? 'never' : received.toFixed(1))];
};

/** The schedule of the provisioning document can be followed. */
export const scheduleIsValid: Check<object> = async ({ device }, _args, requirements) => {
  const documents = (device?.exchanges ?? []).flatMap((exchange) => provisioningOf(exchange)?.message ?? []);
  const told = new Map((documents.at(-1)?.dmClient?.settings ?? []).map(({ path, value }) => [path, Number(value)]));
  const sets = (['First', 'Second', 'Remaining'] as const).map((which) => setOf(told, which));
  const named = sets.filter(({ interval }) => interval > 0);
  const endless = named.filter(({ count }) => count === 0).length;
  const last = sets[2];
  const tooOften = last !== undefined && last.interval > 0 && last.interval < 1440;
  if (named.length > 0 && endless <= 1 && !tooOften) return [];
  return [finding(requirements, 'a schedule with one set without end at most, the last daily', JSON.stringify(sets))];
};

function setOf(told: ReadonlyMap<string, number>, which: 'First' | 'Second' | 'Remaining') {
  const count = which === 'Remaining' ? 'NumberOfRemainingScheduledRetries' : `NumberOf${which}Retries`;
  const interval = which === 'Remaining' ? 'IntervalForRemainingScheduledRetries' : `IntervalFor${which}SetOfRetries`;
  return { count: told.get(`Poll/${count}`) ?? 0, interval: told.get(`Poll/${interval}`) ?? 0 };
}

/** What the header MS-Signature of a message is worth. */
function signatureOf({ request }: Exchange): 'none' | 'good' | 'bad' {
  const header = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'ms-signature')?.[1];
  if (header === undefined) return 'none';
  const bytes = readBase64(String(header));
  const verified = bytes && readable(() => verifySignedData(parseSignedData(bytes), { content: request.body }));
  return verified?.valid === true ? 'good' : 'bad';
}

/** Every message since the enrollment is signed as it was sent, or none is. */
export const messagesAreSigned: Check<{ readonly signed: boolean }> = async ({ device }, { signed }, requirements) => {
  const found = new Set(dmExchanges(device).map(({ exchange }) => signatureOf(exchange)));
  const expected = signed ? 'good' : 'none';
  if (found.size === 1 && found.has(expected)) return [];
  return [finding(requirements, `signatures: ${expected}`, [...found].join(', '))];
};

/** Nothing that a server brought is on the PC: no policy, no certificate, no account. */
export const nothingIsLeft: Check<{ readonly policy: string }> = async ({ device }, { policy }, requirements) => {
  const [area = '', name = ''] = policy.split('/');
  const areas = (device?.state.policies ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const left = [
    ...(areas[area]?.[name] === 0 ? [`the policy ${policy}`] : []),
    ...(device?.certificate === undefined ? [] : ['the certificate']),
    ...(device?.state.providerId === undefined ? [] : ['the account']),
  ];
  return left.length === 0 ? [] : [finding(requirements, 'nothing of management', left.join(', '))];
};

/** Items that the last request for a certificate has of those that speak of attestation and version. */
export const attestationItemsAre: Check<{ readonly items: readonly string[] }> = async (
  { device },
  { items },
  requirements,
) => {
  const exchange = lastTokenExchange(device);
  const request = exchange && tokenRequestOf(exchange);
  const received = (request?.contextItems ?? [])
    .map(({ name }) => name)
    .filter((name) => /^AIK|^Att|^Azure|Version$/.test(name));
  const special = received.filter((name) => name !== 'OSVersion' && name !== 'ApplicationVersion');
  if (special.join() === items.join()) return [];
  return [finding(requirements, items.join(', ') || 'none', special.join(', ') || 'none')];
};

/** EnrollmentVersion of the answer to Discover is between 3.0 and this version. */
export const versionIsAtMost: Check<{ readonly most: number }> = async ({ device }, { most }, requirements) => {
  const exchange = lastExchange(device, 'Discover');
  const answer = exchange && answerOf(exchange);
  const told = answer && readable(() => readDiscoverResponse(answer).message.enrollmentVersion);
  const received = Number(told ?? '3.0');
  if (received >= 3 && received <= most) return [];
  return [finding(requirements, `a version from 3.0 to ${most.toFixed(1)}`, told ?? 'none')];
};
