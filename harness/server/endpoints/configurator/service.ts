import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import { directFileEnds, exportsDirectly } from '../../domain/configurator/rules.js';
import { type ConfiguratorProfile, configurator } from '../../domain/configurator/settings.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import { type IssueRequest, type PlatformService, RefusedByProduct } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { buildEnrollmentProfile, profileUrl } from '../apple/enrollment-profile.js';
import { appleService } from '../apple/service.js';
import { configuratorPath } from './endpoint.js';

/** What the admin side needs of Apple Configurator; once enrolled, such a device is like any other of its platform. */
export const configuratorService: PlatformService = {
  ...appleService,
  methods: ['ios-configurator-setup-assistant', 'ios-configurator-direct'],
  issue: async (tenant, request) =>
    request.method === 'ios-configurator-direct' ? file(tenant, request) : url(tenant, request),
};

/** The profile of this name; one without user affinity where none was made yet. */
function wanted({ state }: Tenant, { options }: IssueRequest): ConfiguratorProfile {
  const { profiles } = configurator(state);
  const { profile: name = profiles[0]?.name } = options;
  const found = profiles.find((profile) => profile.name === name);
  if (found !== undefined) return found;
  if (name === undefined) return { name: 'Simulated', description: '', userAffinity: false, companyPortal: false };
  throw new RefusedByProduct(`profile: there is no profile "${String(name)}"`);
}

/** Export for Setup Assistant: the address that Apple Configurator is given for the MDM server. */
function url(tenant: Tenant, request: IssueRequest): EnrollmentEntry {
  const { platform, method } = request;
  const query = new URLSearchParams({ profile: wanted(tenant, request).name });
  return { platform, method, url: tenant.url('mdm', `${configuratorPath}?${query}`) };
}

/** Export for direct enrollment: the profile as a file with `file`, otherwise its address. */
function file(tenant: Tenant, request: IssueRequest): EnrollmentEntry {
  const { platform, method, options } = request;
  const context = tenant.context();
  const { name, userAffinity } = wanted(tenant, request);
  if (!exportsDirectly(context, userAffinity))
    throw new RefusedByProduct('profile: direct enrollment has no user affinity');
  const expiresAt = directFileEnds(context);
  const issued = issueEnrollment(context, {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method,
    options: { oneTime: true, ...options, profile: name, userAffinity: false },
    ...(expiresAt !== undefined && { expiresAt }),
  });
  const { reference } = issued;
  if (options.file !== true) return { platform, method, url: profileUrl(tenant, issued), reference };
  const content = Buffer.from(buildEnrollmentProfile(tenant, issued)).toString('base64');
  return { platform, method, file: content, reference };
}
