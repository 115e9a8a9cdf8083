import type { FastifyInstance } from 'fastify';
import { toPem } from '../../../protocol/pki/pem.js';
import { publishedCertificate } from '../domain/enrollment-program/token-rules.js';
import { profilesOf } from '../enrollment-program/profiles.js';
import type { EnrollmentProgram } from '../enrollment-program/program.js';
import { changeRosterSync, deleteToken, type TokenUpload } from '../enrollment-program/tokens.js';
import { searchTokens, tokenLine, tokenOverview } from '../enrollment-program/views.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import type { AdminExtension } from './admin-extension.js';
import { tokenDeviceRoutes, tokenProfileRoutes } from './program-device-routes.js';
import {
  formParams,
  formView,
  tokenChange,
  tokenList,
  tokenParams,
  tokenSearch,
  tokenUpload,
} from './program-schemas.table.js';
import { programBase as base, nothing, type OfToken, programTag as tag, tokenOf, upToDate } from './program-tenant.js';
import { route } from './routes.js';
import { anyObject, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };
type OfForm = { readonly Params: { readonly tenant: string; readonly form: string } };

/** What an administrator does about Apple Business Manager and Apple School Manager. */
export function programExtension(program: EnrollmentProgram): AdminExtension {
  return {
    capabilities: ['page:enrollment-program'],
    routes(app, context) {
      formRoutes(app, context, program);
      tokenRoutes(app, context, program);
      tokenDeviceRoutes(app, context, program);
      tokenProfileRoutes(app, context, program);
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
      const token = tokenOf(tenant, request.params.token);
      deleteToken({ tenant }, token, profilesOf(tenant.state, token).length);
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
