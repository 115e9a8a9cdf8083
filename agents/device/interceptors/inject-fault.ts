import type { Clock } from '../../../protocol/base/clock.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { ExchangeResponse } from '../../../protocol/base/exchange.js';
import type { Interceptor } from './interceptor.js';

/** Which exchanges of the device a fault meets. */
export interface FaultScope {
  /** Protocol step; every step without it. */
  readonly step?: string;
  /** How many matching exchanges pass untouched first. */
  readonly after?: number;
  /** How many exchanges are hit; 1 by default. */
  readonly times?: number;
}

/**
 * What the network does to one device. `drop-request`: the server never hears of it. `drop-response`: the server acts and the device
 * does not learn of it. `delay`: milliseconds of the device's clock before the request leaves. `truncate`: bytes of the answer that arrive.
 * `status`: somebody in between answers with this HTTP status.
 */
export type Fault = FaultScope &
  (
    | { readonly kind: 'drop-request' | 'drop-response' }
    | { readonly kind: 'delay'; readonly ms: number }
    | { readonly kind: 'truncate'; readonly bytes: number }
    | { readonly kind: 'status'; readonly status: number }
  );

/** Applies a device's fault list, each fault to the exchanges in its scope. */
export function injectFaults(faults: readonly Fault[], clock: Clock): Interceptor {
  const met = new Map<Fault, number>();
  const strikes = (fault: Fault, step: string): boolean => {
    if (fault.step !== undefined && fault.step !== step) return false;
    const seen = met.get(fault) ?? 0;
    met.set(fault, seen + 1);
    const after = fault.after ?? 0;
    return seen >= after && seen < after + (fault.times ?? 1);
  };
  return (next) => async (request) => {
    const struck = faults.filter((fault) => strikes(fault, request.step));
    for (const fault of struck) {
      if (fault.kind === 'delay')
        await clock.sleep(fault.ms, {
          name: `fault: delay ${request.step}`,
          ...(request.signal && { signal: request.signal }),
        });
      if (fault.kind === 'drop-request') throw lost(request.step, 'request');
      if (fault.kind === 'status') return { status: fault.status, headers: {}, body: new Uint8Array(0) };
    }
    const response = await next(request);
    return struck.reduce((answer, fault) => spoil(answer, fault, request.step), response);
  };
}

function spoil(response: ExchangeResponse, fault: Fault, step: string): ExchangeResponse {
  if (fault.kind === 'drop-response') throw lost(step, 'response');
  return fault.kind === 'truncate' ? { ...response, body: response.body.slice(0, fault.bytes) } : response;
}

function lost(step: string, what: 'request' | 'response'): ProtocolError {
  return new ProtocolError('TRANSPORT_RESET', `the ${what} of ${step} was lost by an injected fault`);
}
