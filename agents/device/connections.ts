import { isIP } from 'node:net';
import { buildConnector, Client } from 'undici';
import { toPem } from '../../protocol/pki/pem.js';
import type { ClientCertificate, Resolver, TransportRequest } from './transport.js';
import { fingerprint, TrustStore } from './trust-store.js';

/**
 * The connections of one device: one per origin and identity, kept alive until closed. Devices do not share connections and resume
 * no session of another, so that a server meets as many handshakes as it would from real devices.
 */
export class Connections {
  readonly #trust: TrustStore;
  readonly #resolve: Resolver;
  readonly #clients = new Map<string, Client>();

  constructor(trust: TrustStore, resolve: Resolver) {
    this.#trust = trust;
    this.#resolve = resolve;
  }

  /** The connection for this request; opened on first use. */
  for(
    { clientCertificate, anchors = [], pinned }: Pick<TransportRequest, 'clientCertificate' | 'anchors' | 'pinned'>,
    origin: string,
  ): Client {
    const names = [clientCertificate?.chain ?? [], anchors, pinned ?? []].map(fingerprint);
    const key = [origin, ...names].join(' ');
    const known = this.#clients.get(key);
    if (known !== undefined) return known;
    const trust = pinned === undefined ? this.#trust : TrustStore.for(pemOf(pinned));
    const extra = pinned === undefined ? anchors : [];
    const client = new Client(origin, {
      connect: this.#connector(origin, trust, clientCertificate, extra),
      pipelining: 1,
    });
    this.#clients.set(key, client);
    return client;
  }

  /** Ends every connection now; requests under way fail. A later request opens new ones. */
  async close(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.all(clients.map((client) => client.destroy()));
  }

  #connector(
    origin: string,
    trust: TrustStore,
    identity: ClientCertificate | undefined,
    anchors: readonly Uint8Array[],
  ): buildConnector.connector {
    const secure = origin.startsWith('https:');
    const secureContext = identity ? trust.identified(identity, anchors) : trust.anonymous(anchors);
    const connect = buildConnector({ maxCachedSessions: 0, ...(secure && { secureContext }) });
    return (options, callback) => {
      const target = this.#resolve(options.hostname, Number(options.port) || (secure ? 443 : 80));
      // the name that was asked for stays the server name (RFC 6066 §3), wherever the resolver leads; an address is none
      const servername = isIP(options.hostname) === 0 ? options.hostname : '';
      connect({ ...options, hostname: target.host, port: String(target.port), servername }, callback);
    };
  }
}

const pemOf = (certificates: readonly Uint8Array[]): string =>
  certificates.map((der) => toPem('CERTIFICATE', der)).join('');
