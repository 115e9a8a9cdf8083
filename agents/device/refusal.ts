import { ProtocolError } from '../../protocol/base/errors.js';
import type { Refusal } from '../../protocol/base/evidence.js';
import type { Transport } from './transport.js';

/**
 * The refusal that a failed exchange amounts to: TLS that did not come about, an answer that did not come or could not be read. What is
 * no evidence about the peer (an abort, an error of our own) is thrown again.
 */
export function refusalFrom(error: unknown, step: string, transport: Transport): Refusal {
  if (!(error instanceof ProtocolError)) throw error;
  const last = transport.exchanges.at(-1);
  return {
    form: formOf(error.code),
    code: error.code,
    message: error.message,
    step: last?.failure === undefined ? step : last.step,
    ...(last !== undefined && { exchange: last.index }),
  };
}

function formOf(code: string): Refusal['form'] {
  if (code === 'TRANSPORT_TLS') return 'tls';
  return code === 'TRANSPORT_VENDOR_HOST' || code === 'TRANSPORT_BAD_URL' ? 'local' : 'http';
}
