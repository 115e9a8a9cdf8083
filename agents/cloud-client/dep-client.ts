import { generateKeyPairSync } from 'node:crypto';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { depContentType, protocolVersionHeader, sessionHeader } from '../../protocol/dep/messages.js';
import { type OAuthCredentials, signRequest } from '../../protocol/dep/oauth1.js';
import { readTokenFile } from '../../protocol/dep/token-file.js';
import { Certificate, issueCertificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { toPem } from '../../protocol/pki/pem.js';
import { askCloud, type CloudAnswer, type CloudPlace } from './cloud-transport.js';

/** What may be wrong with a request for a session. */
export interface SessionPatch {
  readonly nonce?: string;
  /** Seconds; the clock's without it. */
  readonly timestamp?: number;
  /** Milliseconds added to the clock's time. */
  readonly skewMs?: number;
  readonly credentials?: Partial<OAuthCredentials>;
}

type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Made once per process: an MDM server's key says nothing about the cloud. */
let holder: { readonly certificate: Certificate; readonly key: ReturnType<typeof newKey> } | undefined;
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function tokenHolder() {
  if (holder !== undefined) return holder;
  const key = newKey();
  const subject = name({ CN: 'MDM server (simulated)' });
  const times = { notBefore: 0, notAfter: Date.UTC(2200, 0, 1) };
  const der = issueCertificate({
    subject,
    issuer: subject,
    publicKey: spkiOf(key),
    serial: 1,
    ...times,
    extensions: [],
    key,
  });
  holder = { key, certificate: new Certificate(der) };
  return holder;
}

/** The administrator of an organisation in the simulated Apple Business Manager. */
export class BusinessManager {
  readonly #place: CloudPlace;
  readonly #url: string;
  readonly #token: string;
  readonly #organisation: string;

  constructor(place: CloudPlace, url: string, token: string, organisation = 'org') {
    this.#organisation = organisation;
    this.#place = place;
    this.#url = url;
    this.#token = token;
  }

  /** Throws ProtocolError when the portal does not do it. */
  ask(method: Verb, path: string, body?: JsonObject): Promise<CloudAnswer> {
    return this.#ask(method, `/${this.#organisation}${path}`, body);
  }

  /** Whatever the portal answers. */
  try(method: Verb, path: string, body?: JsonObject): Promise<CloudAnswer> {
    return this.#answerTo(method, `/${this.#organisation}${path}`, body);
  }

  /** The portal of another organisation: `edu` for Apple School Manager. */
  async addOrganisation(name: string, type: 'org' | 'edu'): Promise<BusinessManager> {
    const { json } = await this.#ask('POST', '', { name, type });
    return new BusinessManager(this.#place, this.#url, this.#token, String(json?.id));
  }

  async #ask(method: Verb, path: string, body?: JsonObject): Promise<CloudAnswer> {
    const answer = await this.#answerTo(method, path, body);
    if (answer.status >= 400) throw new ProtocolError('PORTAL', `${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  #answerTo(method: Verb, path: string, body?: JsonObject): Promise<CloudAnswer> {
    return askCloud(this.#place, {
      step: `portal ${path}`,
      method,
      url: `${this.#url}/portal/organisations${path}`,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
    });
  }

  /** A server entry under this name, with its first token. */
  async addServer(label: string): Promise<MdmServer> {
    const publicKey = toPem('CERTIFICATE', tokenHolder().certificate.der);
    const { json } = await this.ask('POST', '/servers', { name: label, publicKey });
    const id = String(json?.id);
    return new MdmServer(this.#place, this.#url, id, await this.downloadToken(id));
  }

  async downloadToken(server: string): Promise<OAuthCredentials> {
    const { text } = await this.ask('POST', `/servers/${server}/token`);
    return readTokenFile(Buffer.from(text), tokenHolder()).message;
  }
}

/** An MDM server as Apple's service sees it, one message at a time, wrong on purpose where asked. */
export class MdmServer {
  readonly id: string;
  readonly credentials: OAuthCredentials;
  /** Session token of the latest session or answer. */
  session = '';
  /** Version of the interface that it speaks. */
  protocolVersion = '8';
  /** What it says it is; nothing on purpose. */
  userAgent: string | undefined = 'muster (simulated MDM server)';
  /** Cursor of the latest page. */
  cursor: string | undefined;
  readonly #place: CloudPlace;
  readonly #url: string;
  #nonces = 0;

  constructor(place: CloudPlace, url: string, id: string, credentials: OAuthCredentials) {
    this.#place = place;
    this.#url = url;
    this.id = id;
    this.credentials = credentials;
  }

  async openSession({ nonce, timestamp, skewMs = 0, credentials = {} }: SessionPatch = {}): Promise<CloudAnswer> {
    this.#nonces += 1;
    const now = this.#place.clock.now();
    const url = `${this.#url}/session`;
    const authorization = signRequest({
      method: 'GET',
      url,
      credentials: { ...this.credentials, ...credentials },
      timestamp: timestamp ?? Math.floor((now + skewMs) / 1000),
      nonce: nonce ?? `${now}-${this.#nonces}`,
    });
    const headers = { authorization, 'content-type': depContentType };
    const answer = await askCloud(this.#place, { step: '/session', method: 'GET', url, headers });
    const token = answer.json?.auth_session_token;
    if (typeof token === 'string') this.session = token;
    return answer;
  }

  /** A call in the present session; what is no text goes as JSON. Keeps the cursor that comes back. */
  async call(method: Verb, path: string, body?: JsonObject | string): Promise<CloudAnswer> {
    const answer = await askCloud(this.#place, {
      step: path,
      method,
      url: this.#url + path,
      headers: {
        [sessionHeader]: this.session,
        [protocolVersionHeader]: this.protocolVersion,
        'content-type': depContentType,
        ...(this.userAgent !== undefined && { 'user-agent': this.userAgent }),
      },
      ...(body === undefined ? {} : { body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }),
    });
    if (typeof answer.json?.cursor === 'string') this.cursor = answer.json.cursor;
    const told = answer.headers[sessionHeader.toLowerCase()];
    if (told !== undefined) this.session = told;
    return answer;
  }
}
