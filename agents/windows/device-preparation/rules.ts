import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { AccountType, ItemStatus, WorkItem } from '../../../protocol/device-preparation/agent-contract.js';
import type { PageSettings } from '../../../protocol/device-preparation/page-settings.js';
import type { DevicePrepState } from '../../../protocol/device-preparation/sync-states.js';
import { compareVersions } from '../../omadm/os-version.js';

const since = (first: string, osVersion: string): boolean => compareVersions(osVersion, first) >= 0;

/** Whether this version has the page: Windows 11 24H2, or 22H2 and 23H2 with KB5035942 (Learn, "Windows Autopilot device preparation requirements", Software; the CSP's own page still says Insider Preview). */
export const hasPage = rule('XWP-169', {
  holds: (_context: RuleContext, osVersion: string): boolean =>
    osVersion.startsWith('10.0.22621.') ? since('10.0.22621.3374', osVersion) : since('10.0.22631.3374', osVersion),
  mutants: { everyVersion: () => true, noVersion: () => false },
});

/** Whether the deployment service's profile decides how the PC is set up (Learn, "Create a Windows Autopilot device preparation policy", Important). */
export const obeysProfile = rule('XWP-168', {
  holds: (_context: RuleContext, hasProfile: boolean): boolean => hasProfile,
  mutants: { preparesAllTheSame: () => false },
});

/** Whether the page is shown: in the first run only (DevicePreparation CSP, PageEnabled). */
export const showsPage = rule('XWP-167', {
  holds: (_context: RuleContext, enabled: boolean, firstRun: boolean): boolean => enabled && firstRun,
  mutants: { onEveryPc: (_context, enabled) => enabled, onNoPc: () => false },
});

interface HowFar {
  readonly agentOrdered: boolean;
  readonly agentThere: boolean;
  readonly left: boolean;
}

const stateBy = ({ agentOrdered, agentThere, left }: HowFar): DevicePrepState => {
  if (left) return 'ProvisioningComplete';
  if (agentThere) return 'ExecutingProvisioning';
  return agentOrdered ? 'Bootstrapping' : 'PendingProvisioning';
};

/** What the PC asks its server for (MS-MDM §3.2.5.1.6). */
export const stateToTell = rule('XWP-155', {
  holds: (_context: RuleContext, howFar: HowFar): DevicePrepState => stateBy(howFar),
  mutants: {
    neverComplete: (_context, howFar) => stateBy({ ...howFar, left: false }),
    agentOrNot: (_context, howFar) => stateBy({ ...howFar, agentThere: true }),
    alwaysPending: (_context, { left }) => (left ? 'ProvisioningComplete' : 'PendingProvisioning'),
  },
});

/** Whether it says so by an alert: from Windows 11, version 24H2 (MS-MDM, notes 18 to 21). */
export const tellsByAlert = rule('XWP-156', {
  holds: (_context: RuleContext, osVersion: string): boolean => since('10.0.26100', osVersion),
  mutants: { everyVersion: () => true },
});

/** PageStatus (DevicePreparation CSP). */
export const pageStatusCodes = { disabled: '0', enabled: '1', inProgress: '2', success: '3', failure: '4' } as const;

interface PageStands {
  readonly enabled: boolean;
  readonly shown: boolean;
  readonly left: 'success' | 'failure' | undefined;
}

const codeBy = ({ enabled, shown, left }: PageStands): string => {
  if (left !== undefined) return pageStatusCodes[left];
  if (shown) return pageStatusCodes.inProgress;
  return enabled ? pageStatusCodes.enabled : pageStatusCodes.disabled;
};

export const pageStatus = rule('XWP-159', {
  holds: (_context: RuleContext, stands: PageStands): string => codeBy(stands),
  mutants: {
    failureIsSuccess: (_context, stands) => codeBy({ ...stands, left: stands.left && 'success' }),
    staysInProgress: (_context, stands) => codeBy({ ...stands, left: undefined }),
    enabledIsDisabled: (_context, stands) => codeBy({ ...stands, enabled: false }),
    skipsEnabled: (_context, stands) => codeBy({ ...stands, shown: stands.shown || stands.enabled }),
  },
});

/** Whether the agent counts as installed: once its installation is over (DevicePreparation CSP, MDMProvider/MdmAgentInstalled). */
export const agentIsThere = rule('XWP-160', {
  holds: ({ now }: RuleContext, endsAt: number | undefined): boolean => endsAt !== undefined && endsAt <= now,
  mutants: { whenOrdered: () => true, never: () => false },
});

