import type { FastifyInstance } from 'fastify';
import type { JsonObject, Method, Platform } from '../../../protocol/base/vocabulary.js';
import { type AdminContext, serviceFor, tenantOf } from './admin-context.js';
import { notFound } from './admin-error.js';
import { route } from './routes.js';
import { enrollmentEntry, enrollmentRequest, tenantParams } from './schemas.table.js';

interface IssueBody {
  readonly platform: Platform;
  readonly method: Method;
  readonly upn?: string;
  readonly serial?: string;
  readonly options?: JsonObject;
}

export function enrollmentRoutes(app: FastifyInstance, context: AdminContext): void {
  const tag = 'enrollments';

  app.post<{ Params: { tenant: string }; Body: IssueBody }>(
    '/tenants/:tenant/enrollments',
    route({
      tag,
      summary: 'Issue what one device needs to enroll; 409 when a product rule forbids it',
      params: tenantParams,
      body: enrollmentRequest,
      answers: { 201: enrollmentEntry },
    }),
    async ({ params, body }, reply) => {
      const tenant = tenantOf(context, params.tenant);
      const service = serviceFor(context, body.platform, body.method);
      const entry = await service.issue(tenant, { options: {}, ...body });
      await context.settled(tenant);
      return reply.code(201).send(entry);
    },
  );

  app.delete<{ Params: { tenant: string; reference: string } }>(
    '/tenants/:tenant/enrollments/:reference',
    route({
      tag,
      summary: 'Revoke what was issued, by its reference',
      params: {
        type: 'object',
        properties: { tenant: { type: 'string' }, reference: { type: 'string' } },
        required: ['tenant', 'reference'],
      },
      answers: { 204: { type: 'null' } },
    }),
    async ({ params }, reply) => {
      const tenant = tenantOf(context, params.tenant);
      const issued = tenant.state.enrollments.get(params.reference);
      if (issued === undefined) throw notFound('enrollment', params.reference);
      issued.revoked = true;
      await context.settled(tenant);
      return reply.code(204).send();
    },
  );
}
