import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { DeploymentPhase, ItemStatus } from '../../../../protocol/device-preparation/agent-contract.js';
import { type DevicePrepState, isDevicePrepState } from '../../../../protocol/device-preparation/sync-states.js';
import { compareVersions } from '../versions.js';

const since = (first: string, osVersion: string): boolean => compareVersions(osVersion, first) >= 0;

/** Windows 11 24H2, or 22H2 and 23H2 with KB5035942 (Learn, "Windows Autopilot device preparation requirements", Software). */
const isSupported = (osVersion: string): boolean =>
  osVersion.startsWith('10.0.22621.') ? since('10.0.22621.3374', osVersion) : since('10.0.22631.3374', osVersion);

/** Whether PCs of this version are prepared. */
export const preparesVersion = rule('XWP-148', {
  holds: (_context: RuleContext, osVersion: string): boolean => isSupported(osVersion),
  mutants: {
    everyWindows11: (_context, osVersion) => since('10.0.22000', osVersion),
    only24H2: (_context, osVersion) => since('10.0.26100', osVersion),
  },
});

/** Whether a PC becomes a member of the policy's group while it enrolls (Learn, "Overview of Windows Autopilot device preparation", Enrollment Time Grouping). */
export const joinsAtEnrollment = rule('XWP-149', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { joinsNoGroup: () => false },
});

/** Whether the service principal can still put a PC into the group: only an owner can (Learn, "known issues", security group membership update failures). */
export const ownerIsNeeded = rule('XWP-150', {
  holds: (_context: RuleContext, owned: boolean): boolean => owned,
  mutants: { ownerOrNot: () => true },
});

/** enrollmentProfileName of a prepared PC: its policy's name (Learn, "What's new", 13 September 2024). */
export const profileNameOf = rule('XWP-151', {
  holds: (_context: RuleContext, policy: string): string | undefined => policy,
  mutants: { leavesItEmpty: () => undefined },
});

/** Whether a PC that is prepared goes without a status page (Learn, "Windows Autopilot device preparation FAQ", ESP). */
export const goesWithoutStatusPage = rule('XWP-153', {
  holds: (_context: RuleContext, prepared: boolean): boolean => prepared,
  mutants: { showsBothPages: () => false },
});

/** What the Data of DevicePrepSync asks for; nothing where it is none of the four words (MS-MDM §3.2.5.1.6). */
export const readsState = rule('XWE-326', {
  holds: (_context: RuleContext, data: string): DevicePrepState | undefined =>
    isDevicePrepState(data) ? data : undefined,
  mutants: { takesAnythingForComplete: (_context, data) => (isDevicePrepState(data) ? data : 'ProvisioningComplete') },
});

/** Whether the management agent is ordered now: for a PC that asks for it, once (MS-MDM §3.2.5.1.6). */
export const ordersAgent = rule('XWP-157', {
  holds: (_context: RuleContext, state: DevicePrepState | undefined, ordered: boolean): boolean =>
    !ordered && asksForAgent(state),
  mutants: {
    neverOrders: () => false,
    ordersWhenPending: (_context, state, ordered) => !ordered && state === 'Bootstrapping',
    ordersAgain: (_context, state) => asksForAgent(state),
  },
});

const asksForAgent = (state: DevicePrepState | undefined): boolean =>
  state === 'PendingProvisioning' || state === 'Bootstrapping';

/** Whether apps and policies are sent now: to a PC that asks for them (MS-MDM §3.2.5.1.6). */
export const sendsAppsAndPolicies = rule('XWP-158', {
  holds: (_context: RuleContext, state: DevicePrepState | undefined): boolean => state === 'ExecutingProvisioning',
  mutants: { beforeItAsks: () => true },
});

/** Whether an app comes by OMA-DM, and before scripts: line-of-business apps and Microsoft 365 apps do (Learn, user-driven workflow, process, steps 4 and 5). */
export const comesByMdm = rule('XWE-329', {
  holds: (_context: RuleContext, type: string | undefined): boolean => type === 'msi' || type === 'microsoft-365',
  mutants: { lineOfBusinessOnly: (_context, type) => type === 'msi' },
});

