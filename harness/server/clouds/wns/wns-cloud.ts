import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import {
  accessTokenPath,
  channelPath,
  deviceLink,
  notifyScope,
  type PushApp,
} from '../../../../protocol/wns/messages.js';
import {
  answering,
  type CloudRequest,
  type CloudResponse,
  type CloudWorld,
  contextOf,
  header,
  json,
  jsonBody,
  plain,
  showsToken,
} from '../cloud.js';
import { Channels } from './channels.js';
import { judgeNotification } from './judge-notification.js';
import { isCached, tokenLifeMs, waitsUntil } from './rules.js';

const portalPath = '/wns/portal';
const mostRemembered = 1000;

/**
 * Windows Push Notification Services, simulated: access tokens and notifications as servers send them, a portal in place of the one where
 * apps are registered, and what simulated PCs ask. Everything is in memory and belongs to this object.
 */
export class WnsCloud {
  readonly world: CloudWorld;
  readonly channels = new Channels();
  readonly #apps = new Map<string, PushApp>();
  readonly #tokens = new Map<string, { readonly app: PushApp; readonly expires: number }>();
  readonly #requests: JsonObject[] = [];

  constructor(world: CloudWorld) {
    this.world = world;
  }

  context(): RuleContext {
    return contextOf(this.world);
  }

  /** Any request. The portal is open to who shows this bearer token, and to nobody where there is none. */
  answer(request: CloudRequest, portalToken: string | undefined): CloudResponse {
    const { path } = request;
    if (path.startsWith(portalPath)) {
      if (!showsToken(request, portalToken)) return json({ message: 'the portal wants its bearer token' }, 401);
      return this.#answerPortal(request);
    }
    if (path === accessTokenPath) return this.#grant(request);
    if (path === deviceLink.channels) return this.#open(request);
    if (path === deviceLink.pushes) return this.#collect(request);
    const response = answering(() => this.#notify(request));
    this.#remember(request, response);
    return response;
  }

  /** An app by which somebody pushes from now on. */
  register(pfn: string): PushApp {
    const known = this.#apps.get(pfn);
    if (known !== undefined) return known;
    const { random } = this.world;
    const sid = `ms-app://s-1-15-2-${[...random.bytes(7)].map((octet) => 1_000_000 + octet).join('-')}`;
    const app = { pfn, sid, secret: Buffer.from(random.bytes(18)).toString('base64url') };
    this.#apps.set(pfn, app);
    return app;
  }

  /** Client credentials (RFC 6749 §4.4) with the package SID as client id. */
  #grant({ method, body }: CloudRequest): CloudResponse {
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
    const app = [...this.#apps.values()].find(({ sid }) => sid === form.get('client_id'));
    if (method !== 'POST' || form.get('grant_type') !== 'client_credentials' || form.get('scope') !== notifyScope)
      return json({ error: 'invalid_request' }, 400);
    if (app === undefined || app.secret !== form.get('client_secret')) return json({ error: 'invalid_client' }, 400);
    const token = Buffer.from(this.world.random.bytes(24)).toString('base64url');
    this.#tokens.set(token, { app, expires: this.context().now + tokenLifeMs });
    return json({ access_token: token, token_type: 'bearer', expires_in: tokenLifeMs / 1000 });
  }

  #notify(request: CloudRequest): CloudResponse {
    const context = this.context();
    const shown = this.#tokens.get(/^Bearer (.+)$/i.exec(header(request, 'authorization') ?? '')?.[1] ?? '');
    const channel = this.channels.of(request.path.slice(channelPath.length));
    const sender = { ...(shown && { pfn: shown.app.pfn, expires: shown.expires }) };
    judgeNotification(context, request, sender, channel);
    const cached = isCached(context, header(request, 'x-wns-cache-policy')?.toLowerCase());
    const id = this.world.random.uuid();
    if (cached) channel?.wait({ id, until: waitsUntil(context, header(request, 'x-wns-ttl')) });
    return plain('', 200, { 'x-wns-status': cached ? 'received' : 'dropped', 'x-wns-msg-id': id });
  }

  /** A PC wants a channel for an app; unknown apps have none. */
  #open(request: CloudRequest): CloudResponse {
    const { pfn, device } = jsonBody(request) ?? {};
    if (typeof pfn !== 'string' || !this.#apps.has(pfn)) return json({ message: 'no app has this name' }, 404);
    const id = Buffer.from(this.world.random.bytes(24)).toString('base64url');
    const uri = `${new URL(request.url).origin}${channelPath}${id}`;
    return json(this.channels.open(this.context(), { id, uri, pfn, device: text(device) }));
  }

  #collect(request: CloudRequest): CloudResponse {
    const { channels = [] } = jsonBody(request) ?? {};
    const asked = Array.isArray(channels) ? channels.map(text) : [];
    return json({ pushes: asked.flatMap((uri) => this.channels.collect(this.context(), uri)) });
  }

  #answerPortal(request: CloudRequest): CloudResponse {
    const [, place] = request.path.slice(portalPath.length).split('/');
    if (request.method === 'GET' && place === 'requests') return json({ requests: this.#requests });
    const { pfn } = jsonBody(request) ?? {};
    if (request.method === 'POST' && place === 'apps' && typeof pfn === 'string' && pfn !== '')
      return json(this.register(pfn), 201);
    return json({ message: 'POST /wns/portal/apps with {"pfn": …}, or GET /wns/portal/requests' }, 404);
  }

  #remember(request: CloudRequest, { status, headers }: CloudResponse): void {
    const named = (name: string): string => header(request, name) ?? '';
    this.#requests.push({
      channel: request.path,
      type: named('x-wns-type'),
      contentType: named('content-type'),
      cachePolicy: named('x-wns-cache-policy'),
      octets: request.body.byteLength,
      status,
      received: headers['x-wns-status'] ?? '',
    });
    if (this.#requests.length > mostRemembered) this.#requests.shift();
  }
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
