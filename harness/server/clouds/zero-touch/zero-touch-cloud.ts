import { assignmentPath, packagePath, type VendorQuestion } from '../../../../protocol/android/vendor-link.js';
import type { Random } from '../../../../protocol/base/random.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import {
  answering,
  CloudRefusal,
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
import { answerPackage } from '../packages.js';
import { type Call, customerOf, refuse, tosError } from './call.js';
import { assignmentFor } from './device-side.js';
import { answerFrame, openFrame } from './frame.js';
import { answerPortal } from './portal.js';
import { routes } from './routes.table.js';
import { termsStop } from './rules.js';
import { type Account, ZeroTouchState } from './state.js';

/** A request that is no call of Google's API: of the portal, of the frame, of a device. */
export interface CloudVisit {
  readonly state: ZeroTouchState;
  readonly context: RuleContext;
  readonly random: Random;
  readonly request: CloudRequest;
}

/** The simulated zero-touch enrollment service: customer API, reseller API, portal, embedded frame, devices. Everything is in memory. */
export class ZeroTouchCloud {
  readonly #world: CloudWorld;
  readonly #state = new ZeroTouchState();

  constructor(world: CloudWorld) {
    this.#world = world;
  }

  /** Answers a customer, a reseller, a console's frame, a device, or whoever shows the portal's token. */
  answer(request: CloudRequest, portalToken: string | undefined): CloudResponse {
    return answering(() => {
      const { path, method } = request;
      const visit = { state: this.#state, context: contextOf(this.#world), random: this.#world.random, request };
      if (path.startsWith('/v1/')) return this.#api(visit, path.slice('/v1/'.length));
      if (path === '/frame' && method === 'POST') return answerFrame(visit);
      if (path === packagePath && method === 'GET') return answerPackage(request);
      if (path === assignmentPath && method === 'POST') return this.#device(visit);
      if (!showsToken(request, portalToken)) throw new CloudRefusal(plain('the portal wants its bearer token', 401));
      if (path === '/emm/webTokens' && method === 'POST') return openFrame(visit);
      return answerPortal(visit, path.replace(/^\/portal/, ''));
    });
  }

  #device({ context, request }: CloudVisit): CloudResponse {
    const question = jsonBody(request) as unknown as VendorQuestion | undefined;
    const assigned = question === undefined ? undefined : assignmentFor(context, this.#state, question);
    return assigned === undefined ? plain('', 404) : json(assigned);
  }

  #api(visit: CloudVisit, path: string): CloudResponse {
    const { request } = visit;
    const account = this.#accountOf(request);
    const method = header(request, 'x-http-method-override')?.toUpperCase() ?? request.method;
    const { pattern, names } = routed(path);
    const handler = Object.hasOwn(routes, `${method} ${pattern}`) ? routes[`${method} ${pattern}`] : undefined;
    if (handler === undefined) throw refuse('NOT_FOUND', `There is no ${method} /v1/${pattern}.`);
    const body = jsonBody(request);
    if (body === undefined) throw refuse('INVALID_ARGUMENT', 'Invalid JSON payload received.');
    const call = { ...visit, account, names, query: request.query, body };
    return structured(request, () => {
      requireTerms(call, pattern);
      return json(handler(call));
    });
  }

  #accountOf(request: CloudRequest): Account {
    const [, token = ''] = /^Bearer (.+)$/.exec(header(request, 'authorization') ?? '') ?? [];
    const account = this.#state.accounts.get(token);
    if (account !== undefined) return account;
    throw refuse('UNAUTHENTICATED', 'Request is missing required authentication credential.');
  }
}

function requireTerms(call: Call, pattern: string): void {
  if (!pattern.startsWith('customers/')) return;
  if (termsStop(call.context, customerOf(call).termsAccepted)) throw tosError();
}

/** Path with ids as `*`; an operation's name has more than one part. */
function routed(path: string): { readonly pattern: string; readonly names: readonly string[] } {
  const [, resource = '', verb = ''] = /^(.*?)(:[A-Za-z]+)?$/s.exec(path) ?? [];
  const segments = resource.split('/').map(decodeName);
  if (segments[0] === 'operations') return { pattern: 'operations/*', names: [segments.slice(1).join('/')] };
  const pattern = segments.map((segment, index) => (index % 2 === 0 ? segment : '*')).join('/') + verb;
  return { pattern, names: segments.filter((_segment, index) => index % 2 === 1) };
}

/** Details of an error are for callers that ask for them: X-GOOG-API-FORMAT-VERSION: 2. */
function structured(request: CloudRequest, answer: () => CloudResponse): CloudResponse {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof CloudRefusal) || header(request, 'x-goog-api-format-version') === '2') throw error;
    const { details: _details, ...bare } = (JSON.parse(error.response.body) as { error: { details?: unknown } }).error;
    throw new CloudRefusal({ ...error.response, body: JSON.stringify({ error: bare }) });
  }
}
