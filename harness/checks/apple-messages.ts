import { mdmSignatureHeader, verifyMdmSignature } from '../../protocol/apple/mdm-signature.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { readPlist } from '../../protocol/plist/codec.js';
import { dataOf, dictOf } from '../../protocol/plist/value.js';
import { type Check, finding } from './check.js';

function sent(exchanges: readonly Exchange[] | undefined, step: string): Exchange | undefined {
  return exchanges?.findLast((exchange) => exchange.step === step);
}

function headerOf({ request }: Exchange, wanted: string): string | undefined {
  const found = Object.entries(request.headers).find(([name]) => name.toLowerCase() === wanted.toLowerCase());
  return found === undefined ? undefined : String(found[1]);
}

/** Whether the device sent a message of this step at all. */
export const messageWasSent: Check<{ readonly step: string; readonly sent: boolean }> = async (
  { device },
  { step, sent: wanted },
  requirements,
) => {
  const received = sent(device?.exchanges, step) !== undefined;
  return received === wanted ? [] : [finding(requirements, `${step} sent: ${wanted}`, String(received))];
};

/** How often the device sent a message of this step. */
export const messageCount: Check<{ readonly step: string; readonly times: number }> = async (
  { device },
  { step, times },
  requirements,
) => {
  const count = (device?.exchanges ?? []).filter((exchange) => exchange.step === step).length;
  return count === times ? [] : [finding(requirements, `${step} ${times} time(s)`, `${count} time(s)`)];
};

/** Whether the last message of this step has a key. */
export const messageHas: Check<{ readonly step: string; readonly key: string; readonly has: boolean }> = async (
  { device },
  { step, key, has },
  requirements,
) => {
  const exchange = sent(device?.exchanges, step);
  const keys =
    exchange === undefined ? undefined : [...(dictOf(readPlist(exchange.request.body).message)?.keys() ?? [])];
  if (keys?.includes(key) === has) return [];
  return [finding(requirements, `${step} ${has ? 'with' : 'without'} ${key}`, keys?.join(', ') ?? `no ${step}`)];
};

/** Whether the signature of the last message of this step tells when it was made. */
export const signatureTimed: Check<{ readonly step: string; readonly timed: boolean }> = async (
  { device },
  { step, timed },
  requirements,
) => {
  const exchange = sent(device?.exchanges, step);
  const header = exchange === undefined ? undefined : headerOf(exchange, mdmSignatureHeader);
  if (exchange === undefined || header === undefined) return [finding(requirements, `a signed ${step}`, 'none')];
  const received = verifyMdmSignature(header, exchange.request.body).signers[0]?.signingTime !== undefined;
  if (received === timed) return [];
  return [
    finding(requirements, `a signature ${timed ? 'with' : 'without'} signingTime`, received ? 'with' : 'without'),
  ];
};

/** The content type under which the last message of this step went. */
export const sentAs: Check<{ readonly step: string; readonly contentType: string }> = async (
  { device },
  { step, contentType },
  requirements,
) => {
  const exchange = sent(device?.exchanges, step);
  const received = exchange === undefined ? `no ${step}` : (headerOf(exchange, 'content-type') ?? 'no content type');
  return received.split(';')[0] === contentType ? [] : [finding(requirements, `${step} as ${contentType}`, received)];
};

/** The answer to the last message of this step held nothing. */
export const answeredWithNothing: Check<{ readonly step: string }> = async ({ device }, { step }, requirements) => {
  const { response } = sent(device?.exchanges, step) ?? {};
  if (response?.status === 200 && response.body.byteLength === 0) return [];
  const received = response === undefined ? 'no answer' : `${response.status} with ${response.body.byteLength} bytes`;
  return [finding(requirements, 'an empty answer 200', received)];
};

/** The last GetBootstrapToken was answered without a token: with nothing, or with none or an empty one in the answer. */
export const noBootstrapToken: Check<object> = async ({ device }, _args, requirements) => {
  const { response } = sent(device?.exchanges, 'GetBootstrapToken') ?? {};
  const octets = response?.status === 200 ? tokenIn(response.body).byteLength : undefined;
  if (octets === 0) return [];
  const received = octets === undefined ? String(response?.status ?? 'no answer') : `one of ${octets} octets`;
  return [finding(requirements, 'no bootstrap token', received)];
};

function tokenIn(body: Uint8Array): Uint8Array {
  const answer = body.byteLength === 0 ? undefined : dictOf(readPlist(body).message);
  return dataOf(answer?.get('BootstrapToken')) ?? new Uint8Array(0);
}
