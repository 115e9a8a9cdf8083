import { hours, minutes } from '../../../../protocol/base/clock.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';

/** Whether an app reaches a device: one that is bound to a user needs a device that has one. */
export const userBoundAppReaches = rule('ACF-018', {
  holds: (_context: TenantContext, hasUser: boolean, userBound: boolean): boolean => hasUser || !userBound,
  mutants: { installsForNobody: () => true },
});

/** Whether a policy for a group of people reaches a device, given whether its user is a member and how long it has been enrolled (ms). */
export const groupOfUserReaches = rule('ADE-070', {
  holds: (_context: TenantContext, member: boolean, _enrolledFor: number): boolean => member,
  mutants: {
    afterEightHours: (_context, member, enrolledFor) => member && enrolledFor >= hours(8),
    duringSetUpOnly: (_context, member, enrolledFor) => member && enrolledFor < minutes(15),
  },
});

/** Whether a policy for a dynamic group of devices reaches one, given whether the group's rule fits it and how long it has been enrolled (ms). */
export const dynamicGroupReaches = rule('ADE-071', {
  holds: (_context: TenantContext, fits: boolean, enrolledFor: number, evaluationMs: number): boolean =>
    fits && enrolledFor >= evaluationMs,
  mutants: { atOnce: (_context, fits) => fits, never: () => false },
});

/** How long the server waits until it sends a directly enrolled device what is assigned, milliseconds. */
export const directDeliveryWait = rule('ACF-023', {
  holds: (_context: TenantContext): number => 0,
  mutants: { aQuarterOfAnHour: () => minutes(15), untilTheNextDay: () => hours(24) },
});

/** Rules about which devices an Apple policy reaches, and when. */
export const appleTargetingRules: readonly RuleSummary[] = [
  userBoundAppReaches,
  groupOfUserReaches,
  dynamicGroupReaches,
  directDeliveryWait,
];
