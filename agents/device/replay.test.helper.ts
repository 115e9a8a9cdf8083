import { ManualClock } from '../../protocol/base/clock.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { Tap } from './interceptors/tap.js';
import type { Transport } from './transport.js';

/** A transport that answers what was answered before, in the same order, whatever is sent. */
export function replayTransport(recorded: readonly Exchange[], startMs: number): Transport {
  let next = 0;
  const tap = new Tap(new ManualClock(startMs), Number.POSITIVE_INFINITY);
  const send = tap.wrap(async ({ step }) => {
    const response = recorded[next++]?.response;
    if (response === undefined) throw new ProtocolError('TRANSPORT_RESET', `${step}: nothing more was recorded`);
    return response;
  });
  return {
    send,
    get exchanges() {
      return tap.exchanges;
    },
    close: async () => {},
  };
}
