import { Agent, type Dispatcher, request } from 'undici';
import { TargetError } from '../../protocol/base/errors.js';
import { RefusedByAdmin } from '../checks/admin.js';

const refusals: ReadonlySet<number> = new Set([400, 409, 429]);

/** JSON over HTTP with a bearer token. Refusals (409, 400, 429) become `RefusedByAdmin`, everything else that is no answer `TargetError`. */
export class AdminClient {
  readonly #url: string;
  readonly #token: string;
  readonly #dispatcher: Dispatcher;

  constructor(url: string, token: string) {
    this.#url = url.replace(/\/+$/, '');
    this.#token = token;
    this.#dispatcher = new Agent({ connections: 8, keepAliveTimeout: 10_000 });
  }

  get<T>(path: string): Promise<T> {
    return this.#send('GET', path);
  }

  post<T>(path: string, body?: object): Promise<T> {
    return this.#send('POST', path, body);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.#send('PUT', path, body);
  }

  delete(path: string): Promise<void> {
    return this.#send('DELETE', path);
  }

  close(): Promise<void> {
    return this.#dispatcher.close();
  }

  async #send<T>(method: Dispatcher.HttpMethod, path: string, body?: object): Promise<T> {
    const { status, text } = await this.#exchange(method, path, body);
    if (status === 401) {
      const fix = 'Use the adminToken of the ready line of muster serve.';
      throw new TargetError('TARGET_ADMIN_TOKEN', `${this.#url} does not accept the admin token`, { fix });
    }
    const answer = text === '' ? undefined : readJson(text);
    if (status < 300) return answer as T;
    const message = messageOf(answer) ?? text.slice(0, 200);
    if (refusals.has(status)) throw new RefusedByAdmin(status, message);
    throw new TargetError('TARGET_ADMIN', `${method} ${path}: ${status} ${message}`);
  }

  async #exchange(
    method: Dispatcher.HttpMethod,
    path: string,
    body?: object,
  ): Promise<{ status: number; text: string }> {
    const headers = {
      authorization: `Bearer ${this.#token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    try {
      const answer = await request(`${this.#url}${path}`, {
        method,
        headers,
        dispatcher: this.#dispatcher,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (cause) {
      const fix = 'Check that the server runs and that the address of its admin side is right.';
      throw new TargetError('TARGET_UNREACHABLE', `the admin side at ${this.#url} does not answer`, { cause, fix });
    }
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageOf(answer: unknown): string | undefined {
  const message = typeof answer === 'object' && answer !== null ? (answer as { message?: unknown }).message : undefined;
  return typeof message === 'string' ? message : undefined;
}
