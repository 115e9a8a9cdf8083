import { days, minutes } from '../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Values of `Software\Policies\Microsoft\Windows\CurrentVersion\MDM`. */
export interface EnrollmentPolicy {
  /** AutoEnrollMDM. */
  readonly autoEnroll: boolean;
  /** UseAADCredentialType: 1 the user's, 2 the device's. */
  readonly credentialType: number;
  /** DisableRegistration. */
  readonly registrationDisabled: boolean;
  /** MDMApplicationId; empty where the policy names none. */
  readonly applicationId: string;
}

/** Whether the PC enrolls by itself: the policy says so, and nobody is asked. */
export const enrollsByPolicy = rule('WIN-023', {
  holds: (_context: RuleContext, { autoEnroll }: EnrollmentPolicy): boolean => autoEnroll,
  mutants: { withoutThePolicy: () => true, neverByItself: () => false },
});

/** Whose credential it enrolls with (Learn, "Enroll a Windows device automatically using Group Policy"). */
export const credentialFor = rule('XWE-312', {
  holds: (_context: RuleContext, { credentialType }: EnrollmentPolicy): 'user' | 'device' =>
    credentialType === 2 ? 'device' : 'user',
  mutants: { alwaysTheUsers: () => 'user', alwaysTheDevices: () => 'device' },
});

/** Which of the directory's MDM applications it asks for: the one that the policy names, else whichever there is (same page, MDM application id). */
export const applicationFor = rule('XWE-116', {
  holds: (_context: RuleContext, { applicationId }: EnrollmentPolicy): { readonly mdmApplicationId?: string } =>
    applicationId === '' ? {} : { mdmApplicationId: applicationId },
  mutants: { takesAnyApplication: () => ({}) },
});

/** When a PC that could not enroll tries again: every five minutes for one day (same page, scheduled task). */
export const nextAttempt = rule('XWE-313', {
  holds: ({ now }: RuleContext, since: number): number | undefined =>
    now - since < days(1) ? now + minutes(5) : undefined,
  mutants: {
    never: () => undefined,
    forEver: ({ now }) => now + minutes(5),
    hourly: ({ now }, since) => (now - since < days(1) ? now + minutes(60) : undefined),
  },
});

/** The event that the log of DeviceManagement-Enterprise-Diagnostics-Provider has of an attempt (same page, troubleshooting). */
export const eventOf = rule('XWE-314', {
  holds: (_context: RuleContext, enrolled: boolean): 75 | 76 => (enrolled ? 75 : 76),
  mutants: { alwaysSuccess: () => 75, logsNoSuccess: () => 76 },
});

/** Rules of enrollment by policy that `muster prove` can break in a PC. */
export const groupPolicyRules: readonly RuleSummary[] = [
  enrollsByPolicy,
  credentialFor,
  applicationFor,
  nextAttempt,
  eventOf,
];
