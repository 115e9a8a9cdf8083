import { minutes } from '../../../../protocol/base/clock.js';
import type { Random } from '../../../../protocol/base/random.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import { type DepError, type SessionProblem, sessionProblems } from '../../../../protocol/dep/errors.table.js';
import { readAuthorization, signatureHolds } from '../../../../protocol/dep/oauth1.js';
import { CloudRefusal, type CloudRequest, header, plain } from '../cloud.js';
import type { DownloadedToken, Organisation, ServerEntry } from './organisation.js';
import { ownerVouches } from './portal-rules.js';
import {
  clockTolerance,
  nonceIsFresh,
  sessionHasEnded,
  sessionOfCall,
  signatureBelieved,
  timestampIsNear,
  tokenIsInForce,
} from './rules.js';

/** A server whose credentials were good a moment ago. */
export interface Session {
  readonly token: string;
  readonly org: Organisation;
  readonly server: ServerEntry;
  /** The server token that opened it. */
  readonly credentials: DownloadedToken;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** How long a session token works; the length is our choice, and clients in the field renew about as often. */
export const sessionLife = minutes(3);

/** Sessions that are open, and nonces that came by: what `/session` gives and every other call shows. */
export class Sessions {
  readonly #random: Random;
  readonly #open = new Map<string, Session>();
  /** Time (ms) of each nonce by consumer key, token, time stamp and nonce (RFC 5849 §3.3). */
  readonly #nonces = new Map<string, number>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Judges `GET /session`. Throws CloudRefusal with the problem. */
  open(context: RuleContext, request: CloudRequest, organisations: Iterable<Organisation>): Session {
    const parameters = readAuthorization(header(request, 'authorization') ?? '');
    if (parameters === undefined) throw problem('parameter_rejected');
    const read = (name: string): string => parameters.get(name) ?? throwing(problem('parameter_absent'));
    const [key, accessToken] = [read('oauth_consumer_key'), read('oauth_token')];
    const [nonce, timestamp] = [read('oauth_nonce'), Number(read('oauth_timestamp')) * 1000];
    read('oauth_signature');
    if (read('oauth_signature_method') !== 'HMAC-SHA1') throw problem('signature_method_rejected');
    if ((parameters.get('oauth_version') ?? '1.0') !== '1.0') throw problem('version_rejected');
    const owner = ownerOf(organisations, key);
    if (owner === undefined) throw problem('consumer_key_unknown');
    const { org, server, token } = owner;
    if (server.removed) throw refusal('ACCESS_DENIED', 403);
    if (token.accessToken !== accessToken || !works(context, { org, server, credentials: token }))
      throw problem('token_rejected');
    if (!signatureBelieved(context, signatureHolds(request, parameters, token))) throw problem('signature_invalid');
    if (!timestampIsNear(context, timestamp)) throw problem('timestamp_refused');
    if (!nonceIsFresh(context, this.#usedBefore(context.now, [key, accessToken, timestamp, nonce])))
      throw problem('nonce_used');
    server.lastConnected = context.now;
    return this.#begin(context.now, { org, server, credentials: token });
  }

  /** The session of a call; its answer carries the session's token, a new one when it grows old. Throws CloudRefusal. */
  of(context: RuleContext, named: string | undefined): Session {
    const other = [...this.#open.values()].at(-1);
    const session = sessionOfCall(context, named === undefined ? undefined : this.#open.get(named), other);
    if (session === undefined) throw named === undefined ? refusal('UNAUTHORIZED', 401) : refusal('FORBIDDEN', 403);
    if (session.server.removed) throw refusal('ACCESS_DENIED', 403);
    if (sessionHasEnded(context, session) || !works(context, session)) throw refusal('UNAUTHORIZED', 401);
    return context.now - session.issuedAt > sessionLife / 2 ? this.#begin(context.now, session) : session;
  }

  #begin(now: number, owner: Pick<Session, 'org' | 'server' | 'credentials'>): Session {
    const token = `${now}O${Buffer.from(this.#random.bytes(24)).toString('hex').toUpperCase()}`;
    const { org, server, credentials } = owner;
    const session = { org, server, credentials, token, issuedAt: now, expiresAt: now + sessionLife };
    this.#forget(now);
    this.#open.set(token, session);
    return session;
  }

  #usedBefore(now: number, parts: readonly (string | number)[]): boolean {
    const name = JSON.stringify(parts);
    const used = this.#nonces.has(name);
    this.#nonces.set(name, now);
    return used;
  }

  /** Ended sessions are kept for a day, so that they are known as ended; nonces as long as their time stamp would pass. */
  #forget(now: number): void {
    for (const [token, { expiresAt }] of this.#open) {
      if (now - expiresAt < 86_400_000) break;
      this.#open.delete(token);
    }
    for (const [name, at] of this.#nonces) {
      if (now - at <= 2 * clockTolerance) break;
      this.#nonces.delete(name);
    }
  }
}

function ownerOf(organisations: Iterable<Organisation>, consumerKey: string) {
  for (const org of organisations)
    for (const server of org.servers.values()) {
      const token = server.tokens.find((each) => each.consumerKey === consumerKey);
      if (token !== undefined) return { org, server, token };
    }
  return undefined;
}

function works(
  context: RuleContext,
  { org, server, credentials }: Pick<Session, 'org' | 'server' | 'credentials'>,
): boolean {
  const owner = org.accounts.get(credentials.by);
  const newest = server.tokens.at(-1) === credentials;
  return tokenIsInForce(context, credentials, newest) && ownerVouches(context, owner, credentials);
}

const problem = (name: SessionProblem): CloudRefusal => refusal(`oauth_problem=${name}`, sessionProblems[name]);

function refusal(body: DepError | `oauth_problem=${SessionProblem}`, status: number): CloudRefusal {
  return new CloudRefusal(plain(body, status, status === 401 ? { 'www-authenticate': 'OAuth realm="ADM"' } : {}));
}

function throwing(error: Error): never {
  throw error;
}
