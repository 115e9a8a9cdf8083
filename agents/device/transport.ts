import type { DecodedExchange, Exchange, ExchangeResponse } from '../../protocol/base/exchange.js';

export interface TransportRequest {
  /** The protocol step, in the protocol's words; names the exchange and the load statistics. */
  readonly step: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Present: this certificate is offered in TLS. */
  readonly clientCertificate?: ClientCertificate;
  /** Extra trust anchors, DER: what the device itself has installed. */
  readonly anchors?: readonly Uint8Array[];
  /** Present: nothing else is trusted in TLS, DER. */
  readonly pinned?: readonly Uint8Array[];
  /** How many redirects are followed; 0 by default. */
  readonly redirects?: number;
  /** For the whole answer; 30 000 by default. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Where a name leads: the address and port that are connected to. The name that was asked for stays the TLS server name. */
export type Resolver = (host: string, port: number) => { readonly host: string; readonly port: number };

export interface ClientCertificate {
  /** DER, leaf first. */
  readonly chain: readonly Uint8Array[];
  /** PKCS#8 DER. */
  readonly privateKey: Uint8Array;
}

/**
 * An answer and the exchange it belongs to; `decode` adds the readable form once the caller has read the bodies. It is made only where the exchange is kept
 * for readers, which many devices at a time do without.
 */
export interface TransportResponse extends ExchangeResponse {
  readonly exchange: number;
  /** Address that answered, after redirects. */
  readonly url: string;
  decode(read: () => DecodedExchange): void;
}

/**
 * One device's way to the network. Every exchange is tapped. A request that gets no answer throws ProtocolError with
 * code `TRANSPORT_*` (`TRANSPORT_REFUSED`, `TRANSPORT_TLS`, `TRANSPORT_TIMEOUT`, `TRANSPORT_BODY_TOO_LARGE`, …)
 * and still leaves an exchange; an aborted one throws AbortedError. Bodies arrive exactly as sent.
 */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Where a name leads, for a protocol other than HTTP (MQTT); live vendor services are refused. Absent: names lead to themselves. */
  readonly locate?: Resolver;
  /** Every exchange of this device so far, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Closes the device's connections at once; requests under way fail with `TRANSPORT_CLOSED`. A later request opens a new connection. */
  close(): Promise<void>;
}
