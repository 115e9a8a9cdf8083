import { rule } from '../../../protocol/base/rule.js';
import type { ProgramDevice, ProgramToken } from '../domain/enrollment-program/state.js';
import type { TenantContext } from '../tenant.js';

export const deviceStatuses = ['Enrolled', 'Ready to enroll', 'Missing profile', 'Removed from ABM/ASM'] as const;
export type DeviceStatus = (typeof deviceStatuses)[number];

/** What is known of one device of a token. */
export interface DeviceStanding {
  readonly removed: boolean;
  readonly enrolled: boolean;
  readonly hasProfile: boolean;
}

const standing = ({ removed, enrolled, hasProfile }: DeviceStanding): DeviceStatus => {
  if (removed) return 'Removed from ABM/ASM';
  if (enrolled) return 'Enrolled';
  return hasProfile ? 'Ready to enroll' : 'Missing profile';
};

/** Under which of the four a device counts. */
export const statusOf = rule('ADE-089', {
  holds: (_context: TenantContext, device: DeviceStanding): DeviceStatus => standing(device),
  mutants: {
    removedStillCount: (_context, device) => standing({ ...device, removed: false }),
    everyDeviceIsReady: (_context, device) => standing({ ...device, hasProfile: true }),
    enrolledStayReady: (_context, device) => standing({ ...device, enrolled: false }),
  },
});

/** Serial numbers of the devices under management. */
export const enrolledSerials = ({ state }: TenantContext): ReadonlySet<string> =>
  new Set(
    [...state.devices.values()].flatMap(({ serial, state: phase }) =>
      serial !== undefined && phase === 'enrolled' ? [serial] : [],
    ),
  );

export function deviceStatus(
  context: TenantContext,
  { serial, facts, removedAt }: ProgramDevice,
  enrolled = enrolledSerials(context),
): DeviceStatus {
  const hasProfile = facts.profile_status === 'assigned' || facts.profile_status === 'pushed';
  return statusOf(context, { removed: removedAt !== undefined, enrolled: enrolled.has(serial), hasProfile });
}

/** How many devices of a token stand how. */
export function deviceCounts(
  context: TenantContext,
  { devices }: ProgramToken,
): Readonly<Record<DeviceStatus, number>> {
  const counts: Record<DeviceStatus, number> = {
    Enrolled: 0,
    'Ready to enroll': 0,
    'Missing profile': 0,
    'Removed from ABM/ASM': 0,
  };
  const enrolled = enrolledSerials(context);
  for (const device of devices.values()) counts[deviceStatus(context, device, enrolled)] += 1;
  return counts;
}
