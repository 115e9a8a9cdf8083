import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type PolicyState, policyStates, profileView } from '../domain/android-profiles/list.js';
import {
  createProfile,
  type ProfileDesk,
  removeProfile,
  renameProfile,
  replaceProfileToken,
  revokeProfileToken,
} from '../domain/android-profiles/manage.js';
import { type AndroidProfile, findAndroidProfile } from '../domain/android-profiles/profile.js';
import { exportPage, profileList, tokenPage } from '../endpoints/android/profile-desk.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { notFound } from './admin-error.js';
import type { AdminExtension } from './admin-extension.js';
import * as shapes from './android-profile-schemas.table.js';
import { route } from './routes.js';
import { anyObject, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };
type OfProfile = { readonly Params: { readonly tenant: string; readonly profile: string } };

const tag = 'Android enrollment profiles';
const base = '/tenants/:tenant/android-enrollment-profiles';
const answers = { 200: anyObject };
const nothing = { 204: { type: 'null' } } as const;

/** Enrollment profiles of company-owned Android devices, and their tokens. */
export const androidProfileExtension: AdminExtension = {
  capabilities: ['page:android-enrollment-profiles'],
  routes(app, context) {
    listRoutes(app, context);
    profileRoutes(app, context);
    tokenRoutes(app, context);
  },
};

function listRoutes(app: FastifyInstance, context: AdminContext): void {
  app.get<OfTenant & { Querystring: { readonly states?: string } }>(
    base,
    route({
      tag,
      summary: 'The list of profiles, perhaps filtered by policy state',
      params: tenantParams,
      querystring: shapes.profileFilter,
      answers: { 200: shapes.profileList },
    }),
    async ({ params, query }) => profileList(tenantOf(context, params.tenant), statesIn(query.states)),
  );
  app.post<OfTenant & { Body: JsonObject }>(
    base,
    route({
      tag,
      summary: 'Create a profile; 400 names each field that cannot stay as it is',
      params: tenantParams,
      body: anyObject,
      answers: { 201: anyObject },
    }),
    async ({ params, body }, reply) => {
      const tenant = tenantOf(context, params.tenant);
      const profile = createProfile(deskOf(tenant), body);
      await context.settled(tenant);
      return reply.code(201).send(profileView(tenant.context(), profile));
    },
  );
}

function profileRoutes(app: FastifyInstance, context: AdminContext): void {
  const path = `${base}/:profile`;
  const params = shapes.profileParams;
  app.get<OfProfile>(path, route({ tag, summary: 'One profile', params, answers }), async (request) => {
    const tenant = tenantOf(context, request.params.tenant);
    return profileView(tenant.context(), profileOn(tenant, request.params.profile));
  });
  app.patch<OfProfile & { Body: { readonly name?: string; readonly description?: string } }>(
    path,
    route({ tag, summary: 'Change name or description', params, body: shapes.profileNaming, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const profile = profileOn(tenant, request.params.profile);
      const renamed = renameProfile(deskOf(tenant), profile, request.body);
      await context.settled(tenant);
      return profileView(tenant.context(), renamed);
    },
  );
  app.delete<OfProfile>(
    path,
    route({ tag, summary: 'Delete a profile by which no device is managed', params, answers: nothing }),
    async (request, reply) => {
      const tenant = tenantOf(context, request.params.tenant);
      removeProfile(deskOf(tenant), profileOn(tenant, request.params.profile));
      await context.settled(tenant);
      return reply.code(204).send();
    },
  );
  app.get<OfProfile>(
    `${path}/export`,
    route({ tag, summary: 'The profile as a JSON file', params, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      return exportPage(tenant, profileOn(tenant, request.params.profile));
    },
  );
}

function tokenRoutes(app: FastifyInstance, context: AdminContext): void {
  const path = `${base}/:profile/token`;
  const params = shapes.profileParams;
  app.get<OfProfile>(path, route({ tag, summary: 'Token and QR code', params, answers }), async (request) => {
    const tenant = tenantOf(context, request.params.tenant);
    return tokenPage(tenant, profileOn(tenant, request.params.profile));
  });
  app.post<OfProfile & { Body: { readonly expiresAt?: number } }>(
    path,
    route({ tag, summary: 'Replace the token', params, body: shapes.tokenWish, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const profile = profileOn(tenant, request.params.profile);
      const replaced = replaceProfileToken(deskOf(tenant), profile, request.body.expiresAt);
      await context.settled(tenant);
      return tokenPage(tenant, replaced);
    },
  );
  app.delete<OfProfile>(
    path,
    route({ tag, summary: 'Revoke the token at once', params, answers: nothing }),
    async (request, reply) => {
      const tenant = tenantOf(context, request.params.tenant);
      revokeProfileToken(deskOf(tenant), profileOn(tenant, request.params.profile));
      await context.settled(tenant);
      return reply.code(204).send();
    },
  );
}

const deskOf = (tenant: ReferenceTenant): ProfileDesk => ({ context: tenant.context(), random: tenant.random });

function statesIn(text: string | undefined): readonly PolicyState[] | undefined {
  const named = text?.split(',');
  return named && policyStates.filter((state) => named.includes(state));
}

function profileOn({ state, id: tenant }: ReferenceTenant, key: string): AndroidProfile {
  const profile = findAndroidProfile(state, key);
  if (profile !== undefined) return profile;
  throw notFound('profile', key, `GET /tenants/${tenant}/android-enrollment-profiles lists them.`);
}
