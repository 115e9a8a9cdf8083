import { days } from '../../../protocol/base/clock.js';
import { rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import type { Admission, EnrollmentAttempt } from './admission.js';
import { lingeringDevicesOf } from './device-administrator/lingering.js';
import { devicesOf } from './devices.js';
import { applicablePolicy, type PolicySet } from './policy-assignment.js';
import { deviceLimit } from './settings-read.js';
import type { DeviceState, PersonState } from './state.js';

export interface LimitPolicy {
  /** Devices a person may have enrolled at a time; absent: no limit. */
  readonly limit?: number;
}

export type LimitSettings = PolicySet<LimitPolicy>;

/** A device counts toward its owner's limit while it was in contact during the last 90 days. */
export const countsTowardLimit = rule('LIM-028', {
  holds: ({ now }: TenantContext, device: DeviceState) => now - (device.lastContact ?? 0) <= days(90),
  mutants: {
    neverForgets: () => true,
    forgetsAfter30Days: ({ now }, device) => now - (device.lastContact ?? 0) <= days(30),
    forgetsAfter120Days: ({ now }, device) => now - (device.lastContact ?? 0) <= days(120),
  },
});

/** A device that enrolls again does not count against itself. */
export function admitByLimit(
  context: TenantContext,
  attempt: EnrollmentAttempt,
  person: PersonState | undefined,
): Admission {
  if (person === undefined) return { kind: 'admitted' };
  const { limit } = applicablePolicy(context, deviceLimit(context.state), person);
  const counted = [
    ...devicesOf(context.state, person.upn).filter((device) => countsTowardLimit(context, device)),
    ...lingeringDevicesOf(context, person.upn),
  ].filter(({ enrollmentId }) => enrollmentId !== attempt.enrollmentId);
  if (limit === undefined || counted.length < limit) return { kind: 'admitted' };
  return {
    kind: 'refused',
    reason: 'device-limit-reached',
    message: `${person.upn} may enroll ${limit} device(s) and has ${counted.length}.`,
  };
}
