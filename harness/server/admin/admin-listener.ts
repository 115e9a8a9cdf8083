import { timingSafeEqual } from 'node:crypto';
import swagger from '@fastify/swagger';
import { type FastifyInstance, fastify } from 'fastify';
import type { AdminContext } from './admin-context.js';
import { AdminError, errorAnswer } from './admin-error.js';
import { describeRoutes } from './describe-routes.js';
import { deviceRoutes } from './device-routes.js';
import { enrollmentRoutes } from './enrollment-routes.js';
import { requireShallow } from './json-depth.js';
import { nanomdmRoutes } from './nanomdm-routes.js';
import { productRoutes } from './product-routes.js';
import { tenantRoutes } from './tenant-routes.js';

/** Paths that answer without a token: they tell nothing about a tenant. */
const open = new Set(['/openapi.json', '/version']);

/**
 * The administrator's door: JSON over plain HTTP on a port of its own, with a bearer token. Its OpenAPI 3.1 document is made from the
 * schemas that check the requests.
 */
export async function adminListener(context: AdminContext): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: 4 * 1024 * 1024,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 4096 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
  });
  app.addHook('onRequest', async (request) => {
    if (!open.has(request.url.split('?')[0] ?? '')) authorize(context, request.headers.authorization);
  });
  app.addHook('preValidation', async (request) => requireShallow(request.body));
  app.setErrorHandler(async (error: Error, _request, reply) => {
    const answer = errorAnswer(error) ?? incident(context, error);
    if (answer.status === 401) reply.header('www-authenticate', 'Bearer, Basic realm="muster"');
    return reply.code(answer.status).type('application/json').send(JSON.stringify(answer.body));
  });
  app.setNotFoundHandler(async (request) => {
    const message = `there is no ${request.method} ${request.url.split('?')[0]}`;
    throw new AdminError(404, { code: 'NOT_FOUND', message, fix: 'Every route is in /openapi.json.' });
  });
  await app.register(swagger, { openapi: openapi(context) });
  await app.register(async (routes) => {
    describeRoutes(routes, context);
    tenantRoutes(routes, context);
    deviceRoutes(routes, context);
    enrollmentRoutes(routes, context);
    productRoutes(routes, context);
    for (const extension of context.extensions) extension.routes(routes, context);
  });
  await app.register(async (routes) => nanomdmRoutes(routes, context));
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  return app;
}

function openapi({ version }: AdminContext) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Muster reference server (simulated)',
      version,
      description: 'Administration of a simulated MDM server for tests.',
    },
    components: {
      securitySchemes: {
        token: { type: 'http' as const, scheme: 'bearer' },
        nanomdm: { type: 'http' as const, scheme: 'basic', description: 'User nanomdm, the token as password' },
      },
    },
    security: [{ token: [] }, { nanomdm: [] }],
  };
}

/** A bearer token, or HTTP Basic with the user `nanomdm` as clients of NanoMDM's API send it. */
function authorize({ adminToken }: AdminContext, header: string | undefined): void {
  const [scheme = '', credentials = ''] = (header ?? '').split(' ');
  const basic = `nanomdm:${adminToken}`;
  const accepted =
    (scheme.toLowerCase() === 'bearer' && same(credentials, adminToken)) ||
    (scheme.toLowerCase() === 'basic' && same(Buffer.from(credentials, 'base64').toString(), basic));
  if (accepted) return;
  const message = header === undefined ? 'the admin API wants a token' : 'the token is not the one of this server';
  const fix = 'Send "Authorization: Bearer <adminToken>"; the token is in the ready line of muster serve.';
  throw new AdminError(401, { code: 'UNAUTHORIZED', message, place: 'header authorization', fix });
}

function same(received: string, expected: string): boolean {
  const [a, b] = [Buffer.from(received), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function incident({ logger, incident: name }: AdminContext, error: Error) {
  const id = name();
  logger.error({ incident: id, err: error }, 'an admin route failed');
  return {
    status: 500,
    body: { code: 'INCIDENT', message: `the server failed; its log has more under incident ${id}` },
  };
}
