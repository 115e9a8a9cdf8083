import { ProtocolError } from '../../protocol/base/errors.js';
import type { Transport } from '../device/transport.js';

/** The way out of a network of few permissions: to the services named by the first labels of their hosts. */
export function limitedTo(transport: Transport, services: readonly string[]): Transport {
  return {
    send: async (request) => {
      const { hostname } = new URL(request.url);
      if (services.includes(hostname.split('.')[0] ?? '')) return transport.send(request);
      throw new ProtocolError('TRANSPORT_REFUSED', `the network does not lead to ${hostname}`);
    },
    ...(transport.locate && { locate: transport.locate }),
    get exchanges() {
      return transport.exchanges;
    },
    close: () => transport.close(),
  };
}
