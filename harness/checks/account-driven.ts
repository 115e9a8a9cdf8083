import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { sentMessage } from './apple.js';
import { type Check, type Evidence, finding } from './check.js';

const at = { section: section('Apple Device Management', 'Onboarding users with account sign-in') };

function named(device: Evidence['device'], step: string): readonly Exchange[] {
  return (device?.exchanges ?? []).filter((exchange) => exchange.step === step || exchange.step.startsWith(`${step}:`));
}

const toMdm = (device: Evidence['device']): readonly Exchange[] =>
  (device?.exchanges ?? []).filter(({ request }) => request.method === 'PUT');

/** Where an enrollment ended, and why, as the device tells it. */
export const enrollmentStopped: Check<{ readonly step: string; readonly code: string }> = async (
  { device },
  { step, code },
  requirements,
) => {
  const outcome = device?.outcome;
  const told = outcome?.kind === 'refused' ? `${outcome.refusal.step} with ${outcome.refusal.code}` : outcome?.kind;
  return told === `${step} with ${code}`
    ? []
    : [finding(requirements, `an end at ${step} with ${code}`, told ?? 'no attempt', at)];
};

/** The first question of discovery: to the account's domain, with the account and the model family. */
export const discoveryAsked: Check<{
  readonly account: string;
  readonly domain: string;
  readonly family: string;
}> = async ({ device }, { account, domain, family }, requirements) => {
  const url = named(device, 'Discovery')[0]?.request.url ?? 'nothing';
  const query = new URLSearchParams({ 'user-identifier': account, 'model-family': family });
  const expected = `https://${domain}/.well-known/com.apple.remotemanagement?${query}`;
  return url === expected ? [] : [finding(requirements, expected, url, at)];
};

/** Hosts that discovery asked, in their order. */
export const discoveryHosts: Check<{ readonly hosts: readonly string[] }> = async (
  { device },
  { hosts },
  requirements,
) => {
  const asked = named(device, 'Discovery').map(({ request }) => new URL(request.url).hostname);
  return asked.join() === hosts.join() ? [] : [finding(requirements, hosts.join(', '), asked.join(', '), at)];
};

/** Requests before the profile say nothing that names the device. */
export const requestsNameNothing: Check<object> = async ({ device }, _args, requirements) => {
  const bodies = named(device, 'RequestProfile').map(({ request }) => Buffer.from(request.body).toString('latin1'));
  if (bodies.length === 0) return [finding(requirements, 'a request for the profile', 'none', at)];
  const telling = bodies.some(
    (body) => body.includes(device?.serial ?? '\0') || /<key>(UDID|SERIAL|IMEI)<\/key>/.test(body),
  );
  return telling ? [finding(requirements, 'a request that names no hardware', 'it names the device', at)] : [];
};

/** How the web session of the sign-in ended. */
export const signInEnded: Check<{ readonly status: number; readonly location: string }> = async (
  { device },
  { status, location },
  requirements,
) => {
  const { response } = named(device, 'SignIn').at(-1) ?? {};
  const to = String(response?.headers.location ?? 'nowhere');
  if (response?.status === status && to.startsWith(location)) return [];
  return [finding(requirements, `${status} to ${location}`, `${response?.status ?? 'nothing'} to ${to}`, at)];
};

/** How often the holder typed the password. */
export const signedInTimes: Check<{ readonly times: number }> = async ({ device }, { times }, requirements) => {
  const received = named(device, 'SignIn').filter(({ request }) => request.method === 'POST').length;
  return received === times ? [] : [finding(requirements, `${times} sign-in(s)`, `${received}`, at)];
};

/** Who is to sign in, as the first page was told. */
export const signInHint: Check<{ readonly parameter: string; readonly account: string }> = async (
  { device },
  { parameter, account },
  requirements,
) => {
  const url = named(device, 'SignIn')[0]?.request.url ?? 'https://none.test';
  const received = new URL(url).searchParams.get(parameter);
  return received === account ? [] : [finding(requirements, `${parameter}=${account}`, received ?? 'absent', at)];
};

/** Each message to the MDM server carries a bearer token. */
export const messagesCarryToken: Check<object> = async ({ device }, _args, requirements) => {
  const messages = toMdm(device);
  if (messages.length === 0) return [finding(requirements, 'messages to the MDM server', 'none', at)];
  const bare = messages.find(({ request }) => !/^Bearer \S+$/.test(headerOf(request.headers, 'authorization')));
  return bare === undefined ? [] : [finding(requirements, `${bare.step} with a token`, 'no token', at)];
};

function headerOf(headers: Exchange['request']['headers'], name: string): string {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return String(found?.[1] ?? '');
}

/** Whether the device waits for its holder to sign in again. */
export const waitsForSignIn: Check<object> = async ({ device }, _args, requirements) =>
  device?.state.waitsForSignIn === true
    ? []
    : [finding(requirements, 'a device that waits for a sign-in', 'it does not wait', at)];

/** The last answer that was refused with 401 is what the device said next, byte for byte. */
export const refusedAnswerSentAgain: Check<object> = async ({ device }, _args, requirements) => {
  const messages = toMdm(device);
  const refused = messages.findLast(({ response, step }) => response?.status === 401 && step !== 'Idle');
  if (refused === undefined) return [finding(requirements, 'an answer that is refused with 401', 'none', at)];
  const next = messages.find(({ index }) => index > refused.index);
  const again = next?.response?.status === 200 && Buffer.compare(next.request.body, refused.request.body) === 0;
  return again ? [] : [finding(requirements, `${refused.step} again, as it was`, 'it was not sent again', at)];
};

/** The challenge of an answer with 401, on the last such exchange. */
export const challengeShown: Check<{ readonly method: string }> = async (
  { device, notes },
  { method },
  requirements,
) => {
  const sent = notes.get(sentMessage) as Exchange | undefined;
  const exchange = sent ?? named(device, 'RequestProfile')[0];
  const challenge = headerOf(exchange?.response?.headers ?? {}, 'www-authenticate');
  const status = exchange?.response?.status;
  if (status === 401 && challenge.startsWith(`Bearer method="${method}"`)) return [];
  return [
    finding(
      requirements,
      `401 with Bearer method="${method}"`,
      `${status ?? 'nothing'} with ${challenge || 'no challenge'}`,
      at,
    ),
  ];
};

/** What the profile said whose device it is. */
export const enrolledFor: Check<{ readonly mode: string; readonly account: string }> = async (
  { device },
  { mode, account },
  requirements,
) => {
  const { EnrollmentMode, AssignedManagedAppleID } = ((device?.state.mdm as JsonObject | undefined)?.fixed ??
    {}) as JsonObject;
  if (EnrollmentMode === mode && AssignedManagedAppleID === account) return [];
  return [
    finding(
      requirements,
      `${mode} for ${account}`,
      `${EnrollmentMode ?? 'none'} for ${AssignedManagedAppleID ?? 'nobody'}`,
      at,
    ),
  ];
};

/** Whether the administrator sees which hardware it is. */
export const administratorKnowsHardware: Check<{ readonly known: boolean }> = async (
  { admin, device },
  { known },
  requirements,
) => {
  const views = await admin.readDevices();
  const view = views.find(({ enrollmentId }) => enrollmentId === device?.enrollmentId);
  const sees = view?.serial === device?.serial;
  if (view !== undefined && sees === known) return [];
  return [
    finding(
      requirements,
      `serial number ${known ? 'known' : 'unknown'}`,
      view?.serial ?? (view ? 'none' : 'no device'),
      at,
    ),
  ];
};
