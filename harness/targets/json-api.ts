import { Agent, type Dispatcher, request } from 'undici';
import { TargetError } from '../../protocol/base/errors.js';

export interface JsonAnswer {
  readonly status: number;
  readonly body: Uint8Array;
  /** Where a redirect leads. */
  readonly location?: string;
  /** Undefined when the body is no JSON. */
  readonly json: unknown;
}

/** JSON over HTTP to the administrator's side of somebody else's server. Throws TargetError `TARGET_UNREACHABLE` when nobody answers. */
export class JsonApi {
  readonly #name: string;
  readonly #url: string;
  readonly #dispatcher: Dispatcher;

  constructor(name: string, url: string, ca: string) {
    this.#name = name;
    this.#url = url.replace(/\/+$/, '');
    const connect = ca === '' ? {} : { connect: { ca } };
    this.#dispatcher = new Agent({ connections: 8, keepAliveTimeout: 10_000, ...connect });
  }

  async send(
    method: Dispatcher.HttpMethod,
    path: string,
    { token, body }: { readonly token?: string; readonly body?: object } = {},
  ): Promise<JsonAnswer> {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    try {
      const { dispatcher, ...sent } = { dispatcher: this.#dispatcher, body: JSON.stringify(body ?? null) };
      const more = body === undefined ? {} : sent;
      const answer = await request(`${this.#url}${path}`, { method, headers, dispatcher, ...more });
      const bytes = new Uint8Array(await answer.body.arrayBuffer());
      const { location } = answer.headers;
      const led = typeof location === 'string' ? { location } : {};
      return { status: answer.statusCode, body: bytes, json: readJson(bytes), ...led };
    } catch (cause) {
      const fix = `Check that ${this.#name} runs and that admin.url leads to it.`;
      throw new TargetError('TARGET_UNREACHABLE', `${this.#name} at ${this.#url} does not answer`, { cause, fix });
    }
  }

  close(): Promise<void> {
    return this.#dispatcher.close();
  }
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
