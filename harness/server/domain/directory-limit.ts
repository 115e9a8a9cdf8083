import type { TenantContext } from '../tenant.js';
import type { Admission, EnrollmentAttempt } from './admission.js';
import { lingeringDevicesOf } from './device-administrator/lingering.js';
import { devicesOf } from './devices.js';
import { directorySettings } from './directory-settings.js';
import type { PersonState } from './state.js';

/** How many Android devices a person may have registered in the directory; the app registers each when it enrolls. */
export function admitByDirectoryLimit(
  context: TenantContext,
  { platform, enrollmentId }: EnrollmentAttempt,
  person: PersonState | undefined,
): Admission {
  const { maximumDevicesPerUser } = directorySettings(context.state);
  if (platform !== 'android' || person === undefined || maximumDevicesPerUser === undefined)
    return { kind: 'admitted' };
  const known = [...devicesOf(context.state, person.upn), ...lingeringDevicesOf(context, person.upn)];
  const others = known.filter((device) => device.platform === 'android' && device.enrollmentId !== enrollmentId);
  if (others.length < maximumDevicesPerUser) return { kind: 'admitted' };
  const message = `${person.upn} has ${others.length} device(s) in the directory and may have ${maximumDevicesPerUser}.`;
  return { kind: 'refused', reason: 'device-limit-reached', message };
}
