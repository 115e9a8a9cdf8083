import type { ExchangeResponse } from '../../../protocol/base/exchange.js';
import type { TransportRequest } from '../transport.js';

/** Sends one request and gives its whole answer; throws ProtocolError `TRANSPORT_*` when none comes. */
export type Send<R extends ExchangeResponse = ExchangeResponse> = (request: TransportRequest) => Promise<R>;

/** Wraps a way of sending: looks at, changes, refuses or repeats what passes. */
export type Interceptor = (next: Send) => Send;

/** The first interceptor is the outermost: it sees the request first and the answer last. */
export function compose(send: Send, interceptors: readonly Interceptor[]): Send {
  return interceptors.reduceRight((next, interceptor) => interceptor(next), send);
}
