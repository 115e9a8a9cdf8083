import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProtocolError } from '../../../protocol/base/errors.js';
import { findDevice } from '../domain/devices.js';
import type { DeviceState } from '../domain/state.js';
import { mainTenant, placeOf } from '../hosts.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { errorAnswer, notFound } from './admin-error.js';
import { unlockObjection, unlockStatus } from './nanomdm-escrow.js';
import { BadPushCertificate, storedPushCertificate, takePushCertificate } from './nanomdm-push-certificate.js';
import { route } from './routes.js';
import { anyObject } from './schemas.table.js';

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
  app.setErrorHandler(async (error: Error, _request, reply) => {
    const answer = errorAnswer(error);
    if (answer === undefined) throw error;
    if (answer.status === 401) reply.header('www-authenticate', 'Basic realm="nanomdm"');
    return reply.code(answer.status).send({ error: answer.body.message });
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.put<OfIds>(
    '/v1/enqueue/:ids',
    route({
      tag,
      summary: 'Queue one raw plist command for every id and push',
      params: ids,
      querystring,
      answers: { ...answers(anyObject), ...refusals },
    }),
    async (request, reply) => {
      const tenant = tenantFor(context, request);
      const push = (request.query.nopush ?? '') === '';
      const quiet = push ? {} : { no_push: true };
      const plist = bodyOf(request);
      if (plist.length === 0) return reply.code(500).send({ ...quiet, command_error: 'must enqueue or push' });
      const queued = enqueue(context, tenant, idsOf(request), plist);
      if (typeof queued === 'string') return reply.code(500).send({ command_error: queued });
      const refusal = sharedRefusal(queued.errors);
      const command = { command_uuid: queued.commandUuid, request_type: queued.requestType };
      if (refusal !== undefined) return reply.code(500).send({ ...quiet, command_error: refusal, ...command });
      const status: Record<string, IdStatus> = {};
      for (const [id, error] of Object.entries(queued.errors)) {
        if (error !== undefined) status[id] = { command_error: error };
        else if (push) status[id] = await pushFor(context, tenant, findDevice(tenant.state, id));
      }
      await context.settled(tenant);
      const told = Object.keys(status).length === 0 ? {} : { status };
      return reply.code(codeFor(status, idsOf(request))).send({ ...quiet, ...told, ...command });
    },
  );

  app.get<OfIds>(
    '/v1/push/:ids',
    route({
      tag,
      summary: 'Ask every id to come',
      params: ids,
      querystring,
      answers: { ...answers(anyObject), ...refusals },
    }),
    async (request, reply) => {
      const tenant = tenantFor(context, request);
      const status: Record<string, IdStatus> = {};
      const all = idsOf(request);
      if (all.length === 0) return reply.code(500).send({ push_error: 'no enrollment ids' });
      for (const id of all) status[id] = await pushFor(context, tenant, findDevice(tenant.state, id));
      await context.settled(tenant);
      return reply.code(codeFor(status, all)).send({ status });
    },
  );

  app.put<OfTenant>(
    '/v1/pushcert',
    route({
      tag,
      summary: 'Store a push certificate, PEM with its key; the key is not kept',
      querystring,
      answers: { ...answers(anyObject), ...refusals },
    }),
    async (request, reply) => {
      const tenant = tenantFor(context, request);
      try {
        const taken = takePushCertificate(tenant.state, bodyOf(request).toString('latin1'), tenant.clock.now());
        await context.settled(tenant);
        return taken;
      } catch (error) {
        if (!(error instanceof BadPushCertificate)) throw error;
        return reply.code(400).send({ error: error.message });
      }
    },
  );

  app.get<OfTenant>(
    '/v1/pushcert',
    route({
      tag,
      summary: 'The push certificate that was stored',
      querystring,
      answers: { ...answers(anyObject), ...refusals },
    }),
    async (request) => {
      const stored = storedPushCertificate(tenantFor(context, request).state);
      if (stored === undefined) throw notFound('push certificate', 'here', 'Store one with PUT /v1/pushcert.');
      return stored;
    },
  );

  app.post<OfTenant>(
    '/v1/escrowkeyunlock',
    route({
      tag,
      summary: "Unlock a device by its bypass code, in Apple's place",
      querystring,
      answers: { ...answers(anyObject), ...refusals },
    }),
    async (request, reply) => {
      const form = new URLSearchParams(bodyOf(request).toString('utf8'));
      const objection = unlockObjection(form);
      if (objection !== undefined) return reply.code(400).send({ error: objection });
      const status = unlockStatus(tenantFor(context, request).state, form);
      return reply.code(status).send(status === 200 ? {} : { error: 'device not found, or the key is invalid' });
    },
  );

  app.get('/version', route({ tag, summary: 'Version of this server', answers: { 200: anyObject } }), async () => ({
    version: context.version,
  }));
}

/** NanoMDM answers 200, 207 when some ids failed and 500 when all did; refusals are an object with one member. */
const answers = (body: object): Readonly<Record<number, object>> => ({ 200: body, 207: body, 500: body });
const refusals = { 400: anyObject, 401: anyObject, 404: anyObject, 409: anyObject, 413: anyObject };

function codeFor(status: Readonly<Record<string, IdStatus>>, ids: readonly string[]): 200 | 207 | 500 {
  const failed = Object.values(status).filter(
    ({ command_error, push_error }) => command_error !== undefined || push_error !== undefined,
  ).length;
  if (failed === 0) return 200;
  return failed === ids.length ? 500 : 207;
}

/** Why nothing was queued at all, where it is the same for every id. */
function sharedRefusal(errors: Readonly<Record<string, string | undefined>>): string | undefined {
  const [first, ...others] = new Set(Object.values(errors));
  return others.length === 0 ? first : undefined;
}

/** What was queued, or why nothing was. */
function enqueue(
  { enqueueRaw }: AdminContext,
  tenant: ReferenceTenant,
  all: readonly string[],
  plist: Buffer,
): ReturnType<AdminContext['enqueueRaw']> | string {
  try {
    return enqueueRaw(tenant, all, plist);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return `decoding command: ${error.message}`;
  }
}

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
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
