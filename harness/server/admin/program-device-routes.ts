import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { addProfile, deleteProfile, profilePage } from '../enrollment-program/profiles.js';
import type { EnrollmentProgram } from '../enrollment-program/program.js';
import { fromForm } from '../enrollment-program/school-form.js';
import { devicePage, tokenOverview } from '../enrollment-program/views.js';
import type { AdminContext } from './admin-context.js';
import { notFound } from './admin-error.js';
import {
  assignmentWish,
  deviceSearch,
  profileName,
  syncWish,
  tokenDeviceParams,
  tokenParams,
  tokenProfileParams,
} from './program-schemas.table.js';
import { programBase as base, nothing, type OfToken, programTag as tag, tokenOf, upToDate } from './program-tenant.js';
import { route } from './routes.js';
import { anyObject } from './schemas.table.js';

type OfDevice = { readonly Params: { readonly tenant: string; readonly token: string; readonly serial: string } };
type OfProfile = { readonly Params: { readonly tenant: string; readonly token: string; readonly profile: string } };

/** Devices of a token: when they were synced, and what happens to single ones. */
export function tokenDeviceRoutes(app: FastifyInstance, context: AdminContext, program: EnrollmentProgram): void {
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

/** Enrollment profiles of a token, and which devices have them. */
export function tokenProfileRoutes(app: FastifyInstance, context: AdminContext, program: EnrollmentProgram): void {
  app.get<OfToken>(
    `${base}/tokens/:token/profiles`,
    route({ tag, summary: 'Enrollment profiles of a token', params: tokenParams, answers: { 200: anyObject } }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      return profilePage(tenant.context(), tokenOf(tenant, request.params.token));
    },
  );
  app.post<OfToken & { Body: JsonObject }>(
    `${base}/tokens/:token/profiles`,
    route({
      tag,
      summary: 'Make an enrollment profile; members as in the settings document ade-profiles',
      params: tokenParams,
      body: anyObject,
      answers: { 201: anyObject },
    }),
    async (request, reply) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const token = tokenOf(tenant, request.params.token);
      const profile = addProfile(tenant.context(), token, fromForm(tenant.context(), token, request.body));
      await context.settled(tenant);
      return reply.code(201).send(profile);
    },
  );
  app.delete<OfProfile>(
    `${base}/tokens/:token/profiles/:profile`,
    route({ tag, summary: 'Delete a profile that no device has', params: tokenProfileParams, answers: nothing }),
    async (request, reply) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const { token, profile } = request.params;
      deleteProfile(tenant.context(), tokenOf(tenant, token), profile);
      await context.settled(tenant);
      return reply.code(204).send();
    },
  );
  app.put<OfToken & { Body: { readonly profile: string } }>(
    `${base}/tokens/:token/default-profile`,
    route({
      tag,
      summary: 'Make a profile the one for devices that have none',
      params: tokenParams,
      body: profileName,
      answers: { 200: anyObject },
    }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const token = tokenOf(tenant, request.params.token);
      program.setDefault(tenant, token, request.body.profile);
      await context.settled(tenant);
      return profilePage(tenant.context(), token);
    },
  );
  app.post<OfToken & { Body: { readonly profile: string; readonly serials: readonly string[] } }>(
    `${base}/tokens/:token/assignments`,
    route({
      tag,
      summary: 'Assign a profile to devices of the token',
      params: tokenParams,
      body: assignmentWish,
      answers: { 200: anyObject },
    }),
    async (request) => {
      const tenant = upToDate(context, program, request.params.tenant);
      const token = tokenOf(tenant, request.params.token);
      program.assign(tenant, token, request.body.profile, request.body.serials);
      await context.settled(tenant);
      return profilePage(tenant.context(), token);
    },
  );
}
