import type { FastifyInstance } from 'fastify';
import type { RuleSummary } from '../../../protocol/base/rule.js';
import { type PersonInput, putPerson } from '../domain/people.js';
import { mainTenant } from '../hosts.js';
import type { ReferenceTenant, TenantWishes } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { AdminError } from './admin-error.js';
import { moveClock } from './move-clock.js';
import { route } from './routes.js';
import {
  clockChange,
  clockView,
  personDocument,
  personView,
  tenantParams,
  tenantRules,
  tenantView,
  tenantWishes,
} from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };

export function tenantRoutes(app: FastifyInstance, context: AdminContext): void {
  const { tenants, settled } = context;
  const tag = 'tenants';
  const params = tenantParams;

  app.post<{ Body: TenantWishes }>(
    '/tenants',
    route({ tag, summary: 'Create a tenant', body: tenantWishes, answers: { 201: tenantView } }),
    async ({ body }, reply) => {
      for (const name of body.brokenRules ?? []) requireMutant(context.rules, name);
      const tenant = tenants.create(body);
      await settled(tenant);
      return reply.code(201).send(viewOf(tenant));
    },
  );

  app.get(
    '/tenants',
    route({ tag, summary: 'Every tenant', answers: { 200: { type: 'array', items: tenantView } } }),
    async () => tenants.all.map(viewOf),
  );

  app.get<OfTenant>(
    '/tenants/:tenant',
    route({ tag, summary: 'One tenant', params, answers: { 200: tenantView } }),
    async (request) => viewOf(tenantOf(context, request.params.tenant)),
  );

  app.delete<OfTenant>(
    '/tenants/:tenant',
    route({ tag, summary: 'Delete a tenant and all it holds', params, answers: { 204: { type: 'null' } } }),
    async (request, reply) => {
      const { id } = tenantOf(context, request.params.tenant);
      if (id === mainTenant)
        throw new AdminError(409, { code: 'MAIN_TENANT', message: 'the tenant main stays as long as the server' });
      await context.forgetTenant(id);
      return reply.code(204).send();
    },
  );

  app.get<OfTenant>(
    '/tenants/:tenant/clock',
    route({ tag, summary: "The tenant's clock", params, answers: { 200: clockView } }),
    async (request) => ({ now: tenantOf(context, request.params.tenant).clock.now() }),
  );

  app.put<OfTenant & { Body: { readonly advanceMs?: number; readonly now?: number } }>(
    '/tenants/:tenant/clock',
    route({ tag, summary: "Move the tenant's clock", params, body: clockChange, answers: { 200: clockView } }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const { advanceMs, now } = request.body;
      moveClock(tenant, advanceMs ?? (now === undefined ? 0 : now - tenant.clock.now()), context.extensions);
      await settled(tenant);
      return { now: tenant.clock.now() };
    },
  );

  app.get<OfTenant>(
    '/tenants/:tenant/people',
    route({ tag, summary: 'Everybody in the tenant', params, answers: { 200: { type: 'array', items: personView } } }),
    async (request) =>
      [...tenantOf(context, request.params.tenant).state.people.values()].map(({ upn, name, groups, licensed }) => ({
        upn,
        name,
        groups,
        licensed,
      })),
  );

  app.put<OfTenant & { Body: PersonInput }>(
    '/tenants/:tenant/people',
    route({
      tag,
      summary: 'Create or change a person',
      params,
      body: personDocument,
      answers: { 204: { type: 'null' } },
    }),
    async (request, reply) => {
      const tenant = tenantOf(context, request.params.tenant);
      putPerson(tenant.state, request.body);
      await settled(tenant);
      return reply.code(204).send();
    },
  );

  app.get<OfTenant>(
    '/tenants/:tenant/rules',
    route({
      tag,
      summary: 'Rules that are broken here, and requirements whose rules were asked',
      params,
      answers: { 200: tenantRules },
    }),
    async (request) => {
      const { rules } = tenantOf(context, request.params.tenant);
      return { broken: rules.brokenRules, consulted: rules.consultedRequirements };
    },
  );
}

function viewOf({ id, domain, clock, editions, rules, faults }: ReferenceTenant) {
  return {
    id,
    domain,
    hosts: [domain, `*.${domain}`],
    now: clock.now(),
    editions: [...editions],
    brokenRules: rules.brokenRules,
    faults: [...faults],
  };
}

/** A misspelt mutant would break nothing and so seem to survive. */
function requireMutant(rules: readonly RuleSummary[], name: string): void {
  const [requirement = '', mutant = ''] = name.split('/');
  const known = rules
    .filter(({ requirements }) => requirements.includes(requirement))
    .flatMap(({ mutants }) => mutants);
  if (known.includes(mutant)) return;
  const fix =
    known.length === 0
      ? 'GET /rules lists the requirements that have rules.'
      : `Mutants of ${requirement}: ${known.join(', ')}.`;
  throw new AdminError(400, {
    code: 'UNKNOWN_MUTANT',
    message: `no rule of this server has the mutant ${name}`,
    place: 'body/brokenRules',
    fix,
  });
}
