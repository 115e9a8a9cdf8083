import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import type { Method, Platform } from '../../../../protocol/base/vocabulary.js';
import { configurationPath } from '../../clouds/dep/dep-cloud.js';
import { depPath } from '../../clouds/dep/endpoint.js';
import type { DeviceFacts } from '../../clouds/dep/organisation.js';
import { adeProfiles } from '../../domain/ade-profiles.js';
import { missingBeforehand } from '../../domain/mac/preparation.js';
import { type IssueRequest, type PlatformService, RefusedByProduct } from '../../endpoint.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { appleService } from '../apple/service.js';
import type { AppleLink } from './apple-link.js';
import { assign, assignedTo, profileNamed } from './assignments.js';
import { cloudConfiguration } from './cloud-configuration.js';
import { defaultProfile, getsConfiguration } from './mac-rules.js';
import { comesByItself } from './profile-rules.js';

const methods: readonly Method[] = ['ios-ade', 'ios-ade-shared-ipad', 'ios-asm', 'macos-ade'];

/** What the admin side needs of Automated Device Enrollment; once enrolled, such a device is like any other of its platform. */
export function adeService(link: AppleLink): PlatformService {
  return { ...appleService, methods, issue: async (tenant, request) => issue(link, tenant, request) };
}

/**
 * The organisation owns the device of this serial number: it is in the simulated Apple Business Manager with a profile, `options.profile` by name or the
 * default one; with `assign` false it has none yet. The entry is the address where such a device asks for its configuration.
 */
function issue(link: AppleLink, tenant: Tenant, request: IssueRequest): EnrollmentEntry {
  const { platform, method, serial, options, upn } = request;
  const context = tenant.context();
  if (serial === undefined)
    throw new RefusedByProduct('serial: Automated Device Enrollment begins with a serial number');
  const missing = platform === 'macos' ? missingBeforehand(context) : undefined;
  if (missing !== undefined) throw new RefusedByProduct(`no Mac can enroll yet: ${missing}`);
  const profile = profileNamed(context, chosenProfile(context, platform, options.profile));
  if (assignedTo(context, serial) === undefined) link.register(tenant, factsOf(serial, platform));
  const { reference } = assign(tenant, {
    serial,
    platform,
    method,
    profile,
    ...(upn !== undefined && { usedBy: upn }),
  });
  if (getsConfiguration(context, options.assign !== false) && comesByItself(context))
    link.define(tenant, { ...cloudConfiguration(tenant, profile), devices: [serial] });
  const url = tenant.url('mdmenrollment', depPath + configurationPath);
  return { platform, method, url, reference };
}

/** By its name, or the default of the platform. */
function chosenProfile(context: TenantContext, platform: Platform, wish: unknown): string | undefined {
  return typeof wish === 'string' ? wish : defaultProfile(context, adeProfiles(context.state), platform);
}

function factsOf(serial: string, platform: Platform): DeviceFacts {
  return { serial_number: serial, ...facts[platform === 'ipados' || platform === 'macos' ? platform : 'ios'] };
}

const facts = {
  ios: { model: 'iPhone', device_family: 'iPhone', os: 'iOS' },
  ipados: { model: 'iPad', device_family: 'iPad', os: 'iPadOS' },
  macos: { model: 'Mac', device_family: 'Mac', os: 'OSX' },
} as const;
