import type { Method, Platform } from '../../../../protocol/base/vocabulary.js';
import { type AdeProfile, adeProfiles, firstProfile } from '../../domain/ade-profiles.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { governedOptions } from '../apple/enrollment-plan.js';
import { assignment, challengeLife, profileOf } from './profile-rules.js';

/** A device that the organisation owns: who it is, how it comes in, and by which profile. */
export interface Assignment {
  readonly serial: string;
  readonly platform: Platform;
  readonly method: Method;
  readonly profile: AdeProfile;
  /** Who is to use it. */
  readonly usedBy?: string;
}

const referenceOf = (serial: string): string => `ade ${serial}`;

/** Remembers that the device with this serial number comes in by this profile, in place of the one that it had. */
export function assign(tenant: Tenant, { serial, platform, method, profile, usedBy }: Assignment): IssuedEnrollment {
  return issueEnrollment(tenant.context(), {
    reference: referenceOf(serial),
    secret: newSecret(tenant),
    platform,
    method,
    options: { serial, profile: profile.name, oneTime: true, ...(usedBy !== undefined && { usedBy }) },
  });
}

export function assignedTo(context: TenantContext, serial: string): IssuedEnrollment | undefined {
  const { enrollments } = context.state;
  const [other] = enrollments.values();
  const issued = assignment(context, enrollments.get(referenceOf(serial)), other);
  return issued?.revoked === false ? issued : undefined;
}

/** The device begins (again): with a new secret, in the name of whoever signed in. */
export function beginEnrollment(
  tenant: Tenant,
  { reference, platform, method, options }: IssuedEnrollment,
  { udid, upn, userAffinity, perUserConnections }: Beginning,
): IssuedEnrollment {
  const context = tenant.context();
  return issueEnrollment(context, {
    reference,
    secret: newSecret(tenant),
    platform,
    method,
    options: {
      ...options,
      userAffinity,
      perUserConnections,
      ...governedOptions(tenant, method, upn),
      ...(udid !== undefined && { udid }),
    },
    ...(upn !== undefined && { upn }),
    ...(userAffinity && { expiresAt: context.now + challengeLife(context) }),
  });
}

interface Beginning {
  readonly udid: string;
  readonly upn: string | undefined;
  readonly userAffinity: boolean;
  /** Users have channels of their own. */
  readonly perUserConnections: boolean;
}

function newSecret({ random }: Tenant): string {
  return Buffer.from(random.bytes(18)).toString('base64url');
}

/** The profile of this name; without one, or where it is gone, the default one. */
export function profileNamed(context: TenantContext, name: string | undefined): AdeProfile {
  const { profiles, default: fallback } = adeProfiles(context.state);
  const find = (wanted: string | undefined): AdeProfile | undefined => profiles.find((each) => each.name === wanted);
  return profileOf(context, find(name), find(fallback)) ?? firstProfile;
}
