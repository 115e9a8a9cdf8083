import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import { findPerson } from '../../domain/people.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import { type IssueRequest, type PlatformService, RefusedByProduct } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { validateOmaDmCommand } from '../omadm/command-payload.js';
import { portalUrl } from '../portal/portal-url.js';
import { addressOf, discoveryPath } from './addresses.js';

/** What the admin side needs of Windows: entries for people who enroll by name and password. */
export const windowsService: PlatformService = {
  platforms: ['windows'],
  methods: ['windows-byod', 'windows-mdm-only'],
  issue: async (tenant, request) => issue(tenant, request),
  portalLink: deepLink,
  commandKind: validateOmaDmCommand,
  describeResult: ({ result }) => result ?? {},
};

/** With `portal` in the options the person begins on the web and is led to the deep link, else in the settings of the PC. */
function issue(tenant: Tenant, { platform, method, upn, options }: IssueRequest): EnrollmentEntry {
  const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
  if (person === undefined) throw new RefusedByProduct('A person enrolls a PC: name one that is known here.');
  const signIn = { platform, method, username: person.upn, password: person.password };
  if (options.portal === true) return { ...signIn, url: portalUrl(tenant, platform, method) };
  const issued = issueEnrollment(tenant.context(), {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method,
    upn: person.upn,
    options,
  });
  return { ...signIn, url: addressOf(tenant, discoveryPath), reference: issued.reference };
}

/** Opens the enrollment client with name and server filled in (Learn, "Mobile device enrollment", deep link enrollment). */
function deepLink(tenant: Tenant, { upn = '' }: IssuedEnrollment): string {
  const parameters = new URLSearchParams({ mode: 'mdm', username: upn, servername: addressOf(tenant, discoveryPath) });
  return `ms-device-enrollment:?${parameters}`;
}
