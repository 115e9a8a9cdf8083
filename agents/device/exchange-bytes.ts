import { ProtocolError } from '../../protocol/base/errors.js';
import type { ExchangeResponse, HeaderMap } from '../../protocol/base/exchange.js';
import type { Connections } from './connections.js';
import type { TransportRequest } from './transport.js';
import { aborted, timedOut, transportError } from './transport-errors.js';

const defaultTimeoutMs = 30_000;

/**
 * Sends one request over the device's connection and reads the whole answer, at most `bodyLimit` bytes.
 * The timeout is real time, whatever the device's clock says: it guards a real socket.
 */
export async function exchangeBytes(
  connections: Connections,
  request: TransportRequest,
  bodyLimit: number,
): Promise<ExchangeResponse> {
  const { step, method, url, headers = {}, body, signal, timeoutMs = defaultTimeoutMs } = request;
  if (signal?.aborted) throw aborted(step, signal);
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(timedOut(step, url, timeoutMs)), timeoutMs);
  const onAbort = (): void => end.abort(signal && aborted(step, signal));
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const { origin, pathname, search } = new URL(url);
    const answer = await connections.for(request, origin).request({
      method,
      path: pathname + search,
      headers,
      signal: end.signal,
      ...(body !== undefined && { body }),
    });
    const bytes = await readAtMost(answer.body, bodyLimit, step);
    return { status: answer.statusCode, headers: presentHeaders(answer.headers), body: bytes };
  } catch (error) {
    throw end.signal.aborted ? end.signal.reason : transportError(error, step, url);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function readAtMost(stream: AsyncIterable<Uint8Array>, limit: number, step: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    // leaving the loop destroys the stream and with it the connection
    if (size > limit)
      throw new ProtocolError('TRANSPORT_BODY_TOO_LARGE', `${step}: the answer is larger than ${limit} bytes`);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

function presentHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): HeaderMap {
  const present = Object.entries(headers).filter(
    (entry): entry is [string, string | string[]] => entry[1] !== undefined,
  );
  return Object.fromEntries(present);
}