/** Whether the extension may begin with scripts: after the line-of-business apps (Learn, user-driven workflow, process, steps 5 and 6). */
export const extensionMayBegin = rule('XWP-164', {
  holds: (_context: RuleContext, statuses: readonly ItemStatus[]): boolean =>
    statuses.every((status) => status === 'Installed' || status === 'Skipped'),
  mutants: { doesNotWait: () => true, neverBegins: () => false },
});

/** Whether a selected app or script is left out: it does not reach the PC by the device group, or wants a user (Learn, "reporting and monitoring", Skipped). */
export const isSkipped = rule('XWP-170', {
  holds: (_context: RuleContext, { assigned }: Reach): boolean => !assigned,
  mutants: { installsUnassigned: () => false },
});

export interface Reach {
  readonly assigned: boolean;
  readonly asUser: boolean;
}

/** Whether it is left out because it runs as a user: nobody has signed in yet (Learn, "Create a Windows Autopilot device preparation policy", System context). */
export const wantsUser = rule('XWP-177', {
  holds: (_context: RuleContext, { asUser }: Reach): boolean => asUser,
  mutants: { runsItAnyway: () => false },
});

/** Whether what was not selected is delivered: after the deployment (Learn, user-driven workflow, process, step 10). */
export const restIsDelivered = rule('XWP-171', {
  holds: (_context: RuleContext, over: boolean): boolean => over,
  mutants: { withTheSelected: () => true, never: () => false },
});

export type DeploymentStatus = 'In progress' | 'Success' | 'Failed';

interface PageTold {
  /** PageStatus of the DevicePreparation CSP. */
  readonly status: string | undefined;
  /** PageErrorPhase. */
  readonly errorPhase: string | undefined;
}

/** How a deployment stands, by what the PC's page says (Learn, "reporting and monitoring", Deployment status; DevicePreparation CSP, PageStatus, PageErrorPhase). */
export const deploymentStatus = rule('XWP-173', {
  holds: (_context: RuleContext, told: PageTold): DeploymentStatus => statusBy(told),
  mutants: {
    skippedIsSuccess: (_context, told) => (told.status === '4' ? 'Success' : statusBy(told)),
    overlooksFailures: (_context, { status }) => statusBy({ status, errorPhase: '0' }),
    doneWhenItBegins: (_context, told) => (told.status === '2' ? 'Success' : statusBy(told)),
  },
});

function statusBy({ status, errorPhase = '0' }: PageTold): DeploymentStatus {
  if (status === '3') return 'Success';
  return status === '4' || errorPhase !== '0' ? 'Failed' : 'In progress';
}

/** How long a deployment took, milliseconds; none while it goes on (Learn, same page, Deployment time). */
export const deploymentTime = rule('XWP-174', {
  holds: (_context: RuleContext, startedAt: number, endedAt: number | undefined): number | undefined =>
    endedAt === undefined ? undefined : endedAt - startedAt,
  mutants: {
    countsOn: ({ now }, startedAt) => now - startedAt,
    neverSays: () => undefined,
  },
});

/** The last phase that anything was reported of (Learn, same page, Phase). */
export const phaseReached = rule('XWP-172', {
  holds: (_context: RuleContext, reported: readonly DeploymentPhase[]): DeploymentPhase =>
    reported.at(-1) ?? 'Policy installation',
  mutants: {
    staysAtPolicies: (): DeploymentPhase => 'Policy installation',
    aheadOfTime: (): DeploymentPhase => 'App installation',
  },
});

/** Rules of deployments that `muster prove` can break in a tenant. */
export const deploymentRules: readonly RuleSummary[] = [
  preparesVersion,
  joinsAtEnrollment,
  ownerIsNeeded,
  profileNameOf,
  goesWithoutStatusPage,
  readsState,
  ordersAgent,
  sendsAppsAndPolicies,
  comesByMdm,
  extensionMayBegin,
  isSkipped,
  wantsUser,
  restIsDelivered,
  deploymentStatus,
  deploymentTime,
  phaseReached,
];
