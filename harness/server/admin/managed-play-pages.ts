import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { visibleApps } from '../clouds/play/endpoint.js';
import { signUpPath } from '../clouds/play/sign-up.js';
import { queueCommand } from '../domain/devices.js';
import { isConnected, playBinding } from '../domain/managed-play/binding.js';
import {
  beginConnection,
  chooseScopeTag,
  disconnect,
  showConnection,
  syncApps,
} from '../domain/managed-play/connection.js';
import { googlePlay } from '../domain/managed-play/store.js';
import { RefusedByProduct } from '../endpoint.js';
import { isGoogles } from '../endpoints/android-emm/devices.js';
import { providerId } from '../endpoints/mde2/addresses.js';
import { unenrollCommand, validateOmaDmCommand } from '../endpoints/omadm/command-payload.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { notFound } from './admin-error.js';
import type { AdminExtension } from './admin-extension.js';
import { playDeedParams } from './page-params.table.js';
import { route } from './routes.js';
import { anyObject, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };
type OfDeed = { readonly Params: { readonly tenant: string; readonly deed: string }; readonly Body: JsonObject };

const tag = 'managed Google Play';
const base = '/tenants/:tenant/managed-play';
const answers = { 200: anyObject };

/** What an administrator does about managed Google Play: `sign-up`, `sync`, `scope-tag`, `disconnect`. */
export const managedPlayPages: AdminExtension = {
  capabilities: ['page:managed-play'],
  routes(app, context) {
    readRoutes(app, context);
    app.post<OfDeed>(
      `${base}/:deed`,
      route({ tag, summary: 'Do something about the connection', params: playDeedParams, body: anyObject, answers }),
      async (request) => {
        const tenant = tenantOf(context, request.params.tenant);
        const deed = Object.hasOwn(deeds, request.params.deed) ? deeds[request.params.deed] : undefined;
        if (deed === undefined) throw notFound('deed', request.params.deed, `Known: ${Object.keys(deeds).join(', ')}.`);
        const answer = deed(tenant, request.body, context);
        await context.settled(tenant);
        return answer;
      },
    );
  },
};

function readRoutes(app: FastifyInstance, context: AdminContext): void {
  const shown = (read: (tenant: ReferenceTenant) => JsonObject): RouteHandlerMethod =>
    async function show(request) {
      return read(tenantOf(context, (request.params as OfTenant['Params']).tenant));
    };
  app.get(
    base,
    route({ tag, summary: 'The connection', params: tenantParams, answers }),
    shown((tenant) => showConnection(tenant.context())),
  );
  app.get(
    `${base}/apps`,
    route({ tag, summary: 'The apps of the console', params: tenantParams, answers }),
    shown(({ state }) => ({ apps: playBinding(state).apps })),
  );
}

type PlayDeed = (tenant: ReferenceTenant, body: JsonObject, context: AdminContext) => JsonObject;

const deeds: Readonly<Record<string, PlayDeed>> = {
  /** `{ agreed }` gives the address where the administrator goes on. */
  'sign-up': (tenant, { agreed }, { uuid }) => {
    const signup = beginConnection(tenant.context(), agreed === true, uuid());
    return { url: tenant.url('play', `${signUpPath}?${new URLSearchParams({ signup })}`) };
  },
  sync: (tenant) => {
    const { approved } = googlePlay(tenant.state);
    if (!isConnected(tenant.state)) throw new RefusedByProduct('The organisation is not connected.');
    syncApps(
      tenant.context(),
      visibleApps(tenant.context()).filter((app) => approved.includes(app.package)),
    );
    return { apps: playBinding(tenant.state).apps };
  },
  /** `{ tag }`; null takes it away. */
  'scope-tag': (tenant, { tag: chosen }) => {
    chooseScopeTag(tenant.context(), typeof chosen === 'string' ? chosen : null);
    return { scopeTag: playBinding(tenant.state).scopeTag ?? null };
  },
  /** `{ confirmation: 'Yes' }` */
  disconnect: (tenant, { confirmation }, { uuid }) => {
    if (confirmation !== 'Yes') throw new RefusedByProduct('The disconnection was not confirmed.');
    const payload = unenrollCommand(providerId);
    const kind = validateOmaDmCommand(payload);
    for (const device of disconnect(tenant.context()).filter((one) => !isGoogles(one)))
      queueCommand(device, { id: uuid(), kind, payload }, tenant.clock.now());
    return showConnection(tenant.context());
  },
};
