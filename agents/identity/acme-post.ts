import type { KeyObject } from 'node:crypto';
import { base64url } from '../../protocol/acme/json.js';
import { type JwsFields, jwsMediaType, signJws } from '../../protocol/acme/jws.js';
import { type Problem, problemMediaType, readProblem } from '../../protocol/acme/problems.table.js';
import type { Clock } from '../../protocol/base/clock.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { HeaderMap } from '../../protocol/base/exchange.js';
import { type Decoded, type Finding, Findings } from '../../protocol/base/finding.js';
import type { Random } from '../../protocol/base/random.js';
import type { RuleBook } from '../../protocol/base/rule.js';
import { section } from '../../protocol/base/section.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { KeySource } from '../device/keys.js';
import type { Transport, TransportResponse } from '../device/transport.js';
import { languageTold, programTold } from './acme-message-rules.js';
import { nonceRetries } from './acme-rules.js';

/** What an ACME client is given. */
export interface AcmeWorld {
  readonly transport: Transport;
  readonly keys: KeySource;
  /** Seed of the key that the certificate is wanted for. */
  readonly keySeed: string;
  readonly random: Random;
  readonly clock: Clock;
  readonly rules: RuleBook;
  /** What an attestation says of the device. */
  readonly device: { readonly serialNumber?: string; readonly udid?: string; readonly osVersion?: string };
  readonly anchors?: readonly Uint8Array[];
  /** User-Agent of the program that asks. */
  readonly userAgent: string;
  readonly signal?: AbortSignal;
}

/** What a lock-step scenario may change in one message; plain JSON. A message that is changed is sent once. */
export interface AcmePatch {
  readonly nonce?: 'replayed' | 'unknown';
  readonly signature?: 'spoiled';
  /** Replaces the address in the protected header. */
  readonly signedFor?: string;
  readonly account?: 'another';
  /** How the sender is named, in place of the right way. */
  readonly signer?: 'jwk' | 'kid';
  /** Replaces the signature algorithm in the protected header. */
  readonly algorithm?: string;
  readonly contentType?: string;
  /** GET asks without a signature. */
  readonly method?: 'GET';
  /** newAccount: none is to be made. */
  readonly onlyReturnExisting?: boolean;
  /** newOrder: type of the identifier. */
  readonly identifierType?: string;
  /** newOrder, and the name in the certification request. */
  readonly identifier?: string;
  readonly attestation?: 'absent' | 'stale' | 'foreign' | 'unreadable' | 'another device';
  /** finalize: the request is for a key that was not attested. */
  readonly key?: 'another';
}

export interface AcmeReply<T = unknown> {
  /** Index of the exchange. */
  readonly exchange: number;
  readonly status: number;
  readonly location?: string;
  /** Why the service refused. */
  readonly problem?: Problem;
  /** What it answered, where it did not refuse. */
  readonly message?: T;
  readonly findings: readonly Finding[];
}

export interface Reading<T> {
  readonly read: (body: Uint8Array) => Decoded<T>;
  readonly judge?: ((read: Decoded<T>) => readonly Finding[]) | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

type Signer = Pick<JwsFields, 'key' | 'signer'> & { readonly key: KeyObject };

const rfc = (place: string) => section('RFC 8555', place);

/** Signed requests with their nonces (RFC 8555 §6). */
export class AcmePost {
  readonly #world: AcmeWorld;
  readonly #seen = new Set<string>();
  #nonce: string | undefined;
  #used = '';

  constructor(world: AcmeWorld) {
    this.#world = world;
  }

