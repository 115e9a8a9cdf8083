import type { ProgramToken } from '../domain/enrollment-program/state.js';
import type { EnrollmentProgram } from '../enrollment-program/program.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { notFound } from './admin-error.js';

export const programTag = 'enrollment program';
export const programBase = '/tenants/:tenant/enrollment-program';
export const nothing = { 204: { type: 'null' } } as const;

export type OfToken = { readonly Params: { readonly tenant: string; readonly token: string } };

/** The tenant, after everything that its clock has made due. */
export function upToDate(context: AdminContext, program: EnrollmentProgram, id: string): ReferenceTenant {
  const tenant = tenantOf(context, id);
  program.due(tenant);
  return tenant;
}

export function tokenOf({ state, id: tenant }: ReferenceTenant, id: string): ProgramToken {
  const token = state.programTokens.get(id);
  if (token === undefined) throw notFound('token', id, `GET /tenants/${tenant}/enrollment-program/tokens lists them.`);
  return token;
}
