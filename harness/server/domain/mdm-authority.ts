import { z } from 'zod';
import type { TenantContext } from '../tenant.js';
import { missingPrerequisites } from './enrollment-program/school-rules.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** What the organisation decided before anything enrolls: the settings document `mdm-authority`. */
export const mdmAuthoritySchema = z.strictObject({
  /** Whether this server is the organisation's MDM authority. */
  chosen: z.boolean().default(true),
  /** Accounts that enroll devices for others. */
  enrollmentManagers: z.array(z.string()).default([]),
  /** Whether people sign in at the organisation's own AD FS. */
  adfs: z.boolean().default(false),
  /** Whether AD FS has a WS-Trust 1.3 Username/Mixed endpoint. */
  wsTrust: z.boolean().default(false),
});

export type MdmAuthority = z.infer<typeof mdmAuthoritySchema>;

export const mdmAuthority = (state: TenantState): MdmAuthority =>
  mdmAuthoritySchema.parse(readSettings(state, 'mdm-authority'));

/** What is missing before Apple devices enroll by a program, by name. */
export function missingForPrograms(context: TenantContext): readonly string[] {
  const { chosen } = mdmAuthority(context.state);
  return missingPrerequisites(context, { authority: chosen, pushCertificate: hasPushCertificate(context.state) });
}

/** Until somebody writes about it, a tenant has a simulated certificate. */
function hasPushCertificate({ settings }: TenantState): boolean {
  const document = settings.get('apple-push-certificate');
  return document === undefined || document.simulated === true || document.certificate !== undefined;
}