  /** An unsigned GET. Throws ProtocolError for an answer that cannot be used. */
  async get<T>(step: string, url: string, read: (body: Uint8Array) => Decoded<T>): Promise<Decoded<T>> {
    const response = await this.#world.transport.send({
      step: `ACME ${step}`,
      method: 'GET',
      url,
      headers: this.#headers(),
      ...this.#connection(),
    });
    if (response.status !== 200) throw new ProtocolError('ACME_HTTP', `${step} was answered ${response.status}`);
    const decoded = read(response.body);
    response.decode(() => ({ response: text(response.body), findings: decoded.findings }));
    return decoded;
  }

  /** RFC 8555 §7.2: GET is answered 204. */
  async fetchNonce(url: string): Promise<void> {
    const response = await this.#world.transport.send({
      step: 'ACME newNonce',
      method: 'GET',
      url,
      headers: this.#headers(),
      ...this.#connection(),
    });
    const findings = new Findings();
    this.#keepNonce(response.headers, findings);
    const nonce = this.#nonce;
    response.decode(() => ({ response: `Replay-Nonce ${nonce ?? 'missing'}`, findings: findings.list }));
    if (nonce === undefined) throw new ProtocolError('ACME_NONCE', 'the service gives no nonce');
  }

  /** Signs and sends; a badNonce is answered by the same message with the nonce that came with it (RFC 8555 §6.5). */
  async send<T = unknown>(
    step: string,
    url: string,
    signer: Signer,
    payload: JsonObject | undefined,
    patch: AcmePatch = {},
    reading?: Reading<T>,
  ): Promise<AcmeReply<T>> {
    const changed = Object.keys(patch).length > 0;
    const retries = changed ? 0 : nonceRetries({ now: this.#world.clock.now(), rules: this.#world.rules });
    for (let attempt = 0; ; attempt += 1) {
      const reply = await this.#once(step, url, signer, payload, patch, reading);
      if (reply.problem?.type !== 'badNonce' || attempt >= retries) return reply;
    }
  }

  async #once<T>(
    step: string,
    url: string,
    signer: Signer,
    payload: JsonObject | undefined,
    patch: AcmePatch,
    reading?: Reading<T>,
  ): Promise<AcmeReply<T>> {
    const nonce = this.#takeNonce(patch);
    const fields = { ...signer, nonce, url: patch.signedFor ?? url, ...(payload !== undefined && { payload }) };
    const { method = 'POST', contentType = jwsMediaType } = patch;
    const response = await this.#world.transport.send({
      step: `ACME ${step}`,
      method,
      url,
      headers: { ...this.#headers(), 'content-type': contentType, ...reading?.headers },
      ...(method === 'POST' && { body: changed(signJws(fields), patch) }),
      ...this.#connection(),
    });
    const reply = this.#read(response, reading);
    const asked = { url: fields.url, nonce, payload: payload ?? null };
    response.decode(() => ({
      request: JSON.stringify(asked, undefined, 2),
      response: text(response.body),
      findings: reply.findings,
    }));
    return reply;
  }

  #read<T>(response: TransportResponse, reading?: Reading<T>): AcmeReply<T> {
    const { status, headers, body, exchange } = response;
    const findings = new Findings();
    this.#keepNonce(headers, findings);
    const location = headers.location;
    const shell = { exchange, status, ...(typeof location === 'string' && { location }) };
    if (status >= 400) return { ...shell, problem: problemOf(response, findings), findings: findings.list };
    if (reading === undefined) return { ...shell, findings: findings.list };
    try {
      const decoded = reading.read(body);
      findings.include(decoded.findings);
      findings.include(reading.judge?.(decoded) ?? []);
      return { ...shell, message: decoded.message, findings: findings.list };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      findings.add({ expected: 'an answer that can be read', received: error.message, section: rfc('7.1') });
      return { ...shell, problem: { type: error.code, detail: error.message }, findings: findings.list };
    }
  }

  /** Every answer to a POST brings the next nonce, and never an old one (RFC 8555 §6.5). */
  #keepNonce(headers: HeaderMap, findings: Findings): void {
    const nonce = headers['replay-nonce'];
    if (typeof nonce === 'string' && /^[A-Za-z\d_-]+$/.test(nonce) && !this.#seen.has(nonce)) {
      this.#seen.add(nonce);
      this.#nonce = nonce;
      return;
    }
    const again = typeof nonce === 'string' && this.#seen.has(nonce);
    const received = nonce === undefined ? 'none' : again ? 'one that was given before' : 'one that is not base64url';
    const requirement = 'XAC-002';
    findings.add({ requirement, expected: 'a new Replay-Nonce', received, section: rfc('6.5'), place: 'Replay-Nonce' });
    if (again) this.#nonce = String(nonce);
  }

  #takeNonce({ nonce }: AcmePatch): string {
    if (nonce === 'unknown') return base64url.write(this.#world.random.bytes(16));
    if (nonce === 'replayed') return this.#used;
    this.#used = this.#nonce ?? '';
    return this.#used;
  }

  /** Who asks, and in which language an error would be understood (RFC 8555 §6.1). */
  #headers(): Readonly<Record<string, string>> {
    const { clock, rules, userAgent } = this.#world;
    const context = { now: clock.now(), rules };
    const [program, language] = [programTold(context, userAgent), languageTold(context, 'en-US')];
    return {
      ...(program !== undefined && { 'user-agent': program }),
      ...(language !== undefined && { 'accept-language': language }),
    };
  }

  #connection(): { readonly signal?: AbortSignal; readonly anchors?: readonly Uint8Array[] } {
    const { signal, anchors } = this.#world;
    return { ...(signal === undefined ? {} : { signal }), ...(anchors === undefined ? {} : { anchors }) };
  }
}

/** A refusal is a problem document of its media type (RFC 8555 §6.7). */
function problemOf({ status, headers, body }: TransportResponse, findings: Findings): Problem {
  const type = String(headers['content-type'] ?? '');
  if (type.split(';')[0]?.trim().toLowerCase() !== problemMediaType) {
    findings.add({
      requirement: 'XAC-015',
      expected: problemMediaType,
      received: type === '' ? 'no Content-Type' : type,
      section: rfc('6.7'),
      place: 'Content-Type',
    });
  }
  try {
    return readProblem(body);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    findings.add({
      requirement: 'XAC-015',
      expected: 'a problem document',
      received: error.message,
      section: rfc('6.7'),
    });
    return { type: `HTTP ${status}`, detail: text(body).slice(0, 200) };
  }
}

/** A signed request, changed as the patch says. */
function changed(bytes: Uint8Array, { signature, algorithm }: AcmePatch): Uint8Array {
  if (signature === 'spoiled') return spoiled(bytes);
  return algorithm === undefined ? bytes : underAlgorithm(bytes, algorithm);
}

/** The same under the name of another algorithm. */
function underAlgorithm(bytes: Uint8Array, alg: string): Uint8Array {
  const jws = JSON.parse(text(bytes)) as { protected: string };
  const header = JSON.parse(text(base64url.read(jws.protected))) as JsonObject;
  const renamed = base64url.write(Buffer.from(JSON.stringify({ ...header, alg })));
  return Buffer.from(JSON.stringify({ ...jws, protected: renamed }));
}

/** The last character of the signature changed. */
function spoiled(bytes: Uint8Array): Uint8Array {
  const jws = JSON.parse(text(bytes)) as { signature: string };
  const signature = base64url
    .read(jws.signature)
    .map((octet, index, all) => (index === all.length - 1 ? octet ^ 1 : octet));
  return Buffer.from(JSON.stringify({ ...jws, signature: base64url.write(signature) }));
}

function text(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}
