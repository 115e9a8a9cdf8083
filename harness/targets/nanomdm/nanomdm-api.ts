import { Agent, type Dispatcher, request } from 'undici';
import { TargetError } from '../../../protocol/base/errors.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';

/** The user that every API key of NanoMDM belongs to (docs/operations-guide.md, "-api string"). */
const user = 'nanomdm';

/** NanoMDM's API: raw property lists in, JSON out, HTTP Basic authentication. */
export class NanomdmApi {
  readonly url: string;
  readonly #authorization: string;
  readonly #dispatcher: Dispatcher = new Agent({ connections: 4, keepAliveTimeout: 10_000 });

  constructor(url: string, key: string) {
    this.url = url.replace(/\/+$/, '');
    this.#authorization = `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`;
  }

  /** `GET /version`. Needs no key. */
  async version(): Promise<string> {
    const { version } = await this.#send('GET', '/version');
    return typeof version === 'string' ? version : 'unknown';
  }

  /** Throws TargetError when the key is wrong. An empty push certificate is refused in any case, so that asking changes nothing. */
  async requireKey(): Promise<void> {
    await this.#exchange('PUT', '/v1/pushcert', new Uint8Array(0));
  }

  /** `PUT /v1/enqueue/ID`, without the push that would leave the machine. Throws TargetError when nothing was queued. */
  async enqueue(id: string, command: Uint8Array): Promise<JsonObject> {
    return this.#send('PUT', `/v1/enqueue/${encodeURIComponent(id)}?nopush=1`, command);
  }

  close(): Promise<void> {
    return this.#dispatcher.close();
  }

  async #send(method: Dispatcher.HttpMethod, path: string, body?: Uint8Array): Promise<JsonObject> {
    const { status, text } = await this.#exchange(method, path, body);
    if (status === 200) return JSON.parse(text) as JsonObject;
    throw new TargetError('TARGET_ADMIN', `${method} ${path}: ${status} ${text.slice(0, 300)}`);
  }

  async #exchange(method: Dispatcher.HttpMethod, path: string, body?: Uint8Array) {
    const answer = await this.#request(method, path, body);
    if (answer.status !== 401) return answer;
    const fix = 'admin.token names the key that NanoMDM was started with (-api).';
    throw new TargetError('TARGET_ADMIN_TOKEN', `${this.url} does not accept the API key`, { fix });
  }

  async #request(method: Dispatcher.HttpMethod, path: string, body?: Uint8Array) {
    const headers = { authorization: this.#authorization };
    try {
      const answer = await request(`${this.url}${path}`, {
        method,
        headers,
        dispatcher: this.#dispatcher,
        ...(body === undefined ? {} : { body }),
      });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (cause) {
      const fix = 'Check that NanoMDM runs and that admin.url leads to it.';
      throw new TargetError('TARGET_UNREACHABLE', `NanoMDM at ${this.url} does not answer`, { cause, fix });
    }
  }
}
