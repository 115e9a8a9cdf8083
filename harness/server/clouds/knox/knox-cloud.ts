import { assignmentPath, packagePath, type VendorQuestion } from '../../../../protocol/android/vendor-link.js';
import { accessTokenPath } from '../../../../protocol/knox/api-token.js';
import {
  answering,
  CloudRefusal,
  type CloudRequest,
  type CloudResponse,
  type CloudWorld,
  contextOf,
  decodeName,
  json,
  jsonBody,
  plain,
  showsToken,
} from '../cloud.js';
import { answerPackage } from '../packages.js';
import { createApiClient, giveAccessToken } from './api-client.js';
import { assignmentFor } from './device-side.js';
import * as devices from './devices.js';
import { refused, type Visit } from './portal-visit.js';
import * as profiles from './profiles.js';
import * as registrations from './registrations.js';
import { answerRest, restPath } from './rest-api.js';
import { KnoxState } from './state.js';

/** What people do in the portal: JSON, paths below `/portal`. The interface is our own; Samsung has web pages there. */
const pages: Readonly<Record<string, (visit: Visit) => CloudResponse>> = {
  'POST /accounts': registrations.addAccount,
  'POST /companies': registrations.register,
  'POST /companies/*/review': registrations.approve,
  'POST /companies/*/api-client': createApiClient,
  'GET /companies/*/profile-types': profiles.listTypes,
  'GET /companies/*/profiles': profiles.listProfiles,
  'POST /companies/*/profiles': profiles.createProfile,
  'GET /companies/*/profiles/*/qr': profiles.profileQrCode,
  'POST /companies/*/assignments': profiles.assignProfile,
  'POST /companies/*/resellers': devices.approveReseller,
  'POST /companies/*/orders': devices.fulfilOrder,
  'POST /companies/*/deployment-app': devices.readByApp,
  'GET /companies/*/devices': devices.listDevices,
  'PUT /companies/*/devices/*': devices.changeDetails,
};

/** The simulated Knox Mobile Enrollment: portal, web API, devices. Everything is in memory. */
export class KnoxCloud {
  readonly #world: CloudWorld;
  readonly #state = new KnoxState();

  constructor(world: CloudWorld) {
    this.#world = world;
  }

  /** Answers a device, a script with a company's token, or whoever shows the portal's token. */
  answer(request: CloudRequest, portalToken: string | undefined): CloudResponse {
    return answering(() => {
      const { path, method } = request;
      if (path === packagePath && method === 'GET') return answerPackage(request);
      if (path === assignmentPath && method === 'POST') return this.#device(request);
      if (path.startsWith(restPath)) return answerRest(contextOf(this.#world), this.#state, request);
      if (path === accessTokenPath && method === 'POST') return giveAccessToken(this.#visit(request));
      if (!showsToken(request, portalToken)) throw new CloudRefusal(plain('the portal wants its bearer token', 401));
      return this.#portal(request, path.replace(/^\/portal/, ''));
    });
  }

  #device(request: CloudRequest): CloudResponse {
    const question = jsonBody(request) as unknown as VendorQuestion | undefined;
    const assigned = question && assignmentFor(contextOf(this.#world), this.#state, question);
    return assigned === undefined ? plain('', 404) : json(assigned);
  }

  #portal(request: CloudRequest, path: string): CloudResponse {
    const segments = path.split('/').slice(1).map(decodeName);
    const pattern = segments.map((segment, index) => (index % 2 === 0 ? segment : '*')).join('/');
    const call = `${request.method} /${pattern}`;
    const page = Object.hasOwn(pages, call) ? pages[call] : undefined;
    if (page === undefined) throw refused(404, `there is no ${call}`);
    const names = segments.filter((_segment, index) => index % 2 === 1);
    return page({ ...this.#visit(request), names });
  }

  #visit(request: CloudRequest): Omit<Visit, 'names'> {
    return { state: this.#state, context: contextOf(this.#world), random: this.#world.random, request };
  }
}
