import { ProtocolError } from '../../protocol/base/errors.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { accessTokenPath } from '../../protocol/knox/api-token.js';
import { askCloud, type CloudAnswer, type CloudPlace } from './cloud-transport.js';

type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Whoever stands before the portal of the simulated Knox Mobile Enrollment, or calls its web API by a company's token. */
export class KnoxPortal {
  readonly #place: CloudPlace;
  readonly #url: string;
  readonly #token: string;

  constructor(place: CloudPlace, url: string, token: string) {
    this.#place = place;
    this.#url = url;
    this.#token = token;
  }

  /** Whatever the portal answers. */
  try(method: Verb, path: string, body?: JsonObject): Promise<CloudAnswer> {
    return this.#ask(method, `/portal${path}`, { authorization: `Bearer ${this.#token}` }, body);
  }

  /** Throws ProtocolError when the portal does not do it. */
  async ask(method: Verb, path: string, body?: JsonObject): Promise<JsonObject> {
    const answer = await this.try(method, path, body);
    if (answer.status >= 400) throw new ProtocolError('PORTAL', `${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json ?? {};
  }

  /** An access token for a Client Identifier that the company's key has signed. */
  accessToken(clientIdentifierJwt: string, publicKey: string, minutes: number): Promise<CloudAnswer> {
    const body = { clientIdentifierJwt, base64EncodedStringPublicKey: publicKey };
    return this.#ask('POST', accessTokenPath, {}, { ...body, validityForAccessTokenInMinutes: minutes });
  }

  /** A call of the web API, such as `devices/list`, with a signed access token. */
  rest(signedToken: string, method: Verb, path: string, body?: JsonObject): Promise<CloudAnswer> {
    return this.#ask(method, `/kcs/v1/kme/${path}`, { 'x-knox-apitoken': signedToken }, body);
  }

  #ask(method: Verb, path: string, headers: Readonly<Record<string, string>>, body?: JsonObject) {
    return askCloud(this.#place, {
      step: `knox ${method} ${path}`,
      method,
      url: this.#url + path,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
    });
  }
}
