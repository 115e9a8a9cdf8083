import type { Clock } from '../../protocol/base/clock.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { Connections } from './connections.js';
import { exchangeBytes } from './exchange-bytes.js';
import { followRedirects } from './interceptors/follow-redirects.js';
import { guardedResolver, guardVendorHosts } from './interceptors/guard-vendor-hosts.js';
import { type Fault, injectFaults } from './interceptors/inject-fault.js';
import { compose, type Interceptor } from './interceptors/interceptor.js';
import { type Measurement, measure } from './interceptors/measure.js';
import { Tap } from './interceptors/tap.js';
import type { Resolver, Transport, TransportRequest } from './transport.js';
import { TrustStore } from './trust-store.js';

export interface TransportOptions {
  readonly clock: Clock;
  /** Anchors as PEM, or a store that many devices share (cheaper); the system's roots without it. */
  readonly anchors?: string | TrustStore;
  /** Names lead where the system says without it. */
  readonly resolve?: Resolver;
  /** Names or `*.` patterns of live vendor services that may be reached. */
  readonly allowHosts?: readonly string[];
  /** What goes wrong on this device's network. */
  readonly faults?: readonly Fault[];
  /** Receives the service time of every exchange. */
  readonly onMeasurement?: (measurement: Measurement) => void;
  /** Receives every exchange as it ends, before it is decoded. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** More wrapping, closest to the network. */
  readonly interceptors?: readonly Interceptor[];
  /** Largest body of an answer in bytes; 16 MiB by default. */
  readonly bodyLimit?: number;
  /** How many of the latest exchanges stay in memory; all of them by default. */
  readonly keepExchanges?: number;
}

const systemResolver: Resolver = (host, port) => ({ host, port });

/** One device's way to the network. Throws UsageError when the anchors cannot be read. */
export function createTransport(options: TransportOptions): Transport {
  const { clock, anchors, resolve = systemResolver, bodyLimit = 16 * 2 ** 20, onMeasurement } = options;
  const trust = anchors instanceof TrustStore ? anchors : new TrustStore(anchors);
  const connections = new Connections(trust, resolve);
  const wire = compose(
    (request) => exchangeBytes(connections, request, bodyLimit),
    [
      ...(onMeasurement ? [measure(onMeasurement)] : []),
      guardVendorHosts(resolve, options.allowHosts ?? []),
      ...(options.faults?.length ? [injectFaults(options.faults, clock)] : []),
      ...(options.interceptors ?? []),
    ],
  );
  const tap = new Tap(clock, options.keepExchanges ?? Number.POSITIVE_INFINITY, options.onExchange);
  const follow = followRedirects(tap.wrap((request) => wire(checked(request))));
  return {
    send: follow,
    locate: guardedResolver(resolve, options.allowHosts ?? []),
    get exchanges() {
      return tap.exchanges;
    },
    close: () => connections.close(),
  };
}

function checked(request: TransportRequest): TransportRequest {
  const protocol = URL.canParse(request.url) ? new URL(request.url).protocol : undefined;
  if (protocol === 'https:' || protocol === 'http:') return request;
  throw new ProtocolError('TRANSPORT_BAD_URL', `${request.step}: "${request.url}" is not an http or https address`);
}
