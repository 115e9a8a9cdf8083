import { z } from 'zod';
import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import type { Admission, EnrollmentAttempt } from './admission.js';
import { compareVersions } from './versions.js';

/** Settings kind `user-enrollment`: what the organisation has set up, all of which User Enrollment needs. */
const schema = z.strictObject({
  mdmAuthority: z.boolean().default(true),
  pushCertificate: z.boolean().default(true),
  managedAccounts: z.boolean().default(true),
  /** With which of Apple's services the directory is federated. */
  federation: z.enum(['Apple Business Manager', 'Apple School Manager', 'none']).default('Apple Business Manager'),
});

export function normalizeUserEnrollment(document: JsonObject): JsonObject {
  return schema.parse(document) as JsonObject;
}

/** The first version that knows User Enrollment. */
const firstVersion = '13';

type Prerequisite =
  | 'MDM authority'
  | 'Apple MDM push certificate'
  | 'Managed Apple ID'
  | 'federated authentication'
  | 'iOS 13';

/** What is asked for, of what an enrollment lacks. */
const prerequisitesAskedFor = rule('UEN-002', {
  holds: (_context: TenantContext, missing: readonly Prerequisite[]): readonly Prerequisite[] => missing,
  mutants: {
    anyAuthority: (_context, missing) => missing.filter((one) => one !== 'MDM authority'),
    noPushCertificate: (_context, missing) => missing.filter((one) => one !== 'Apple MDM push certificate'),
    anyAccount: (_context, missing) => missing.filter((one) => one !== 'Managed Apple ID'),
    noFederation: (_context, missing) => missing.filter((one) => one !== 'federated authentication'),
    everyVersion: (_context, missing) => missing.filter((one) => one !== 'iOS 13'),
  },
});

/** Whether a device may come in by User Enrollment; every other method passes. */
export function admitByPrerequisites(context: TenantContext, { method, osVersion }: EnrollmentAttempt): Admission {
  if (method !== 'ios-user-enrollment') return { kind: 'admitted' };
  const [missing] = prerequisitesAskedFor(context, missingPrerequisites(context, osVersion));
  if (missing === undefined) return { kind: 'admitted' };
  return { kind: 'refused', reason: 'prerequisite-missing', message: `User Enrollment needs: ${missing}.` };
}

function missingPrerequisites({ state }: TenantContext, osVersion: string | undefined): readonly Prerequisite[] {
  const { mdmAuthority, pushCertificate, managedAccounts, federation } = schema.parse(
    state.settings.get('user-enrollment') ?? {},
  );
  const checks: readonly (readonly [Prerequisite, boolean])[] = [
    ['MDM authority', mdmAuthority],
    ['Apple MDM push certificate', pushCertificate],
    ['Managed Apple ID', managedAccounts],
    ['federated authentication', federation !== 'none'],
    ['iOS 13', osVersion === undefined || compareVersions(osVersion, firstVersion) >= 0],
  ];
  return checks.filter(([, met]) => !met).map(([name]) => name);
}

export const prerequisiteRules: readonly RuleSummary[] = [prerequisitesAskedFor];
