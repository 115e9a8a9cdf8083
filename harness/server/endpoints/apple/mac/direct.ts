import type { EnrollmentEntry } from '../../../../../protocol/base/evidence.js';
import { issueEnrollment } from '../../../domain/enrollments.js';
import {
  boundPerson,
  type DirectProfile,
  findDirectProfile,
  mayExport,
  onDownload,
} from '../../../domain/mac/direct-profiles.js';
import { missingBeforehand } from '../../../domain/mac/preparation.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import { type EndpointRequest, type EndpointResponse, type IssueRequest, RefusedByProduct } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { buildEnrollmentProfile } from '../enrollment-profile.js';
import { document, refusedWith } from '../responses.js';
import { profileServedAs } from '../rules.js';

export const directPath = '/apple/direct';

/**
 * Exports a profile for direct enrollment: the entry is a link from which any number of copies can be downloaded. Throws RefusedByProduct where no Mac
 * can enroll, or the profile cannot be exported.
 */
export function exportDirectly(tenant: Tenant, { platform, method, upn, options }: IssueRequest): EnrollmentEntry {
  const context = tenant.context();
  const missing = missingBeforehand(context);
  if (missing !== undefined) throw new RefusedByProduct(`no profile can be made yet: ${missing}`);
  const profile = profileOf(tenant, options.profile);
  if (profile !== undefined && !mayExport(context, profile))
    throw new RefusedByProduct(`${profile.name}: direct enrollment is without user affinity`);
  const bound = boundPerson(context, method, upn);
  const link = issueEnrollment(context, {
    reference: tenant.random.uuid(),
    secret: newSecret(tenant),
    platform,
    method,
    options: { ...options, ...(profile && { enrollmentProfile: profile.name }) },
    ...(bound !== undefined && { upn: bound }),
  });
  const query = new URLSearchParams({ ref: link.reference });
  return { platform, method, url: tenant.url('mdm', `${directPath}?${query}`), reference: link.reference };
}

function profileOf(tenant: Tenant, id: unknown): DirectProfile | undefined {
  if (typeof id !== 'string') return undefined;
  const profile = findDirectProfile(tenant.context(), id);
  if (profile === undefined) throw new RefusedByProduct(`there is no profile "${id}" for direct enrollment`);
  return profile;
}

/** One more copy of the profile, with a life of its own. */
export function downloadCopy({ tenant, query }: EndpointRequest): EndpointResponse {
  const link = tenant.state.enrollments.get(query.get('ref') ?? '');
  if (link === undefined || link.revoked) return refusedWith(404, 'No enrollment waits under this address.');
  const context = tenant.context();
  const { expiresAt, earlier } = onDownload(context, link);
  if (earlier !== 'stay') for (const copy of copiesOf(tenant, link)) changeLife(tenant, copy, earlier, expiresAt);
  const { platform, method, options, upn } = link;
  const copy = issueEnrollment(context, {
    reference: tenant.random.uuid(),
    secret: newSecret(tenant),
    platform,
    method,
    expiresAt,
    options: { ...options, copyOf: link.reference },
    ...(upn !== undefined && { upn }),
  });
  return document(profileServedAs(context), buildEnrollmentProfile(tenant, copy));
}

function copiesOf({ state }: Tenant, { reference }: IssuedEnrollment): readonly IssuedEnrollment[] {
  return [...state.enrollments.values()].filter(({ options }) => options.copyOf === reference);
}

function changeLife({ state }: Tenant, copy: IssuedEnrollment, fate: 'end' | 'live-longer', expiresAt: number): void {
  state.enrollments.set(copy.reference, { ...copy, ...(fate === 'end' ? { revoked: true } : { expiresAt }) });
}

function newSecret({ random }: Tenant): string {
  return Buffer.from(random.bytes(18)).toString('base64url');
}
