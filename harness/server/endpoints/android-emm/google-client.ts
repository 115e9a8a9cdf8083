import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { rootOf } from '../../clouds/amapi/endpoint.js';
import type { TenantGoogle } from '../../clouds/amapi/tenant-google.js';
import type { CloudResponse } from '../../clouds/cloud.js';
import type { Tenant } from '../../tenant.js';

/** Google said no (google.rpc.Status). */
export class GoogleError extends Error {
  /** HTTP status. */
  readonly code: number;

  constructor(code: number, message: string) {
    super(`Google answers ${code}: ${message}`);
    this.name = 'GoogleError';
    this.code = code;
  }

  /** The same call may succeed later. */
  get passes(): boolean {
    return this.code === 429 || this.code >= 500;
  }
}

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Query = Readonly<Record<string, string>>;

/** An EMM's half of the Android Management API and of Cloud Pub/Sub. Every call throws GoogleError. */
export class GoogleClient {
  readonly #google: TenantGoogle;
  readonly #tenant: Tenant;

  constructor(google: TenantGoogle, tenant: Tenant) {
    this.#google = google;
    this.#tenant = tenant;
  }

  get(path: string, query?: Query): JsonObject {
    return this.#call('GET', path, query);
  }

  post(path: string, body: JsonObject, query?: Query): JsonObject {
    return this.#call('POST', path, query, body);
  }

  put(path: string, body: JsonObject): JsonObject {
    return this.#call('PUT', path, {}, body);
  }

  patch(path: string, body: JsonObject, query?: Query): JsonObject {
    return this.#call('PATCH', path, query, body);
  }

  delete(path: string): void {
    this.#call('DELETE', path);
  }

  /** Every entry of a list, to its last page. */
  list(path: string, member: string, query: Query = {}, pages = Number.POSITIVE_INFINITY): readonly JsonObject[] {
    const all: JsonObject[] = [];
    let pageToken = '';
    for (let page = 0; page < pages; page += 1) {
      const { [member]: entries = [], nextPageToken = '' } = this.get(path, { ...query, pageSize: '100', pageToken });
      all.push(...(entries as readonly JsonObject[]));
      if (nextPageToken === '') break;
      pageToken = String(nextPageToken);
    }
    return all;
  }

  #call(method: Verb, path: string, query: Query = {}, body?: JsonObject): JsonObject {
    const response = this.#google.send(this.#tenant, {
      method,
      url: `${rootOf(this.#tenant)}/v1/${path}`,
      path: `/v1/${path}`,
      query: new URLSearchParams(query),
      headers: { authorization: 'Bearer emm-of-the-tenant', 'content-type': 'application/json' },
      body: body === undefined ? new Uint8Array(0) : Buffer.from(JSON.stringify(body)),
    });
    return answerIn(response);
  }
}

function answerIn({ status, body }: CloudResponse): JsonObject {
  const answer = JSON.parse(body) as JsonObject;
  if (status === 200) return answer;
  const error = (answer.error ?? {}) as { readonly message?: string };
  throw new GoogleError(status, String(error.message ?? body.slice(0, 200)));
}
