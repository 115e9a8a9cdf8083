import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { clientResults, systemResults } from '../../protocol/mde2/hresults.table.js';
import type { Account } from './habits.js';
import { type EnrollmentRefused, localRefusal } from './refused.js';

/** How a PC stands when somebody begins an enrollment. */
export interface Standing {
  readonly enrolled: boolean;
  /** Whose session it is. */
  readonly account: Account;
  /** Fresh from the box. */
  readonly firstRun: boolean;
  /** DisableRegistration of the group policy that the PC has. */
  readonly registrationDisabled: boolean;
}

/** Whether a person at this kind of account may enroll the PC: administrators may, standard users may not (Learn, "Mobile device enrollment", scenarios not supported). */
export const standardUserIsKeptOut = rule(['XWE-112', 'TRB-115'], {
  holds: (_context: RuleContext, account: Account): boolean => account === 'standard user',
  mutants: { letsStandardUsersIn: () => false },
});

/** The administrator that Windows brings with it may not either (same place). */
export const builtInIsKeptOut = rule('XWE-113', {
  holds: (_context: RuleContext, account: Account): boolean => account === 'built-in administrator',
  mutants: {
    letsTheBuiltInAdministratorIn: () => false,
    keepsEveryAdministratorOut: (_context, account) => account !== 'standard user',
  },
});

/** Whether the system enrolls, whoever is signed in: in the first run, by policy, by package, by Autopilot (TRB-115 names two of them). */
const systemEnrolls = rule('TRB-115', {
  holds: (_context: RuleContext, method: EnrollmentEntry['method'], firstRun: boolean): boolean =>
    firstRun || bySystem.test(method),
  mutants: { asksForAnAdministratorAnyway: () => false },
});

const bySystem = /^windows-(autopilot-|gpo|hybrid|comanagement|bulk|iot-core)/;

/** Whether a PC that is managed refuses another enrollment (Learn, "MDM Registration Constants", MENROLL_E_DEVICE_ALREADY_ENROLLED). */
export const oneEnrollmentOnly = rule(['XWE-114', 'TRB-091'], {
  holds: (_context: RuleContext, enrolled: boolean): boolean => enrolled,
  mutants: { enrollsTwice: () => false, neverAgain: () => true },
});

/** Whether the policy DisableRegistration keeps every enrollment away (Learn, "Mobile device enrollment", disable MDM enrollments). */
export const obeysDisableRegistration = rule('XWE-115', {
  holds: (_context: RuleContext, disabled: boolean): boolean => disabled,
  mutants: { enrollsInSpiteOfIt: () => false },
});

const noRights = "You don't have the right privileges to perform this operation. Please talk to your admin.";

/** Why nothing can be enrolled here and now, before anything is sent; undefined when nothing is against it. */
export function objectionHere(
  context: RuleContext,
  { method }: Pick<EnrollmentEntry, 'method'>,
  { enrolled, account, firstRun, registrationDisabled }: Standing,
): EnrollmentRefused | undefined {
  const refused = (code: string, message: string) => localRefusal('Connect', code, message);
  if (oneEnrollmentOnly(context, enrolled))
    return refused(clientResults.alreadyEnrolled, 'the device is enrolled already');
  if (obeysDisableRegistration(context, registrationDisabled))
    return refused(clientResults.blockedByPolicy, 'the policy DisableRegistration keeps this PC out of management');
  if (systemEnrolls(context, method, firstRun)) return undefined;
  if (standardUserIsKeptOut(context, account)) return refused(systemResults.accessDenied, noRights);
  if (builtInIsKeptOut(context, account))
    return refused(systemResults.accessDenied, 'the built-in administrator enrolls no PC');
  return undefined;
}

/** Rules of who may begin an enrollment, which `muster prove` can break in a PC. */
export const whoMayEnrollRules: readonly RuleSummary[] = [
  standardUserIsKeptOut,
  builtInIsKeptOut,
  systemEnrolls,
  oneEnrollmentOnly,
  obeysDisableRegistration,
];
