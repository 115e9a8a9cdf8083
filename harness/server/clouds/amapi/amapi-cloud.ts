import { enrollPath, migratePath, syncPath } from '../../../../protocol/amapi/device-link.js';
import { googleStatus } from '../../../../protocol/amapi/errors.table.js';
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
} from '../cloud.js';
import { refusalBody } from './api-rules.js';
import { type Call, GoogleRefusal, refuse } from './call.js';
import { migrateDevice } from './device-migration.js';
import { enrollDevice } from './device-side.js';
import { syncDevice } from './device-sync.js';
import { signupCallback } from './enterprises.js';
import { turnKnobs } from './knob-calls.js';
import type { Push } from './pubsub.js';
import { personalLink } from './qr-code.js';
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
      try {
        return this.#answer(request, knobsToken);
      } catch (error) {
        if (!(error instanceof GoogleRefusal)) throw error;
        return json(refusalBody(contextOf(this.#world), error), googleStatus[error.status]);
      }
    });
  }

  /** Notifications that are to be pushed now. */
  duePushes(): readonly Push[] {
    return this.#state.pubsub.due(contextOf(this.#world));
  }

  /** When a push is due next that nobody has taken (ms). */
  nextPush(): number {
    return this.#state.pubsub.nextDue();
  }

  /** Whether pushes of the call that is under way go out before its answer. */
  get pushesFirst(): boolean {
    return this.#state.knobs.commandFirst;
  }

  #answer(request: CloudRequest, knobsToken: string | undefined): CloudResponse {
    const method = header(request, 'x-http-method-override')?.toUpperCase() ?? request.method;
    const { path } = request;
    if (path.startsWith('/knobs')) return turnKnobs(this.#call(request, ''), request, knobsToken);
    if (path === '/signup') return this.#signUp(request);
    if (path === '/enroll') return this.#enrollLink(request);
    if (path === enrollPath && method === 'POST') return json(enrollDevice(this.#call(request, '')));
    if (path === migratePath && method === 'POST') return json(migrateDevice(this.#call(request, '')));
    if (path === syncPath && method === 'POST') return json(syncDevice(this.#call(request, '')));
    if (!path.startsWith('/v1/')) throw refuse('NOT_FOUND', `There is nothing at ${path}.`);
    this.#admit(request, `${method} ${path}`);
    return this.#route(request, method, path.slice('/v1/'.length));
  }

  #admit(request: CloudRequest, call: string): void {
    const known = header(request, 'authorization')?.startsWith('Bearer ') === true || request.query.has('key');
    if (!known) throw refuse('UNAUTHENTICATED', 'Request is missing required authentication credential.');
    const status = this.#state.knobs.refusal(call, contextOf(this.#world));
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

  /** Stands for https://enterprise.google.com/android/enroll?et=: what a personal device begins by. Whether the token is good shows later. */
  #enrollLink(request: CloudRequest): CloudResponse {
    const call = this.#call(request, '');
    return { ...json({}), body: personalLink(call, request.query.get('et') ?? '') };
  }
}
