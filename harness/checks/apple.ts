import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type CommandView, Inapplicable } from './admin.js';
import { type Check, type Evidence, finding } from './check.js';

/** Note under which a step leaves the exchange of a message that it sent by itself. */
export const sentMessage = 'sent-message';
/** Note under which a step leaves the id of the command that it queued last. */
export const queuedCommand = 'queued-command';

/** The server did not take the message: any error status. */
export const messageRefused: Check<{ readonly managementGoesOn: boolean }> = async (
  { notes },
  { managementGoesOn },
  requirements,
) => {
  const { response, failure, step } = (notes.get(sentMessage) ?? {}) as Partial<Exchange>;
  const status = response?.status ?? 0;
  const expected = managementGoesOn ? 'an error status other than 401' : 'an error status';
  if (status >= 400 && !(managementGoesOn && status === 401)) return [];
  return [finding(requirements, `${expected} for ${step}`, failure ?? `status ${status}`)];
};

/** Status of the answer to the message that was sent by itself. */
export const answeredWith: Check<{ readonly status: number }> = async ({ notes }, { status }, requirements) => {
  const { response, failure } = (notes.get(sentMessage) ?? {}) as Partial<Exchange>;
  if (response?.status === status) return [];
  return [finding(requirements, `status ${status}`, failure ?? `status ${response?.status ?? 'none'}`)];
};

/** Content type of the profile that the device opened. */
export const profileContentType: Check<{ readonly contentType: string }> = async (
  { device },
  { contentType },
  requirements,
) => {
  const answer = device?.exchanges.find(({ step }) => step.startsWith('GetProfile'))?.response;
  const received =
    String(answer?.headers['content-type'] ?? 'none')
      .split(';')[0]
      ?.trim() ?? '';
  const at = { section: section('Apple Device Management', 'Device enrollment') };
  return received.toLowerCase() === contentType ? [] : [finding(requirements, contentType, received, at)];
};

/** Whether every message to the MDM server proved the device as it should. */
export const messagesProvenBy: Check<{ readonly transport: 'mdm-signature' | 'tls' }> = async (
  { device },
  { transport },
  requirements,
) => {
  const messages = (device?.exchanges ?? []).filter(({ step }) => step === 'Authenticate' || step === 'TokenUpdate');
  if (messages.length === 0) return [finding(requirements, 'a check-in', 'none was sent')];
  const strange = messages.find(({ request }) => hasSignature(request.headers) !== (transport === 'mdm-signature'));
  if (strange === undefined) return [];
  const received = hasSignature(strange.request.headers) ? 'with Mdm-Signature' : 'without Mdm-Signature';
  return [finding(requirements, `messages proven by ${transport}`, `${strange.step} ${received}`)];
};

function hasSignature(headers: Exchange['request']['headers']): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'mdm-signature');
}

/** State of the command that was queued last, as the administrator sees it. */
export const commandIs: Check<{ readonly state: CommandView['state'] }> = async (evidence, { state }, requirements) => {
  const command = await queuedCommandView(evidence);
  if (command === 'unknown' || command?.state === state) return [];
  return [finding(requirements, `a command that is ${state}`, command?.state ?? 'no such command')];
};

/** One answer of DeviceInformation, as the administrator reads it. */
export const informationIs: Check<{ readonly query: string; readonly value: string }> = async (
  evidence,
  { query, value },
  requirements,
) => {
  const command = await queuedCommandView(evidence);
  if (command === 'unknown') return [];
  const answers = command?.result?.QueryResponses as JsonObject | undefined;
  const received = answers?.[query];
  return received === value ? [] : [finding(requirements, `${query} ${value}`, String(received ?? 'no answer'))];
};

