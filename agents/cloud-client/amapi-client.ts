import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { TransportRequest } from '../device/transport.js';
import { askCloud, type CloudAnswer, type CloudPlace } from './cloud-transport.js';

/** An EMM as the Android Management API sees it, one call at a time, wrong on purpose where asked. */
export class AmapiClient {
  readonly #place: CloudPlace;
  readonly #root: string;
  readonly #knobsToken: string;

  constructor(place: CloudPlace, root: string, knobsToken: string) {
    this.#place = place;
    this.#root = root;
    this.#knobsToken = knobsToken;
  }

  /** Link by which a personal device begins with a token. */
  enrollLink(token: string): string {
    return `${this.#root}/enroll?${new URLSearchParams({ et: token })}`;
  }

  /** A call of the API, its path below /v1. */
  call(method: TransportRequest['method'], path: string, body?: JsonObject): Promise<CloudAnswer> {
    return this.#ask(method, `/v1/${path}`, 'Bearer emm', body);
  }

  /** Follows a sign-up page back to the callback, as a browser would; gives the enterprise token. */
  async signUp(url: string): Promise<string> {
    const { headers } = await askCloud(this.#place, { step: 'sign-up page', method: 'GET', url });
    return new URL(String(headers.location)).searchParams.get('enterpriseToken') ?? '';
  }

  /** Goes through a sign-up page and back, as a browser would; gives the last page. */
  browse(url: string): Promise<CloudAnswer> {
    return askCloud(this.#place, { step: 'sign-up', method: 'GET', url, redirects: 5 });
  }

  /** A push as anybody could send it. */
  push(url: string, body: JsonObject): Promise<CloudAnswer> {
    const headers = { 'content-type': 'application/json' };
    return askCloud(this.#place, {
      step: 'push',
      method: 'POST',
      url,
      headers,
      body: Buffer.from(JSON.stringify(body)),
    });
  }

  /** What the simulated service is told to do wrong. */
  turn(knobs: JsonObject, path = ''): Promise<CloudAnswer> {
    return this.#ask('PUT', `/knobs${path}`, `Bearer ${this.#knobsToken}`, knobs);
  }

  #ask(method: TransportRequest['method'], path: string, authorization: string, body?: JsonObject) {
    return askCloud(this.#place, {
      step: `${method} ${path.split('?')[0]}`,
      method,
      url: this.#root + path,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
    });
  }
}
