import type { Finding } from './finding.js';

export type HeaderMap = Readonly<Record<string, string | readonly string[]>>;

export interface ExchangeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: Uint8Array;
}

export interface ExchangeResponse {
  readonly status: number;
  readonly headers: HeaderMap;
  readonly body: Uint8Array;
}

/** One request and its answer, raw, with what the decoders made of it. Times are milliseconds of the device's clock. */
export interface Exchange {
  /** Counts from 0 within one device. */
  readonly index: number;
  /** The protocol step in the protocol's own words: `TokenUpdate`, `PKCSReq`, `RequestSecurityToken`. */
  readonly step: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly request: ExchangeRequest;
  /** Absent when no answer came. */
  readonly response?: ExchangeResponse;
  /** Why no answer came: the error's code and message. */
  readonly failure?: string;
  readonly decoded?: DecodedExchange;
}

/** The readable form of both bodies, as text, and the deviations the decoders found. */
export interface DecodedExchange {
  readonly request?: string;
  readonly response?: string;
  readonly findings: readonly Finding[];
}
