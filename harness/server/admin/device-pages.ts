import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { groupOfMethod } from '../domain/android-methods.js';
import { assignLicence, licenceError, revokeLicence } from '../domain/app-licences.js';
import { isPreview } from '../domain/company-portal.js';
import { actionInBulk, actionsFor, deviceActions } from '../domain/device-actions.js';
import type { DeviceState } from '../domain/state.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { AdminError } from './admin-error.js';
import type { AdminExtension } from './admin-extension.js';
import { licenceParams } from './page-params.table.js';
import { deviceOn, perform, refusedAction } from './perform-action.js';
import { portalRoutes } from './portal-pages.js';
import { route } from './routes.js';
import { anyObject, deviceParams, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };
type OfDevice = { readonly Params: { readonly tenant: string; readonly device: string } };
type OfLicence = { readonly Params: { readonly tenant: string; readonly upn: string; readonly app: string } };

const tag = 'device pages';
const answers = { 200: anyObject };

/** Pages of Apple devices: remote actions, the Company Portal of their holders, licences of apps, the list of enrollment types. */
export const devicePages: AdminExtension = {
  capabilities: [
    'page:device-actions',
    'page:bulk-device-actions',
    'page:company-portal',
    'page:app-licences',
    'page:enrollment-types',
  ],
  routes(app, context) {
    actionRoutes(app, context);
    bulkRoute(app, context);
    portalRoutes(app, context);
    licenceRoutes(app, context);
    app.get<OfTenant>(
      '/tenants/:tenant/enrollment-types',
      route({ tag, summary: 'The ways in which devices enroll', params: tenantParams, answers }),
      async (request) => enrollmentTypes(context, tenantOf(context, request.params.tenant)),
    );
  },
};

function enrollmentTypes({ services }: AdminContext, tenant: ReferenceTenant): JsonObject {
  const methods = services.flatMap((service) => service.methods);
  const types = methods.map((method) => {
    const group = groupOfMethod(tenant.context(), method);
    return { method, preview: isPreview(tenant.context(), method), ...(group !== undefined && { group }) };
  });
  return { types };
}

function actionRoutes(app: FastifyInstance, context: AdminContext): void {
  const path = '/tenants/:tenant/device-actions/:device';
  app.get<OfDevice>(
    path,
    route({ tag, summary: 'The remote actions of a device', params: deviceParams, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      return { actions: actionsFor(tenant.context(), deviceOn(tenant, request.params.device).method) };
    },
  );
  app.put<OfDevice & { Body: { readonly OwnershipType?: string } }>(
    path,
    route({
      tag,
      summary: 'Change a property of the device: OwnershipType',
      params: deviceParams,
      body: anyObject,
      answers,
    }),
    async (request) => {
      const { OwnershipType = '' } = request.body;
      if (!['Personal', 'Corporate'].includes(OwnershipType))
        throw new AdminError(400, {
          code: 'BAD_OWNERSHIP',
          message: `OwnershipType is "${OwnershipType}"`,
          fix: 'Personal or Corporate.',
        });
      const device = deviceOn(tenantOf(context, request.params.tenant), request.params.device);
      device.detail = { ...device.detail, ownershipType: OwnershipType.toLowerCase() };
      return { OwnershipType };
    },
  );
  app.post<OfDevice & { Body: { readonly action?: string } }>(
    path,
    route({ tag, summary: 'Do one of them', params: deviceParams, body: anyObject, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const device = deviceOn(tenant, request.params.device);
      const action = actionsFor(tenant.context(), device.method).find((one) => one === request.body.action);
      if (action === undefined) throw refusedAction(device, request.body.action ?? 'no action');
      await perform(context, tenant, device, action);
      return { action };
    },
  );
}

/** One action for a list of devices; all of them or none. */
function bulkRoute(app: FastifyInstance, context: AdminContext): void {
  app.post<OfTenant & { Body: { readonly action?: string; readonly devices?: readonly string[] } }>(
    '/tenants/:tenant/bulk-device-actions',
    route({ tag, summary: 'Do an action with many devices', params: tenantParams, body: anyObject, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const { action: wanted = 'no action', devices = [] } = request.body;
      const chosen = devices.map((id) => deviceOn(tenant, id));
      const action = deviceActions.find((one) => one === wanted);
      const refused = chosen.find(({ method }) => !bulkAllows(tenant, method, wanted));
      if (refused !== undefined || action === undefined)
        throw new AdminError(409, {
          code: 'ACTION_UNSUPPORTED',
          message: `${wanted} cannot be done with these devices`,
        });
      for (const device of chosen) await perform(context, tenant, device, action);
      return { action, devices };
    },
  );
}

function bulkAllows(tenant: ReferenceTenant, method: DeviceState['method'], action: string): boolean {
  const at = tenant.context();
  return actionInBulk(at, method) && actionsFor(at, method).some((one) => one === action);
}

function licenceRoutes(app: FastifyInstance, context: AdminContext): void {
  const path = '/tenants/:tenant/app-licences/:upn/:app';
  app.put<OfLicence>(
    path,
    route({ tag, summary: 'Give a person the licence of an app', params: licenceParams, body: anyObject, answers }),
    async (request) => {
      const { upn, app: name } = request.params;
      const tenant = tenantOf(context, request.params.tenant);
      const licences = assignLicence(tenant.context(), upn, name);
      if (licences === undefined)
        throw new AdminError(409, { code: 'LICENCE_NOT_ASSIGNED', message: `${licenceError}: ${name} for ${upn}` });
      await context.settled(tenant);
      return { licences };
    },
  );
  app.delete<OfLicence>(
    path,
    route({ tag, summary: 'Take it back', params: licenceParams, answers }),
    async (request) => {
      const { upn, app: name } = request.params;
      const tenant = tenantOf(context, request.params.tenant);
      const licences = revokeLicence(tenant.context(), upn, name);
      await context.settled(tenant);
      return { licences };
    },
  );
}
