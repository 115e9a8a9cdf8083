import type { FastifyInstance } from 'fastify';
import { toPem } from '../../../protocol/pki/pem.js';
import type { ProgramToken } from '../domain/enrollment-program/state.js';
import { publishedCertificate } from '../domain/enrollment-program/token-rules.js';
import type { EnrollmentProgram } from '../enrollment-program/program.js';
import { changeRosterSync, deleteToken, type TokenUpload } from '../enrollment-program/tokens.js';
import { devicePage, searchTokens, tokenLine, tokenOverview } from '../enrollment-program/views.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { notFound } from './admin-error.js';
import type { AdminExtension } from './admin-extension.js';
import {
  deviceSearch,
  formParams,
  formView,
  syncWish,
  tokenChange,
  tokenDeviceParams,
  tokenList,
  tokenParams,
  tokenSearch,
  tokenUpload,
} from './program-schemas.table.js';
import { route } from './routes.js';
import { anyObject, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };
type OfForm = { readonly Params: { readonly tenant: string; readonly form: string } };
type OfToken = { readonly Params: { readonly tenant: string; readonly token: string } };
type OfDevice = { readonly Params: { readonly tenant: string; readonly token: string; readonly serial: string } };

const tag = 'enrollment program';
const base = '/tenants/:tenant/enrollment-program';
const nothing = { 204: { type: 'null' } } as const;

/** What an administrator does about Apple Business Manager and Apple School Manager. */
export function programExtension(program: EnrollmentProgram): AdminExtension {
  return {
    capabilities: ['page:enrollment-program'],
    routes(app, context) {
      formRoutes(app, context, program);
      tokenRoutes(app, context, program);
      tokenDeviceRoutes(app, context, program);
    },
    due: (tenant) => program.due(tenant),
    nextDue: (tenant) => program.nextDue(tenant),
  };
}

function formRoutes(app: FastifyInstance, context: AdminContext, { forms }: EnrollmentProgram): void {
  app.post<OfTenant>(
    `${base}/forms`,
    route({ tag, summary: 'Open the form to add a token', params: tenantParams, answers: { 201: formView } }),
    async (request, reply) => reply.code(201).send({ form: forms.open(tenantOf(context, request.params.tenant)).id }),
  );
  app.get<OfForm>(
    `${base}/forms/:form/public-key`,
    route({ tag, summary: "The public key for Apple's portal, PEM", params: formParams, answers: { 200: anyObject } }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const form = forms.of(tenant, request.params.form);
      form.downloaded = true;
      const published = publishedCertificate(tenant.context(), form.certificate.der, tenant.ca.certificate);
      return { publicKey: toPem('CERTIFICATE', published) };
    },
  );
  app.delete<OfForm>(
    `${base}/forms/:form`,
    route({
      tag,
      summary: 'Close the form; its key is worth nothing from then on',
      params: formParams,
      answers: nothing,
    }),
    async (request, reply) => {
      forms.close(tenantOf(context, request.params.tenant), request.params.form);
      return reply.code(204).send();
    },
  );
}

function tokenRoutes(app: FastifyInstance, context: AdminContext, program: EnrollmentProgram): void {
  app.get<OfTenant & { Querystring: { readonly search?: string } }>(
    `${base}/tokens`,
    route({
      tag,
      summary: 'The token list',
      params: tenantParams,
      querystring: tokenSearch,
      answers: { 200: tokenList },
    }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const found = searchTokens(tenant.context(), request.query.search);
      return { tokens: found.map((token) => tokenLine(tenant.context(), token)) };
    },
  );
  app.post<OfTenant & { Body: TokenUpload }>(
    `${base}/tokens`,
    route({ tag, summary: 'Add a token', params: tenantParams, body: tokenUpload, answers: { 201: anyObject } }),
    async (request, reply) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const token = program.add(tenant, request.body);
      await context.settled(tenant);
      return reply.code(201).send(tokenOverview(tenant.context(), token));
    },
  );
  app.get<OfToken>(
    `${base}/tokens/:token`,
    route({ tag, summary: 'The overview of a token', params: tokenParams, answers: { 200: anyObject } }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      return tokenOverview(tenant.context(), tokenOf(tenant, request.params.token));
    },
  );
  app.put<OfToken & { Body: { readonly schoolDataSync?: boolean; readonly scopeTags?: readonly string[] } }>(
    `${base}/tokens/:token`,
    route({ tag, summary: 'Change a token', params: tokenParams, body: tokenChange, answers: { 200: anyObject } }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const token = tokenOf(tenant, request.params.token);
      const { schoolDataSync, scopeTags } = request.body;
      if (schoolDataSync !== undefined) changeRosterSync({ tenant }, token, schoolDataSync);
      if (scopeTags !== undefined) token.scopeTags = scopeTags;
      await context.settled(tenant);
      return tokenOverview(tenant.context(), token);
    },
  );
  app.delete<OfToken>(
    `${base}/tokens/:token`,
    route({ tag, summary: 'Delete a token on which nothing hangs', params: tokenParams, answers: nothing }),
    async (request, reply) => {
      const tenant = upToDate(context, program, request.params.tenant);
      deleteToken({ tenant }, tokenOf(tenant, request.params.token), 0);
      await context.settled(tenant);
      return reply.code(204).send();
    },
  );
  app.post<OfToken & { Body: TokenUpload }>(
    `${base}/tokens/:token/renewal`,
    route({ tag, summary: 'Renew a token', params: tokenParams, body: tokenUpload, answers: { 200: anyObject } }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const token = tokenOf(tenant, request.params.token);
      program.renew(tenant, token, request.body);
      await context.settled(tenant);
      return { confirmation: `The token ${token.name} was renewed.`, ...tokenOverview(tenant.context(), token) };
    },
  );
}

function tokenDeviceRoutes(app: FastifyInstance, context: AdminContext, program: EnrollmentProgram): void {
  app.post<OfToken & { Body: { readonly full?: boolean } }>(
    `${base}/tokens/:token/sync`,
    route({ tag, summary: 'Sync now', params: tokenParams, body: syncWish, answers: { 200: anyObject } }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const token = tokenOf(tenant, request.params.token);
      program.sync(tenant, token, request.body.full ?? false);
      await context.settled(tenant);
      return tokenOverview(tenant.context(), token);
    },
  );
  app.get<OfToken & { Querystring: { readonly serial?: string } }>(
    `${base}/tokens/:token/devices`,
    route({
      tag,
      summary: 'Devices of a token, or the one with this serial number',
      params: tokenParams,
      querystring: deviceSearch,
      answers: { 200: anyObject },
    }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      return devicePage(tenant.context(), tokenOf(tenant, request.params.token), request.query.serial);
    },
  );
  app.delete<OfDevice>(
    `${base}/tokens/:token/devices/:serial`,
    route({ tag, summary: 'Delete one device', params: tokenDeviceParams, answers: nothing }),
    async (request, reply) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const { token, serial } = request.params;
      if (!tokenOf(tenant, token).devices.delete(serial)) throw notFound('device', serial);
      await context.settled(tenant);
      return reply.code(204).send();
    },
  );
}

/** The tenant, after everything that its clock has made due. */
function upToDate(context: AdminContext, program: EnrollmentProgram, id: string): ReferenceTenant {
  const tenant = tenantOf(context, id);
  program.due(tenant);
  return tenant;
}

function tokenOf({ state, id: tenant }: ReferenceTenant, id: string): ProgramToken {
  const token = state.programTokens.get(id);
  if (token === undefined) throw notFound('token', id, `GET /tenants/${tenant}/enrollment-program/tokens lists them.`);
  return token;
}
