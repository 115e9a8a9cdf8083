import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { nameOfProfile } from '../../domain/enrollment-program/profile-rules.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';

/** Name of the profile of Automated Device Enrollment or Apple Configurator that an enrollment goes by; undefined for any other way in. */
export function adeProfileName({ options: { profile } }: IssuedEnrollment): string | undefined {
  return typeof profile === 'string' ? profile : undefined;
}

/** What a device keeps of it, whatever is assigned later. */
export function enrollmentProfileOf(context: TenantContext, issued: IssuedEnrollment): JsonObject {
  const name = nameOfProfile(context, adeProfileName(issued));
  return name === undefined ? {} : { enrollmentProfileName: name };
}
