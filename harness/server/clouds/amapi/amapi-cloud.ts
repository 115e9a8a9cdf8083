import { enrollPath, syncPath } from '../../../../protocol/amapi/device-link.js';
import {
  answering,
  type CloudRequest,
  type CloudResponse,
  type CloudWorld,
  contextOf,
  decodeName,
  header,
  json,
  jsonBody,
  plain,
  showsToken,
} from '../cloud.js';
import { type Call, refuse } from './call.js';
import { enrollDevice, syncDevice } from './device-side.js';
import { signupCallback } from './enterprises.js';
import type { Push } from './pubsub.js';
import { routes } from './routes.table.js';
import { AmapiState } from './state.js';

/** The simulated androidmanagement.googleapis.com, with as much of Cloud Pub/Sub as its notifications need. Everything is in memory. */
export class AmapiCloud {
  readonly #world: CloudWorld;
  readonly #state = new AmapiState();

  constructor(world: CloudWorld) {
    this.#world = world;
  }

  /** Answers an EMM, a simulated device, an administrator's browser, or whoever turns the knobs with the token for them. */
  answer(request: CloudRequest, knobsToken?: string): CloudResponse {
    return answering(() => {
      const method = header(request, 'x-http-method-override')?.toUpperCase() ?? request.method;
      const { path } = request;
      if (path === '/knobs') return this.#turn(request, knobsToken);
      if (path === '/signup') return this.#signUp(request);
      if (path === enrollPath && method === 'POST') return json(enrollDevice(this.#call(request, '')));
      if (path === syncPath && method === 'POST') return json(syncDevice(this.#call(request, '')));
      if (!path.startsWith('/v1/')) throw refuse('NOT_FOUND', `There is nothing at ${path}.`);
      this.#admit(request, `${method} ${path}`);
      return this.#route(request, method, path.slice('/v1/'.length));
    });
  }

  /** Notifications that are to be pushed now. */
  duePushes(): readonly Push[] {
    return this.#state.pubsub.due(contextOf(this.#world));
  }

  #admit(request: CloudRequest, call: string): void {
    const known = header(request, 'authorization')?.startsWith('Bearer ') === true || request.query.has('key');
    if (!known) throw refuse('UNAUTHENTICATED', 'Request is missing required authentication credential.');
    const status = this.#state.knobs.refusal(call, this.#world.clock.now());
    if (status === 'RESOURCE_EXHAUSTED') throw refuse(status, 'Quota exceeded for quota metric of this project.');
    if (status !== undefined) throw refuse(status, 'The simulated service was told to fail here.');
  }

  #route(request: CloudRequest, method: string, path: string): CloudResponse {
    const [, resource = '', verb = ''] = /^(.*?)(:[A-Za-z]+)?$/s.exec(path) ?? [];
    const segments = resource.split('/').map(decodeName);
    const pattern = segments.map((segment, index) => (index % 2 === 0 ? segment : '*')).join('/') + verb;
    const handler = Object.hasOwn(routes, `${method} ${pattern}`) ? routes[`${method} ${pattern}`] : undefined;
    if (handler === undefined) throw refuse('UNIMPLEMENTED', `${method} /v1/${pattern} is not simulated.`);
    const names = segments.filter((_segment, index) => index % 2 === 1);
    return json(handler({ ...this.#call(request, segments.join('/')), names }));
  }

  #call(request: CloudRequest, resource: string): Call {
    const body = jsonBody(request);
    if (body === undefined) throw refuse('INVALID_ARGUMENT', 'Invalid JSON payload received.');
    const { random } = this.#world;
    const root = request.url.slice(0, request.url.indexOf(request.path, request.url.indexOf('//') + 2));
    return {
      context: contextOf(this.#world),
      random,
      state: this.#state,
      names: [],
      resource,
      query: request.query,
      body,
      root,
    };
  }

  /** The page on which an administrator would sign up; here it leads back at once. */
  #signUp({ query }: CloudRequest): CloudResponse {
    const location = signupCallback({ query, state: this.#state });
    return location === undefined ? plain('This sign-up page is not known.', 404) : plain('', 302, { location });
  }

  /** `{ faults, callsPerMinute, duplicate, reorder }`: our own, no part of Google's API. */
  #turn(request: CloudRequest, token: string | undefined): CloudResponse {
    if (!showsToken(request, token)) return plain('The token of the knobs is missing or wrong.', 401);
    const document = jsonBody(request);
    if (document === undefined) return plain('the body is no JSON object', 400);
    const complaint = this.#state.knobs.set(document);
    if (complaint !== undefined) return plain(complaint, 400);
    this.#state.pubsub.misbehave(document);
    return json({});
  }
}