/** When the page gives up waiting for the agent (DevicePreparation DDF file, AgentDownloadTimeoutSeconds). */
export const agentDeadline = rule('XWP-161', {
  holds: (_context: RuleContext, shownAt: number, { agentDownloadTimeoutSeconds }: PageSettings): number =>
    shownAt + agentDownloadTimeoutSeconds * 1000,
  mutants: {
    waitsForEver: () => Number.POSITIVE_INFINITY,
    milliseconds: (_context, shownAt, { agentDownloadTimeoutSeconds }) => shownAt + agentDownloadTimeoutSeconds,
    asLongAsThePage: (_context, shownAt, { pageTimeoutSeconds }) => shownAt + pageTimeoutSeconds * 1000,
  },
});

/** When the whole deployment has failed (DevicePreparation DDF file, PageTimeoutSeconds). */
export const pageDeadline = rule('XWP-162', {
  holds: (_context: RuleContext, shownAt: number, { pageTimeoutSeconds }: PageSettings): number =>
    shownAt + pageTimeoutSeconds * 1000,
  mutants: {
    waitsForEver: () => Number.POSITIVE_INFINITY,
    minutesForSeconds: (_context, shownAt, { pageTimeoutSeconds }) => shownAt + pageTimeoutSeconds * 60_000,
  },
});

/** Items in the order in which the agent installs them: scripts, and then apps (Learn, user-driven workflow, process, steps 6 and 7). */
export const workOrder = rule('XWP-163', {
  holds: (_context: RuleContext, items: readonly WorkItem[]): readonly WorkItem[] => [
    ...items.filter(({ kind }) => kind === 'script'),
    ...items.filter(({ kind }) => kind === 'app'),
  ],
  mutants: {
    appsFirst: (_context, items) => [
      ...items.filter(({ kind }) => kind === 'app'),
      ...items.filter(({ kind }) => kind === 'script'),
    ],
    forgetsScripts: (_context, items) => items.filter(({ kind }) => kind === 'app'),
  },
});

/** Whether the agent goes on after an item: not after one that failed (same place: the deployment fails at this point). */
export const goesOnAfter = rule('XWP-165', {
  holds: (_context: RuleContext, status: ItemStatus): boolean => status === 'Installed',
  mutants: { goesOnAnyway: () => true },
});

/** What the page of a failed deployment offers (Learn, "Create a Windows Autopilot device preparation policy", out-of-box experience settings). */
export const offersAfterFailure = rule('XWP-166', {
  holds: (_context: RuleContext, settings: PageSettings): readonly string[] => offeredBy(settings),
  mutants: {
    neverLetsGo: (_context, settings) => offeredBy({ ...settings, allowSkipOnFailure: false }),
    alwaysLetsGo: (_context, settings) => offeredBy({ ...settings, allowSkipOnFailure: true }),
    hidesDiagnostics: (_context, settings) => offeredBy({ ...settings, allowDiagnostics: false }),
    showsDiagnostics: (_context, settings) => offeredBy({ ...settings, allowDiagnostics: true }),
    noRetry: (_context, settings) => offeredBy(settings).filter((action) => action !== 'retry'),
  },
});

const offeredBy = ({ allowSkipOnFailure, allowDiagnostics }: PageSettings): readonly string[] => [
  'retry',
  ...(allowSkipOnFailure ? ['continue anyway'] : []),
  ...(allowDiagnostics ? ['diagnostics'] : []),
];

/** What the user is once the deployment is done: whoever joins is an administrator, unless the policy says otherwise (same place, User account type). */
export const accountAfterwards = rule('XWP-179', {
  holds: (_context: RuleContext, wanted: AccountType | undefined): AccountType => wanted ?? 'administrator',
  mutants: { staysAdministrator: () => 'administrator', alwaysStandard: () => 'standard user' },
});

/** Rules of device preparation that `muster prove` can break in a PC. */
export const devicePreparationRules: readonly RuleSummary[] = [
  hasPage,
  obeysProfile,
  showsPage,
  stateToTell,
  tellsByAlert,
  pageStatus,
  agentIsThere,
  agentDeadline,
  pageDeadline,
  workOrder,
  goesOnAfter,
  offersAfterFailure,
  accountAfterwards,
];
