import type { Random } from '../../../protocol/base/random.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import {
  type AccountAnswer,
  type AssignAnswer,
  depContentType,
  type PageAnswer,
  pageLimit,
  protocolVersionHeader,
  sessionHeader,
} from '../../../protocol/dep/messages.js';
import { signRequest } from '../../../protocol/dep/oauth1.js';
import type { DepProfile } from '../../../protocol/dep/profile.js';
import type { CloudRequest, CloudResponse } from '../clouds/cloud.js';
import type { ProgramToken } from '../domain/enrollment-program/state.js';
import { opensNewSession } from './rules.js';

/** Version of the service's interface that this client speaks. */
const protocolVersion = '8';
const userAgent = 'muster-mdm/1 (simulated)';

/** The service said no. */
export class DepRefusal extends Error {
  readonly status: number;
  /** The whole body: a code such as `T_C_NOT_SIGNED`, or `oauth_problem=token_rejected`. */
  readonly code: string;

  constructor({ status, body }: CloudResponse) {
    super(`Apple's service answers ${status} ${body.slice(0, 200)}`);
    this.name = 'DepRefusal';
    this.status = status;
    this.code = body.replace(/^oauth_problem=/, '').slice(0, 200);
  }
}

export interface DepClientParts {
  /** Carries a request to the service. */
  readonly send: (request: CloudRequest) => CloudResponse;
  /** Base address, which the signature covers. */
  readonly url: string;
  readonly token: Pick<ProgramToken, 'credentials' | 'session'>;
  readonly random: Random;
  readonly context: RuleContext;
}

/** An MDM server's half of the web API (Apple Device Management, "Device Assignment"). Every call throws DepRefusal. */
export class DepClient {
  readonly #parts: DepClientParts;

  constructor(parts: DepClientParts) {
    this.#parts = parts;
  }

  account(): AccountAnswer {
    return this.#call('GET', '/account');
  }

  /** The whole list, page by page; without a cursor from its beginning. */
  fetchPage(cursor: string | undefined): PageAnswer {
    return this.#call('POST', '/server/devices', pageOf(cursor));
  }

  /** What changed since the cursor. */
  syncPage(cursor: string): PageAnswer {
    return this.#call('POST', '/devices/sync', pageOf(cursor));
  }

  defineProfile(profile: DepProfile): AssignAnswer {
    return this.#call('POST', '/profile', profile as JsonObject);
  }

  assignProfile(uuid: string, devices: readonly string[]): AssignAnswer {
    return this.#call('POST', '/profile/devices', { profile_uuid: uuid, devices });
  }

  removeProfile(devices: readonly string[]): AssignAnswer {
    return this.#call('DELETE', '/profile/devices', { devices });
  }

  /** A call in the session there is; when it has ended or is unknown, once more in a new one. */
  #call<T>(method: string, path: string, body?: JsonObject): T {
    const { token, context } = this.#parts;
    const fresh = token.session === undefined;
    if (fresh) this.#openSession();
    let answer = this.#ask(method, path, body);
    if (!fresh && opensNewSession(context, answer)) {
      this.#openSession();
      answer = this.#ask(method, path, body);
    }
    if (answer.status !== 200) throw new DepRefusal(answer);
    return JSON.parse(answer.body) as T;
  }

  #ask(method: string, path: string, body: JsonObject | undefined): CloudResponse {
    const { token } = this.#parts;
    const headers = { [sessionHeader.toLowerCase()]: token.session ?? '' };
    const answer = this.#send(method, path, headers, body);
    const next = answer.headers[sessionHeader];
    if (next !== undefined) token.session = next;
    return answer;
  }

  /** `GET /session`, signed with the token's secrets (RFC 5849 §3.4.2). */
  #openSession(): void {
    const { token, url, random, context } = this.#parts;
    delete token.session;
    const authorization = signRequest({
      method: 'GET',
      url: `${url}/session`,
      credentials: token.credentials,
      timestamp: Math.floor(context.now / 1000),
      nonce: random.uuid(),
    });
    const answer = this.#send('GET', '/session', { authorization });
    if (answer.status !== 200) throw new DepRefusal(answer);
    token.session = (JSON.parse(answer.body) as { auth_session_token: string }).auth_session_token;
  }

  #send(method: string, path: string, headers: Readonly<Record<string, string>>, body?: JsonObject): CloudResponse {
    return this.#parts.send({
      method,
      url: this.#parts.url + path,
      path,
      query: new URLSearchParams(),
      headers: {
        'user-agent': userAgent,
        'content-type': depContentType,
        [protocolVersionHeader.toLowerCase()]: protocolVersion,
        ...headers,
      },
      body: body === undefined ? new Uint8Array(0) : Buffer.from(JSON.stringify(body)),
    });
  }
}

const pageOf = (cursor: string | undefined): JsonObject => ({
  limit: pageLimit.maximum,
  ...(cursor === undefined ? {} : { cursor }),
});
