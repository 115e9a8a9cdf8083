import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../protocol/base/clock.js';
import type { HeaderMap } from '../../../protocol/base/exchange.js';
import type { Random } from '../../../protocol/base/random.js';
import type { RuleBook, RuleContext } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';

/** What a simulated vendor cloud stands on. In the reference server it is a tenant's; stand-alone it is the machine's. */
export interface CloudWorld {
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly rules: RuleBook;
}

export function contextOf({ clock, rules }: CloudWorld): RuleContext {
  return { now: clock.now(), rules };
}

/** A whole request, whichever listener it came by. */
export interface CloudRequest {
  readonly method: string;
  /** As the caller sees it: scheme, host and port included. */
  readonly url: string;
  /** Below the place where the cloud is mounted. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: HeaderMap;
  readonly body: Uint8Array;
  /** DER, from TLS. */
  readonly clientCertificate?: Uint8Array;
}

export interface CloudResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Ends a call with an answer. */
export class CloudRefusal extends Error {
  readonly response: CloudResponse;

  constructor(response: CloudResponse) {
    super(`${response.status} ${response.body}`);
    this.name = 'CloudRefusal';
    this.response = response;
  }
}

export function json(value: object, status = 200, headers: Readonly<Record<string, string>> = {}): CloudResponse {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function plain(body: string, status: number, headers: Readonly<Record<string, string>> = {}): CloudResponse {
  return { status, headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers }, body };
}

export const header = ({ headers }: Pick<CloudRequest, 'headers'>, name: string): string | undefined => {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : value?.[0];
};

const deepest = 16;

/** The body as a JSON object of sane depth; undefined for anything else. An empty body is an empty object. */
export function jsonBody({ body }: Pick<CloudRequest, 'body'>): JsonObject | undefined {
  if (body.byteLength === 0) return {};
  const text = Buffer.from(body).toString('utf8');
  if (nesting(text) > deepest) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** An upper bound that counts brackets in strings too: what a cloud takes has neither many nor deep ones. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const char of text) {
    if (char === '[' || char === '{') most = Math.max(most, ++depth);
    else if (char === ']' || char === '}') depth -= 1;
  }
  return most;
}

/** Answers a refusal as such; anything else goes up. */
export function answering(answer: () => CloudResponse): CloudResponse {
  try {
    return answer();
  } catch (error) {
    if (error instanceof CloudRefusal) return error.response;
    throw error;
  }
}

/** Whether the request carries this bearer token; without a token nothing does. */
export function showsToken(request: Pick<CloudRequest, 'headers'>, token: string | undefined): boolean {
  if (token === undefined) return false;
  const [shown, expected] = [Buffer.from(header(request, 'authorization') ?? ''), Buffer.from(`Bearer ${token}`)];
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}

/** A segment of a path without its percent encoding; as it stands where that is wrong. */
export function decodeName(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
