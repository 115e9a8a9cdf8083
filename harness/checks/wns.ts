import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Alert } from '../../protocol/syncml/messages.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';
import { provisioningOf } from './windows-transcript.js';

/** Notes that scenes leave: what the service was asked for the device, and its last answer. */
export const wnsRequests = 'wns requests';
export const wnsAnswer = 'wns answer';

/** Addresses of the channels that the device was given, oldest first. */
export function channelsOf(device: DeviceEvidence | undefined): readonly string[] {
  return (device?.exchanges ?? [])
    .filter(({ step, response }) => step === 'OpenChannel' && response?.status === 200)
    .map(({ response }) => {
      const body = JSON.parse(Buffer.from(response?.body ?? []).toString('utf8')) as JsonObject;
      return String(body.uri);
    });
}

const opening = (device: DeviceEvidence | undefined, code: string) =>
  dmExchanges(device).filter(({ sent }) => sent?.header.msgId === 1 && alertCodes(sent.body).includes(code));

const alertCodes = (body: readonly { readonly verb: string }[]): readonly string[] =>
  body.filter((command): command is Alert => command.verb === 'Alert').map(({ data }) => data);

/** Sessions that the device opened in the server's name (Alert 1200). */
export const pushedSessions: Check<{ readonly count: number }> = async ({ device }, { count }, requirements) => {
  const received = opening(device, '1200').length;
  return received === count ? [] : [finding(requirements, `${count} sessions with Alert 1200`, `${received}`)];
};

/** Every session so far was the device's own (Alert 1201). */
export const ownSessionsOnly: Check<object> = async ({ device }, _args, requirements) => {
  const own = opening(device, '1201').length;
  const all = dmExchanges(device).filter(({ sent }) => sent?.header.msgId === 1).length;
  return own > 0 && own === all ? [] : [finding(requirements, 'Alert 1201 in every session', `${own} of ${all}`)];
};

/** The provisioning document names an app. */
export const appIsTold: Check<object> = async ({ device }, _args, requirements) => {
  const documents = (device?.exchanges ?? []).flatMap((exchange) => provisioningOf(exchange)?.message ?? []);
  const settings = documents.flatMap(({ dmClient }) => dmClient?.settings ?? []);
  const told = settings.some(({ path, value }) => path === 'Push/PFN' && value !== '');
  return told ? [] : [finding(requirements, 'Push/PFN in the provisioning document', 'none')];
};

/** How many channels the device has opened so far. */
export const channelsOpened: Check<{ readonly count: number }> = async ({ device }, { count }, requirements) => {
  const received = channelsOf(device).length;
  return received === count ? [] : [finding(requirements, `${count} channels`, `${received}`)];
};

/** What the service was asked for the device's present channel. */
function requestsFor(device: DeviceEvidence | undefined, noted: unknown): readonly JsonObject[] {
  const requests = Array.isArray(noted) ? (noted as readonly JsonObject[]) : [];
  const current = channelsOf(device).at(-1) ?? 'none';
  return requests.filter(({ channel }) => current.endsWith(String(channel)));
}

/** The last notification for the device's present channel is raw, waits, and is not empty. */
export const wasPushedRaw: Check<object> = async ({ device, notes }, _args, requirements) => {
  const last = requestsFor(device, notes.get(wnsRequests)).at(-1);
  const { type, contentType, cachePolicy, octets } = last ?? {};
  const good = type === 'wns/raw' && contentType === 'application/octet-stream' && cachePolicy === 'cache';
  if (good && Number(octets) > 0) return [];
  return [finding(requirements, 'a raw notification that waits', JSON.stringify(last ?? 'none'))];
};

/** How often the service was asked for the channel that the device has. */
export const notificationsSent: Check<{ readonly count: number }> = async (
  { device, notes },
  { count },
  requirements,
) => {
  const received = requestsFor(device, notes.get(wnsRequests)).length;
  return received === count ? [] : [finding(requirements, `${count} notifications`, `${received}`)];
};

/** Status of the service's last answer. */
export const wnsAnswered: Check<{ readonly status: number; readonly received?: string }> = async (
  { notes },
  { status, received },
  requirements,
) => {
  const answer = notes.get(wnsAnswer) as { status: number; headers: Record<string, string> } | undefined;
  const told = answer?.headers['x-wns-status'];
  if (answer?.status === status && (received === undefined || told === received)) return [];
  return [
    finding(requirements, `${status} ${received ?? ''}`.trim(), `${answer?.status ?? 'none'} ${told ?? ''}`.trim()),
  ];
};