/** The first link of the ErrorChain, as the administrator reads it. */
export const errorIs: Check<{ readonly code: number; readonly domain: string }> = async (
  evidence,
  { code, domain },
  requirements,
) => {
  const command = await queuedCommandView(evidence);
  if (command === 'unknown') return [];
  const [first] = (command?.result?.ErrorChain ?? []) as readonly JsonObject[];
  if (first?.ErrorCode === code && first.ErrorDomain === domain) return [];
  return [
    finding(requirements, `error ${code} of ${domain}`, first === undefined ? 'no ErrorChain' : JSON.stringify(first)),
  ];
};

/** The command that was queued last, as the administrator sees it; `unknown` where the target does not show commands. */
export async function queuedCommandView({
  admin,
  device,
  notes,
}: Evidence): Promise<CommandView | 'unknown' | undefined> {
  const { enrollmentId } = device ?? {};
  if (enrollmentId === undefined) return undefined;
  try {
    const [view] = await admin.readDevices({ enrollmentId });
    return view?.commands.find(({ id }) => id === notes.get(queuedCommand));
  } catch (error) {
    if (error instanceof Inapplicable) return 'unknown';
    throw error;
  }
}

/** Deviations that the device met in the server's messages and commands. */
export const serverKeepsToSession: Check<object> = async ({ device }, _args, requirements) =>
  (device?.findings ?? [])
    .filter(({ severity }) => severity === 'fail')
    .map((found) => finding(requirements, found.expected, found.received, found));

/** A restriction as it holds on the device. Keys that no profile sets are allowed. */
export const restrictionIs: Check<{ readonly key: string; readonly allowed: boolean }> = async (
  { device },
  { key, allowed },
  requirements,
) => {
  const value = (device?.state.restrictions as JsonObject | undefined)?.[key] ?? true;
  return value === allowed ? [] : [finding(requirements, `${key} ${allowed}`, `${key} ${String(value)}`)];
};

/** How many installed profiles have this identifier. */
export const profileCount: Check<{ readonly identifier: string; readonly count: number }> = async (
  { device },
  { identifier, count },
  requirements,
) => {
  const found = profilesOf(device?.state.profiles).filter((profile) => profile.identifier === identifier).length;
  return found === count ? [] : [finding(requirements, `${count} profile ${identifier}`, `${found} of them`)];
};

export const enrollmentProfileSigned: Check<object> = async ({ device }, _args, requirements) =>
  profilesOf(device?.state.profiles).some(({ signed }) => signed === true)
    ? []
    : [finding(requirements, 'a signed enrollment profile', 'none of the installed profiles was signed')];

function profilesOf(profiles: Json | undefined): readonly JsonObject[] {
  return Array.isArray(profiles) ? (profiles as readonly JsonObject[]) : [];
}

/** Whether a message of this name was sent at all. */
export const messageNeverSent: Check<{ readonly message: string }> = async ({ device }, { message }, requirements) =>
  device?.exchanges.some(({ step }) => step === message)
    ? [finding(requirements, `no ${message}`, `${message} was sent`)]
    : [];

/** Whether the device was given a command since its last Authenticate. */
export const noCommandSinceAuthenticate: Check<object> = async ({ device }, _args, requirements) => {
  const exchanges = device?.exchanges ?? [];
  const start = exchanges.findLastIndex(({ step }) => step === 'Authenticate');
  const given = exchanges
    .slice(start)
    .find(({ step, response }) => step === 'Idle' && (response?.body.length ?? 0) > 0);
  return given === undefined ? [] : [finding(requirements, 'an empty answer to Idle', 'a command')];
};

/** The server that the device answers to is the one it enrolled with. */
export const staysWithServer: Check<object> = async ({ device }, _args, requirements) => {
  const authenticated = device?.exchanges.findLast(({ step }) => step === 'Authenticate')?.request.url ?? '';
  const mdm = device?.state.mdm as JsonObject | undefined;
  const origins = [authenticated, String(mdm?.serverUrl)].map((url) => (URL.canParse(url) ? new URL(url).origin : url));
  return origins[0] === origins[1] ? [] : [finding(requirements, `ServerURL at ${origins[0]}`, String(origins[1]))];
};
