import { X509Certificate } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findDevice } from '../domain/devices.js';
import type { DeviceState } from '../domain/state.js';
import { mainTenant, placeOf } from '../hosts.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { AdminError, notFound } from './admin-error.js';
import { route } from './routes.js';
import { anyObject, errorBody } from './schemas.table.js';

interface OfTenant {
  readonly Querystring: { readonly tenant?: string; readonly nopush?: string };
}
type OfIds = OfTenant & { readonly Params: { readonly ids: string } };

/** What NanoMDM says of one enrollment id. */
interface IdStatus {
  push_result?: string;
  push_error?: string;
  command_error?: string;
}

const settingsKind = 'apple-push-certificate';
const querystring = {
  type: 'object',
  properties: {
    tenant: { type: 'string', description: 'Without it, the host names the tenant; else main' },
    nopush: { type: 'string' },
    topic: { type: 'string' },
  },
} as const;
const ids = {
  type: 'object',
  properties: { ids: { type: 'string', description: 'Enrollment ids, separated by commas' } },
  required: ['ids'],
} as const;

/**
 * The small API of NanoMDM (github.com/micromdm/nanomdm, docs/operations-guide.md, "API endpoints"), so that scripts written for it can
 * queue commands here: raw plists in, JSON out.
 */
export function nanomdmRoutes(app: FastifyInstance, context: AdminContext): void {
  const tag = 'nanomdm';
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.put<OfIds>(
    '/v1/enqueue/:ids',
    route({
      tag,
      summary: 'Queue one raw plist command for every id and push',
      params: ids,
      querystring,
      answers: answers(anyObject),
    }),
    async (request, reply) => {
      const tenant = tenantFor(context, request);
      const push = request.query.nopush === undefined;
      const queued = context.enqueueRaw(tenant, idsOf(request), bodyOf(request));
      const status: Record<string, IdStatus> = {};
      for (const [id, error] of Object.entries(queued.errors)) {
        const pushed = push && error === undefined;
        status[id] = pushed ? await pushFor(context, tenant, findDevice(tenant.state, id)) : failed(error);
      }
      await context.settled(tenant);
      return reply
        .code(codeFor(status))
        .send({ status, no_push: !push, command_uuid: queued.commandUuid, request_type: queued.requestType });
    },
  );

  app.get<OfIds>(
    '/v1/push/:ids',
    route({ tag, summary: 'Ask every id to come', params: ids, querystring, answers: answers(anyObject) }),
    async (request, reply) => {
      const tenant = tenantFor(context, request);
      const status: Record<string, IdStatus> = {};
      for (const id of idsOf(request)) status[id] = await pushFor(context, tenant, findDevice(tenant.state, id));
      await context.settled(tenant);
      return reply.code(codeFor(status)).send({ status });
    },
  );

  app.put<OfTenant>(
    '/v1/pushcert',
    route({
      tag,
      summary: 'Store a push certificate, PEM with its key; the key is not kept',
      querystring,
      answers: answers(anyObject),
    }),
    async (request) => {
      const tenant = tenantFor(context, request);
      const stored = readPushCertificate(bodyOf(request).toString('latin1'));
      tenant.state.settings.set(settingsKind, stored);
      await context.settled(tenant);
      return stored;
    },
  );

  app.get<OfTenant>(
    '/v1/pushcert',
    route({ tag, summary: 'The push certificate that was stored', querystring, answers: answers(anyObject) }),
    async (request) => {
      const stored = tenantFor(context, request).state.settings.get(settingsKind);
      if (stored === undefined) throw notFound('push certificate', 'here', 'Store one with PUT /v1/pushcert.');
      return stored;
    },
  );

  app.get('/version', route({ tag, summary: 'Version of this server', answers: { 200: anyObject } }), async () => ({
    version: context.version,
  }));
}

/** NanoMDM answers 200, 207 when some ids failed and 500 when all did. */
const answers = (body: object): Readonly<Record<number, object>> => ({
  200: body,
  207: body,
  500: { anyOf: [body, errorBody] },
});

function codeFor(status: Readonly<Record<string, IdStatus>>): 200 | 207 | 500 {
  const failed = Object.values(status).filter(
    ({ command_error, push_error }) => command_error !== undefined || push_error !== undefined,
  ).length;
  if (failed === 0) return 200;
  return failed === Object.keys(status).length ? 500 : 207;
}

const failed = (error: string | undefined): IdStatus => (error === undefined ? {} : { command_error: error });

async function pushFor(
  { services, uuid }: AdminContext,
  tenant: ReferenceTenant,
  device: DeviceState | undefined,
): Promise<IdStatus> {
  if (device === undefined) return { push_error: 'no such enrollment' };
  if (device.state !== 'enrolled') return { push_error: `enrollment is ${device.state}` };
  const service = services.find(({ platforms }) => platforms.includes(device.platform));
  const outcome = await service?.wake?.(tenant, device);
  return outcome?.kind === 'failed' ? { push_error: outcome.reason } : { push_result: outcome?.id ?? uuid() };
}

function idsOf(request: FastifyRequest<OfIds>): readonly string[] {
  return request.params.ids.split(',').filter((id) => id !== '');
}

function tenantFor(context: AdminContext, request: FastifyRequest<OfTenant>): ReferenceTenant {
  return tenantOf(context, request.query.tenant ?? placeOf(request.headers.host ?? '')?.tenant ?? mainTenant);
}

function bodyOf(request: FastifyRequest<OfTenant>): Buffer {
  if (Buffer.isBuffer(request.body) && request.body.length > 0) return request.body;
  throw new AdminError(400, { code: 'EMPTY_BODY', message: 'the request has no body', place: 'body' });
}

function readPushCertificate(pem: string) {
  const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/.exec(pem)?.[0];
  try {
    if (block === undefined) throw new Error('no PEM certificate');
    const { subject, validFrom, validTo } = new X509Certificate(block);
    const topic = /^(?:UID|userId)=(.+)$/m.exec(subject)?.[1];
    if (topic === undefined) throw new Error('the subject has no UID, which holds the topic');
    return { topic, not_before: new Date(validFrom).toISOString(), not_after: new Date(validTo).toISOString() };
  } catch (error) {
    const message = `not a push certificate: ${error instanceof Error ? error.message : String(error)}`;
    throw new AdminError(400, { code: 'BAD_PUSH_CERTIFICATE', message, place: 'body' });
  }
}
