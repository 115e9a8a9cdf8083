import { ProtocolError } from '../../protocol/base/errors.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { DeviceIdentifier } from '../../protocol/zero-touch/messages.js';
import { zeroTouchSection } from '../../protocol/zero-touch/messages.js';
import { askCloud, type CloudAnswer, type CloudPlace } from './cloud-transport.js';

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One account at the simulated zero-touch service: of a customer or of a reseller. */
export class ZeroTouchAccount {
  readonly #ask: (method: Verb, path: string, body?: JsonObject) => Promise<CloudAnswer>;

  constructor(place: CloudPlace, url: string, token: string) {
    // PATCH travels as the header that Google's APIs take in its place
    this.#ask = (method, path, body) =>
      askCloud(place, {
        step: `zero-touch ${method} ${path.split('?')[0]}`,
        method: method === 'PATCH' ? 'POST' : method,
        url: `${url}/v1/${path}`,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'x-goog-api-format-version': '2',
          ...(method === 'PATCH' && { 'x-http-method-override': 'PATCH' }),
        },
        ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
      });
  }

  /** Whatever the service answers to `customers/1/devices`. */
  try(method: Verb, path: string, body?: JsonObject): Promise<CloudAnswer> {
    return this.#ask(method, path, body);
  }

  /** Throws ProtocolError when the service does not do it. */
  async call(method: Verb, path: string, body?: JsonObject): Promise<JsonObject> {
    const answer = await this.#ask(method, path, body);
    if (answer.status >= 400)
      throw new ProtocolError('ZERO_TOUCH', `${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json ?? {};
  }
}

/** Whoever stands behind the portal of the simulated zero-touch service: companies, accounts, terms. */
export class ZeroTouchPortal {
  readonly #place: CloudPlace;
  readonly #url: string;
  readonly #token: string;

  constructor(place: CloudPlace, url: string, token: string) {
    this.#place = place;
    this.#url = url;
    this.#token = token;
  }

  /** Throws ProtocolError when the portal does not do it. */
  async post(path: string, body: JsonObject): Promise<JsonObject> {
    const answer = await askCloud(this.#place, {
      step: `zero-touch portal ${path}`,
      method: 'POST',
      url: `${this.#url}/portal${path}`,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    });
    if (answer.status >= 400) throw new ProtocolError('PORTAL', `${path}: ${answer.status} ${answer.text}`);
    return answer.json ?? {};
  }

  async account(email: string, partner?: string): Promise<ZeroTouchAccount> {
    const { token } = await this.post('/accounts', { email, ...(partner !== undefined && { partner }) });
    return new ZeroTouchAccount(this.#place, this.#url, String(token));
  }

  /** What somebody does in a frame that a console has opened, by its address. */
  frame(url: string, deed: JsonObject): Promise<CloudAnswer> {
    const body = Buffer.from(JSON.stringify(deed));
    return askCloud(this.#place, { step: `frame ${String(deed.operation)}`, method: 'POST', url, body });
  }
}

/** What a reseller sends to register a device. */
export const claimOf = (customerId: string, deviceIdentifier: DeviceIdentifier): JsonObject => ({
  customerId,
  deviceIdentifier: { ...deviceIdentifier },
  sectionType: zeroTouchSection,
});
