import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { PreparationPolicy } from './settings.js';

/** Minutes until a deployment counts as failed: 15 to 720 (Learn, "Create a Windows Autopilot device preparation policy", out-of-box experience settings). */
export const timeoutIsAllowed = rule('XWP-140', {
  holds: (_context: RuleContext, minutes: number): boolean => minutes >= 15 && minutes <= 720,
  mutants: {
    takesAnyTime: () => true,
    wantsAnHour: (_context, minutes) => minutes >= 60 && minutes <= 720,
    takesADay: (_context, minutes) => minutes >= 15 && minutes <= 1440,
  },
});

/** At most 25 apps (Learn, "Windows Autopilot device preparation: What's new", 30 January 2026; older pages still say 10). */
export const appsAreFew = rule('XWP-141', {
  holds: (_context: RuleContext, count: number): boolean => count <= 25,
  mutants: { anyNumberOfApps: () => true, tenApps: (_context, count) => count <= 10 },
});

/** At most 10 scripts (Learn, "Create a Windows Autopilot device preparation policy", Scripts). */
export const scriptsAreFew = rule('XWP-141', {
  holds: (_context: RuleContext, count: number): boolean => count <= 10,
  mutants: { anyNumberOfScripts: () => true, asManyAsApps: (_context, count) => count <= 25 },
});

export interface GroupStanding {
  /** Devices are put into it one by one, no rule does. */
  readonly assigned: boolean;
  /** The Intune Provisioning Client is an owner. */
  readonly owned: boolean;
  readonly roleAssignable: boolean;
}

/** Whether PCs can join this group while they enroll (Learn, "Create an assigned device group"; troubleshooting FAQ, "Device isn't being added to the device group"). */
export const groupMayServe = rule('XWP-142', {
  holds: (_context: RuleContext, { assigned, owned, roleAssignable }: GroupStanding): boolean =>
    assigned && owned && !roleAssignable,
  mutants: {
    anyOwner: (_context, { assigned, roleAssignable }) => assigned && !roleAssignable,
    dynamicOnesToo: (_context, { assigned, owned, roleAssignable }) => !assigned || (owned && !roleAssignable),
    rolesToo: (_context, { assigned, owned }) => assigned && owned,
  },
});

/** What can be deployed: user-driven, joined to the cloud directory and to no other (Learn, "Windows Autopilot device preparation FAQ", hybrid join and scenarios). */
export const formIsSupported = rule('XWP-143', {
  holds: (_context: RuleContext, mode: string, joinType: string): boolean =>
    mode === 'user-driven' && joinType === 'directory',
  mutants: {
    hybridToo: (_context, mode) => mode === 'user-driven',
    everyMode: (_context, _mode, joinType) => joinType === 'directory',
  },
});

/** Whether a policy is for somebody in these groups. */
export const isForUser = rule('XWP-144', {
  holds: (_context: RuleContext, { userGroups }: PreparationPolicy, groups: readonly string[]): boolean =>
    userGroups.some((group) => group === 'all' || groups.includes(group)),
  mutants: { forEverybody: () => true, forAllOnly: (_context, { userGroups }) => userGroups.includes('all') },
});

/** Which of several policies a user's PC gets: the highest in the list (Learn, "Create a Windows Autopilot device preparation policy", Policy priority). */
export const policyThatCounts = rule('XWP-145', {
  holds: (_context: RuleContext, byPriority: readonly PreparationPolicy[]) => byPriority[0],
  mutants: { theLowest: (_context, byPriority) => byPriority.at(-1) },
});

/** Whether a registered PC is left to its Autopilot profile (Learn, same page, Important: the profile takes precedence). */
export const profileComesFirst = rule('XWP-146', {
  holds: (_context: RuleContext, registered: boolean): boolean => registered,
  mutants: { preparesRegisteredOnes: () => false },
});

/** Whether the experience begins at all: not by a policy without a device group (Learn, troubleshooting FAQ, "experience never launches"). */
export const begins = rule('XWP-147', {
  holds: (_context: RuleContext, { deviceGroup }: PreparationPolicy): boolean => deviceGroup !== undefined,
  mutants: { withoutAGroup: () => true },
});

/** Version that a saved policy gets: one more with each change (Learn, "reporting and monitoring", Policy Version). */
export const nextVersion = rule('XWP-175', {
  holds: (_context: RuleContext, before: number | undefined, changed: boolean): number =>
    before === undefined ? 1 : before + (changed ? 1 : 0),
  mutants: {
    countsEverySave: (_context, before) => (before ?? 0) + 1,
    neverCounts: (_context, before) => before ?? 1,
  },
});

/** Rules of device preparation policies that `muster prove` can break in a tenant. */
export const preparationPolicyRules: readonly RuleSummary[] = [
  timeoutIsAllowed,
  appsAreFew,
  scriptsAreFew,
  groupMayServe,
  formIsSupported,
  isForUser,
  policyThatCounts,
  profileComesFirst,
  begins,
  nextVersion,
];
