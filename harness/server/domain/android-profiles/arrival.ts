import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Json } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { Admission, EnrollmentAttempt } from '../admission.js';
import { admitByMake } from '../aosp/hardware.js';
import { admitToTeamsProfile } from '../aosp/teams.js';
import type { IssuedEnrollment } from '../state.js';
import { admitPrepared } from './preparation.js';
import { type AndroidProfile, profileOfToken } from './profile.js';
import { judgeToken } from './tokens.js';

/** Whether a company's or a person's Android device may come in by this token, before anybody asks who holds it. */
export function judgeArrival(context: TenantContext, attempt: EnrollmentAttempt, issued: IssuedEnrollment): Admission {
  const judgements: readonly (() => Admission)[] = [
    () => judgeToken(context, issued),
    () => admitPrepared(context, attempt.method),
    () => admitByMake(context, attempt),
    () => admitToTeamsProfile(context, attempt, issued),
  ];
  for (const judge of judgements) {
    const admission = judge();
    if (admission.kind === 'refused') return admission;
  }
  return { kind: 'admitted' };
}

/** The name by which a dynamic device group finds the device (enrollmentProfileName). */
const keptProfileName = rule(['AOU-017', 'AOL-015', 'ADD-012', 'ACW-012'], {
  holds: (_context: TenantContext, { name }: AndroidProfile): string => name,
  mutants: { forgetsTheName: () => '', keepsItsId: (_context, { id }) => id },
});

/** What the device's record keeps of its profile. */
export function profileDetail(context: TenantContext, issued: IssuedEnrollment): Readonly<Record<string, Json>> {
  const profile = profileOfToken(context, issued);
  if (profile === undefined) return {};
  return { enrollmentProfileId: profile.id, enrollmentProfileName: keptProfileName(context, profile) };
}

export const arrivalRules: readonly RuleSummary[] = [keptProfileName];
