import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { notFound } from './admin-error.js';
import { route } from './routes.js';
import { anyObject, kindParams } from './schemas.table.js';

type OfKind = { readonly Params: { readonly tenant: string; readonly kind: string } };

/** Settings documents and reports, by the kinds that the product's tables name. */
export function productRoutes(app: FastifyInstance, context: AdminContext): void {
  const { product } = context;
  const params = kindParams;

  app.get<OfKind>(
    '/tenants/:tenant/settings/:kind',
    route({ tag: 'settings', summary: 'A settings document as it holds now', params, answers: { 200: anyObject } }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      named(product.settingsKinds, 'settings kind', request.params.kind);
      return product.readSettings(tenant.context(), request.params.kind);
    },
  );

  app.put<OfKind & { Body: JsonObject }>(
    '/tenants/:tenant/settings/:kind',
    route({
      tag: 'settings',
      summary: 'Replace a settings document; gives it as it holds',
      params,
      body: anyObject,
      answers: { 200: anyObject },
    }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const kind = named(product.settingsKinds, 'settings kind', request.params.kind);
      const document = kind.normalize(request.body, tenant.context());
      tenant.state.settings.set(request.params.kind, document);
      await context.settled(tenant);
      return document;
    },
  );

  app.post<OfKind & { Body: JsonObject }>(
    '/tenants/:tenant/reports/:kind',
    route({
      tag: 'reports',
      summary: 'Read a report, filtered by the body',
      params,
      body: anyObject,
      answers: { 200: anyObject },
    }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      return named(product.reportKinds, 'report', request.params.kind)(tenant.context(), request.body);
    },
  );
}

function named<T>(table: Readonly<Record<string, T>>, what: string, name: string): T {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw notFound(what, name, `Known: ${Object.keys(table).join(', ')}.`);
  return found;
}
