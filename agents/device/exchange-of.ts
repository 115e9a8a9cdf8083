import type { Exchange } from '../../protocol/base/exchange.js';
import type { Transport, TransportResponse } from './transport.js';

/** The exchange that an answer belongs to, with what has been decoded of it so far. Throws RangeError when the transport no longer keeps it. */
export function exchangeOf(transport: Transport, { exchange }: Pick<TransportResponse, 'exchange'>): Exchange {
  const found = transport.exchanges.findLast(({ index }) => index === exchange);
  if (found === undefined) throw new RangeError(`exchange ${exchange} is no longer kept`);
  return found;
}
