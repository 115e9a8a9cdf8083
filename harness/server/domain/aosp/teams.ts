import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import type { Admission, EnrollmentAttempt } from '../admission.js';
import { profileOfToken } from '../android-profiles/profile.js';
import type { IssuedEnrollment } from '../state.js';

/** Whether a profile for Microsoft Teams devices lets this device in. The manual does not say that others are refused; they are outside its use. */
const isInItsUse = rule('AOU-037', {
  holds: (_context: TenantContext, teamsDevice: boolean): boolean => teamsDevice,
  mutants: { keepsTeamsDevicesOut: (_context, teamsDevice) => !teamsDevice },
});

export function admitToTeamsProfile(
  context: TenantContext,
  { detail }: EnrollmentAttempt,
  issued: IssuedEnrollment,
): Admission {
  if (profileOfToken(context, issued)?.teamsDevices !== true) return { kind: 'admitted' };
  if (isInItsUse(context, detail?.teamsCertified === 'true')) return { kind: 'admitted' };
  const message = 'This enrollment profile is for Microsoft Teams devices.';
  return { kind: 'refused', reason: 'device-not-supported', message };
}

export const teamsProfileRules: readonly RuleSummary[] = [isInItsUse];
