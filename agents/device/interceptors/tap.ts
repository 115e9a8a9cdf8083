import type { Clock } from '../../../protocol/base/clock.js';
import { MusterError } from '../../../protocol/base/errors.js';
import type { DecodedExchange, Exchange, ExchangeResponse } from '../../../protocol/base/exchange.js';
import type { TransportRequest, TransportResponse } from '../transport.js';
import type { Send } from './interceptor.js';

/** Keeps the exchanges of one device, those without an answer included. */
export class Tap {
  readonly #clock: Clock;
  readonly #keep: number;
  readonly #onExchange: ((exchange: Exchange) => void) | undefined;
  readonly #kept: Exchange[] = [];
  #count = 0;

  /** `keep`: how many of the latest exchanges stay in memory. */
  constructor(clock: Clock, keep: number, onExchange?: (exchange: Exchange) => void) {
    this.#clock = clock;
    this.#keep = keep;
    this.#onExchange = onExchange;
  }

  get exchanges(): readonly Exchange[] {
    return this.#kept;
  }

  wrap(next: Send): Send<TransportResponse> {
    return async (request) => {
      const begun = { index: this.#count++, startedAt: this.#clock.now(), tick: performance.now() };
      try {
        const response = await next(request);
        const exchange = this.#record(request, begun, { response });
        return {
          ...response,
          exchange: exchange.index,
          url: request.url,
          decode: (read) => this.#decode(exchange.index, read),
        };
      } catch (error) {
        this.#record(request, begun, { failure: failureText(error) });
        throw error;
      }
    };
  }

  #record(
    { step, method, url, headers = {}, body = new Uint8Array(0) }: TransportRequest,
    { index, startedAt, tick }: { readonly index: number; readonly startedAt: number; readonly tick: number },
    end: { readonly response: ExchangeResponse } | { readonly failure: string },
  ): Exchange {
    const durationMs = performance.now() - tick;
    const exchange = Object.freeze({
      index,
      step,
      startedAt,
      durationMs,
      request: { method, url, headers, body },
      ...end,
    });
    const at = this.#kept.findLastIndex((other) => other.index < index) + 1;
    this.#kept.splice(at, 0, exchange);
    if (this.#kept.length > this.#keep) this.#kept.shift();
    this.#onExchange?.(exchange);
    return exchange;
  }

  #decode(index: number, read: () => DecodedExchange): void {
    const at = this.#kept.findIndex((exchange) => exchange.index === index);
    const exchange = this.#kept[at];
    if (exchange !== undefined) this.#kept[at] = Object.freeze({ ...exchange, decoded: read() });
  }
}

function failureText(error: unknown): string {
  if (error instanceof MusterError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
