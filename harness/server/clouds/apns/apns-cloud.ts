import { apnsPath, type PushQuestion, type WaitingPush } from '../../../../protocol/apple/push.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
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
import { CertificatesPortal } from './certificates-portal.js';
import { judgePush } from './judge-push.js';
import { PushCertificates } from './push-certificates.js';
import { type PushListener, PushStore } from './push-store.js';
import { notificationId } from './rules.js';

/** Where the administrator's side begins, and where simulated devices ask. Both are our own; everything else is Apple's. */
const portalPath = '/apns/portal';
export const devicesPath = '/apns/muster/pushes';

/** How many requests are remembered for the tester. */
const mostRemembered = 1000;

/**
 * Apple Push Notification service, simulated: notifications from MDM servers, the portal that issues push certificates, and what
 * simulated devices ask in place of Apple's own, unpublished protocol. Everything is in memory and belongs to this object.
 */
export class ApnsCloud {
  readonly world: CloudWorld;
  readonly store = new PushStore();
  readonly certificates: PushCertificates;
  readonly #portal: CertificatesPortal;
  /** What servers sent and what they were answered, oldest first. */
  readonly #requests: JsonObject[] = [];

  constructor(world: CloudWorld, { takesForeign = false }: { readonly takesForeign?: boolean } = {}) {
    this.world = world;
    this.certificates = new PushCertificates(world, takesForeign);
    this.#portal = new CertificatesPortal(this.certificates);
  }

  context(): RuleContext {
    return contextOf(this.world);
  }

  /** Any request. The portal is open to who shows this bearer token, and to nobody where there is none. */
  answer(request: CloudRequest, portalToken: string | undefined): CloudResponse {
    const { path } = request;
    if (path.startsWith(portalPath)) {
      if (!showsToken(request, portalToken)) return json({ message: 'the portal wants its bearer token' }, 401);
      return answering(() => this.#answerPortal({ ...request, path: path.slice(portalPath.length) }));
    }
    if (path === devicesPath) return this.#answerDevices(request);
    const response = answering(() => this.#take(request));
    this.#remember(request, response);
    return response;
  }

  /** What waits for the devices of a question, which then waits no longer. */
  ask({ devices = [], unregister = [] }: PushQuestion): readonly WaitingPush[] {
    const context = this.context();
    for (const token of unregister) this.store.unregister(token, context.now);
    for (const { token, topic } of devices) this.store.register(token, topic);
    return devices.flatMap(({ token }) => this.store.collect(context, token));
  }

  /** The same for devices that listen: pushes come from now on, those that waited first. */
  listen({ devices = [], unregister = [] }: PushQuestion, tell: PushListener): void {
    for (const push of this.ask({ devices, unregister })) tell(push);
    for (const { token, topic } of devices) this.store.register(token, topic, tell);
  }

  #take(request: CloudRequest): CloudResponse {
    const context = this.context();
    const push = judgePush(context, request, this.certificates, this.store);
    const id = notificationId(context, push.id, this.world.random.uuid());
    const magic = jsonBody(request)?.mdm;
    this.store.take(context, { ...push, id, ...(typeof magic === 'string' && { mdm: magic }) });
    return plain('', 200, { 'apns-id': id });
  }

  #answerDevices(request: CloudRequest): CloudResponse {
    const question = jsonBody(request);
    if (request.method !== 'POST' || question === undefined) return json({ message: 'POST a question as JSON' }, 400);
    return json({ pushes: this.ask(question as PushQuestion) });
  }

  #answerPortal(request: CloudRequest): CloudResponse {
    const { method, path } = request;
    if (path.startsWith('/certificates'))
      return this.#portal.answer(this.context(), { ...request, path: path.slice('/certificates'.length) });
    if (method === 'GET' && path === '/requests') return json({ requests: this.#requests });
    if (method === 'PUT' && path === '/faults') {
      for (const fault of ['lose', 'duplicate', 'late'] as const)
        this.store.faults[fault] = count(jsonBody(request)?.[fault]);
      return json(this.store.faults);
    }
    return json({ message: `${method} ${path} is not offered` }, 404);
  }

  #remember(request: CloudRequest, { status, headers, body }: CloudResponse): void {
    this.#requests.push({
      token: request.path.slice(apnsPath.length),
      topic: header(request, 'apns-topic') ?? '',
      pushType: header(request, 'apns-push-type') ?? '',
      payload: Buffer.from(request.body).toString('utf8').slice(0, 5000),
      status,
      answer: body,
      id: headers['apns-id'] ?? '',
    });
    if (this.#requests.length > mostRemembered) this.#requests.shift();
  }
}

const count = (value: Json | undefined): number => (typeof value === 'number' && value > 0 ? value : 0);
