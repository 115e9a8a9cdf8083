import type { AdeProfile } from '../../domain/ade-profiles.js';
import { managerIsTurnedAway, speaksWsTrust, wantsWsTrust } from '../../domain/enrollment-program/school-rules.js';
import { mdmAuthority, missingForApple } from '../../domain/mdm-authority.js';
import type { IssuedEnrollment, PersonState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';

/** Why the organisation lets a device of its own not in; undefined when it does. */
export function objectionTo(
  context: TenantContext,
  { method }: IssuedEnrollment,
  { authentication }: Pick<AdeProfile, 'authentication'>,
  person: PersonState | undefined,
): string | undefined {
  const missing = missingForApple(context);
  if (missing.length > 0) return `Needed before devices enroll: ${missing.join(', ')}.`;
  const { enrollmentManagers, adfs, wsTrust } = mdmAuthority(context.state);
  const isManager = person !== undefined && enrollmentManagers.includes(person.upn);
  if (managerIsTurnedAway(context, method, isManager)) return 'A device enrollment manager cannot enroll this device.';
  const legacy = person !== undefined && speaksWsTrust(context, authentication);
  if (legacy && wantsWsTrust(context, adfs, wsTrust)) return 'AD FS needs a WS-Trust 1.3 Username/Mixed endpoint.';
  return undefined;
}
