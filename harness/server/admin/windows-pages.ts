import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { fromPem } from '../../../protocol/pki/pem.js';
import { authenticate } from '../domain/people.js';
import { profilesFor, raiseProfile } from '../domain/status-page-scopes.js';
import { objectionToConsole } from '../domain/windows-users.js';
import { alertsOf } from '../endpoints/omadm/generic-alerts.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { AdminError } from './admin-error.js';
import type { AdminExtension } from './admin-extension.js';
import { alertList, scopeParams } from './page-params.table.js';
import { deviceOn } from './perform-action.js';
import { route } from './routes.js';
import { anyObject, deviceParams, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };
type WithBody = OfTenant & { Body: JsonObject };

const tag = 'Windows pages';
const answers = { 200: anyObject };

/** Pages of Windows: the console's door, what devices raised by themselves, and the list of status page profiles as an administrator with scope tags has it. */
export const windowsPages: AdminExtension = {
  capabilities: ['page:console', 'page:status-page-profiles', 'page:device-alerts', 'page:private-root'],
  routes(app, context) {
    consoleRoutes(app, context);
    profileRoutes(app, context);
    alertRoute(app, context);
    rootRoute(app, context);
  },
};

function consoleRoutes(app: FastifyInstance, context: AdminContext): void {
  app.post<WithBody>(
    '/tenants/:tenant/console',
    route({
      tag,
      summary: 'Sign in to the console as an administrator',
      params: tenantParams,
      body: anyObject,
      answers,
    }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const { upn = '', password = '' } = request.body;
      const person = authenticate(tenant.state, String(upn), String(password));
      const objection = objectionToConsole(tenant.context(), person);
      if (objection === undefined) return { signedIn: String(upn) };
      throw new AdminError(409, { code: 'CONSOLE_CLOSED', message: objection });
    },
  );
}

function alertRoute(app: FastifyInstance, context: AdminContext): void {
  app.get<{ readonly Params: { readonly tenant: string; readonly device: string } }>(
    '/tenants/:tenant/device-alerts/:device',
    route({
      tag,
      summary: 'Generic alerts of a device that speaks OMA-DM: type, format, mark, node and data, oldest first',
      params: deviceParams,
      answers: { 200: alertList },
    }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      return { alerts: alertsOf(deviceOn(tenant, request.params.device)) };
    },
  );
}

function rootRoute(app: FastifyInstance, context: AdminContext): void {
  app.get<OfTenant>(
    '/tenants/:tenant/private-root',
    route({
      tag,
      summary: 'The root behind the names below private.{domain}: certificate, base64 of the DER',
      params: tenantParams,
      answers,
    }),
    async (request) => {
      const [der = new Uint8Array()] = fromPem(
        tenantOf(context, request.params.tenant).privateAuthority.pem,
        'CERTIFICATE',
      );
      return { certificate: Buffer.from(der).toString('base64') };
    },
  );
}

function profileRoutes(app: FastifyInstance, context: AdminContext): void {
  const path = '/tenants/:tenant/status-page-profiles/:tag';
  app.get<{ readonly Params: { readonly tenant: string; readonly tag: string } }>(
    path,
    route({ tag, summary: 'Profiles that an administrator with a scope tag sees', params: scopeParams, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      return { profiles: profilesFor(tenant.context(), request.params.tag) };
    },
  );
  app.post<{ readonly Params: { readonly tenant: string; readonly tag: string }; Body: JsonObject }>(
    path,
    route({ tag, summary: 'Put one of them first', params: scopeParams, body: anyObject, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const refused = raiseProfile(tenant.context(), request.params.tag, String(request.body.first ?? ''));
      if (refused !== undefined) throw new AdminError(409, { code: 'OUT_OF_SCOPE', message: refused });
      await context.settled(tenant);
      return { profiles: profilesFor(tenant.context(), request.params.tag) };
    },
  );
}
