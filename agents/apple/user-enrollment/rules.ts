import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';

/** Whether what lies outside the managed volume stays hidden when the server lists apps. */
export const hidesPersonalApps = rule('UEN-024', {
  holds: (_context: RuleContext, userEnrolled: boolean): boolean => userEnrolled,
  mutants: { listsEveryApp: () => false },
});

/** Whether what lies outside the managed volume stays hidden when the server lists certificates and provisioning profiles. */
export const hidesPersonalCertificates = rule('UEN-025', {
  holds: (_context: RuleContext, userEnrolled: boolean, _item: 'certificates' | 'provisioning'): boolean =>
    userEnrolled,
  mutants: {
    listsEveryCertificate: (_context, userEnrolled, item) => userEnrolled && item !== 'certificates',
    listsEveryProvisioningProfile: (_context, userEnrolled, item) => userEnrolled && item !== 'provisioning',
  },
});

/** What holds for the passcode in User Enrollment as soon as a policy writes anything at all about it. */
export const fixedPasscode = rule('UEN-011', {
  holds: (_context: RuleContext, _written: JsonObject): JsonObject => ({
    allowSimple: false,
    forcePIN: true,
    minLength: 6,
  }),
  mutants: {
    obeysWhatIsWritten: (_context, written) => written,
    fourDigits: () => ({ allowSimple: false, forcePIN: true, minLength: 4 }),
    simpleOnesToo: () => ({ allowSimple: true, forcePIN: true, minLength: 6 }),
  },
});

/** The age that a passcode may reach in User Enrollment, in days; undefined: any. */
export const passcodeAge = rule('UEN-012', {
  holds: (_context: RuleContext, _written: number): number | undefined => undefined,
  mutants: { passcodesExpire: (_context, written) => written },
});

/** Whether a passcode is too easy to guess: one digit repeated, or digits that follow one another. */
export const passcodeIsTrivial = rule('UEN-013', {
  holds: (_context: RuleContext, digits: string): boolean =>
    steps(digits).every((step, _at, all) => step === all[0] && Math.abs(step) < 2),
  mutants: {
    acceptsRepeated: (_context, digits) =>
      steps(digits).every((step, _at, all) => step === all[0] && Math.abs(step) === 1),
    acceptsRunning: (_context, digits) => steps(digits).every((step) => step === 0),
    refusesEverything: () => true,
  },
});

function steps(digits: string): readonly number[] {
  return [...digits].slice(1).map((digit, at) => Number(digit) - Number(digits[at]));
}

/** The EnrollmentID of a new User Enrollment. */
export const newEnrollmentId = rule('UEN-027', {
  holds: (_context: RuleContext, fresh: string, _ofDevice: string): string => fresh,
  mutants: { alwaysTheSame: (_context, _fresh, ofDevice) => ofDevice },
});

/** Whether a managed app goes with the enrollment: with the volume all do, elsewhere those that are flagged to. */
export const appGoesToo = rule('UEN-020', {
  holds: (_context: RuleContext, userEnrolled: boolean, flagged: boolean): boolean => userEnrolled || flagged,
  mutants: { leavesUnflaggedBehind: (_context, _userEnrolled, flagged) => flagged },
});

/** Whether an app of the store is installed in User Enrollment, given whether it comes with a licence of the organisation. */
export const storeAppAllowed = rule('UEN-029', {
  holds: (_context: RuleContext, licensed: boolean): boolean => licensed,
  mutants: { installsFromTheStore: () => true },
});

/** Whether the server may take over an app that the holder installed. */
export const takesOverPersonalApp = rule('UEN-030', {
  holds: (_context: RuleContext, userEnrolled: boolean): boolean => !userEnrolled,
  mutants: { takesOverAllTheSame: () => true },
});

/** Whether the device counts as supervised. */
export const supervisionCounts = rule('UEN-031', {
  holds: (_context: RuleContext, supervised: boolean, userEnrolled: boolean): boolean => supervised && !userEnrolled,
  mutants: { staysSupervised: (_context, supervised) => supervised },
});

/** What a device that its holder owns keeps from the server. */
export const userEnrollmentRules: readonly RuleSummary[] = [
  hidesPersonalApps,
  hidesPersonalCertificates,
  fixedPasscode,
  passcodeAge,
  passcodeIsTrivial,
  newEnrollmentId,
  appGoesToo,
  storeAppAllowed,
  takesOverPersonalApp,
  supervisionCounts,
];
