import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { queueCommand } from '../domain/devices.js';
import type { DeviceState } from '../domain/state.js';
import type { PlatformService } from '../endpoint.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, serviceFor, tenantOf } from './admin-context.js';
import { AdminError, notFound } from './admin-error.js';
import { route } from './routes.js';
import { anyObject, deviceFilter, deviceParams, deviceView, identifier, tenantParams } from './schemas.table.js';

type OfDevice = { readonly Params: { readonly tenant: string; readonly device: string } };

export function deviceRoutes(app: FastifyInstance, context: AdminContext): void {
  const { settled } = context;
  const tag = 'devices';
  const params = deviceParams;

  app.get<{ Params: { tenant: string }; Querystring: { enrollmentId?: string; upn?: string } }>(
    '/tenants/:tenant/devices',
    route({
      tag,
      summary: 'Devices, perhaps of one person or with one enrollment id',
      params: tenantParams,
      querystring: deviceFilter,
      answers: { 200: { type: 'array', items: deviceView } },
    }),
    async (request) => {
      const { enrollmentId, upn } = request.query;
      return [...tenantOf(context, request.params.tenant).state.devices.values()]
        .filter((device) => !device.hidden)
        .filter((device) => enrollmentId === undefined || device.enrollmentId === enrollmentId)
        .filter((device) => upn === undefined || device.upn === upn.toLowerCase())
        .map((device) => viewOf(context, device));
    },
  );

  app.get<OfDevice>(
    '/tenants/:tenant/devices/:device',
    route({ tag, summary: 'One device', params, answers: { 200: deviceView } }),
    async (request) => viewOf(context, deviceOf(tenantOf(context, request.params.tenant), request.params.device)),
  );

  app.delete<OfDevice>(
    '/tenants/:tenant/devices/:device',
    route({ tag, summary: 'Forget a device', params, answers: { 204: { type: 'null' } } }),
    async (request, reply) => {
      const tenant = tenantOf(context, request.params.tenant);
      const device = deviceOf(tenant, request.params.device);
      serviceFor(context, device.platform).forget?.(tenant, device);
      tenant.state.devices.delete(device.id);
      await settled(tenant);
      return reply.code(204).send();
    },
  );

  app.post<OfDevice & { Body: JsonObject }>(
    '/tenants/:tenant/devices/:device/commands',
    route({
      tag,
      summary: "Queue a command in the platform's own words",
      params,
      body: anyObject,
      answers: { 201: identifier },
    }),
    async (request, reply) => {
      const tenant = tenantOf(context, request.params.tenant);
      const device = managed(deviceOf(tenant, request.params.device));
      const service = serviceFor(context, device.platform);
      const kind = service.commandKind(request.body);
      const { id } = queueCommand(device, { id: context.uuid(), kind, payload: request.body }, tenant.clock.now());
      await service.wake?.(tenant, device);
      await settled(tenant);
      return reply.code(201).send({ id });
    },
  );

  app.post<OfDevice>(
    '/tenants/:tenant/devices/:device/push',
    route({ tag, summary: 'Ask the device to come', params, answers: { 204: { type: 'null' } } }),
    async (request, reply) => {
      const tenant = tenantOf(context, request.params.tenant);
      const device = managed(deviceOf(tenant, request.params.device));
      await serviceFor(context, device.platform).wake?.(tenant, device);
      await settled(tenant);
      return reply.code(204).send();
    },
  );
}

function deviceOf({ state, id: tenant }: ReferenceTenant, id: string): DeviceState {
  const device = state.devices.get(id);
  if (device === undefined || device.hidden) throw notFound('device', id, `GET /tenants/${tenant}/devices lists them.`);
  return device;
}

function managed(device: DeviceState): DeviceState {
  if (device.state !== 'unenrolled') return device;
  throw new AdminError(409, { code: 'NOT_ENROLLED', message: `device ${device.id} is no longer enrolled` });
}

function viewOf({ services }: AdminContext, { commands, ...device }: DeviceState) {
  const service: PlatformService | undefined = services.find(({ platforms }) => platforms.includes(device.platform));
  return {
    ...device,
    commands: commands.map((command) => {
      const result = service?.describeResult?.(command) ?? command.result;
      return { id: command.id, kind: command.kind, state: command.state, ...(result === undefined ? {} : { result }) };
    }),
  };
}
