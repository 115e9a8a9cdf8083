import type { DeploymentMode } from '../../../protocol/autopilot/deployment-profile.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import { compareVersions } from '../../omadm/os-version.js';

const withoutUser = (mode: DeploymentMode): boolean => mode === 'self-deploying' || mode === 'pre-provisioned';

/** Whether enrolling follows by itself once the PC is joined. */
export const enrollsAfterJoin = rule('AUT-013', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { stopsAfterTheJoin: () => false },
});

/** Whether nobody needs to sign in: a technician readies the PC, on Windows 10 and later. */
export const needsNobody = rule('AUT-017', {
  holds: (_context: RuleContext, mode: DeploymentMode, osVersion: string): boolean =>
    withoutUser(mode) && compareVersions(osVersion, '10') >= 0,
  mutants: { waitsForTheUser: (_context, mode) => mode === 'self-deploying' },
});

export const preparationTasks = [
  'Secure your hardware',
  "Join your organization's network",
  'Register your device for mobile management',
] as const;
export type PreparationTask = (typeof preparationTasks)[number];

/** The tasks of device preparation in their order. */
export const tasksInOrder = rule('ESP-030', {
  holds: (_context: RuleContext): readonly PreparationTask[] => preparationTasks,
  mutants: {
    registersBeforeJoining: () => [preparationTasks[0], preparationTasks[2], preparationTasks[1]],
    forgetsHardware: () => preparationTasks.slice(1),
  },
});

/** Whether the TPM attests the PC: where no user proves who it belongs to. */
export const attestsHardware = rule('ESP-031', {
  holds: (_context: RuleContext, mode: DeploymentMode): boolean => withoutUser(mode),
  mutants: { always: () => true, never: () => false },
});

/** Whether the join is a task of the status page: not where a user has joined the PC before the page opens. */
export const joinsOnThePage = rule('ESP-032', {
  holds: (_context: RuleContext, mode: DeploymentMode): boolean => withoutUser(mode),
  mutants: { always: () => true, never: () => false },
});

/** Whether the enrollment is a task of the status page. */
export const enrollsOnThePage = rule('ESP-033', {
  holds: (_context: RuleContext, mode: DeploymentMode): boolean => withoutUser(mode),
  mutants: { always: () => true, never: () => false },
});

/** Whether what the server provisions fails on this edition: Windows Home has not all that Autopilot sets up. */
export const editionFails = rule('TRB-104', {
  holds: (_context: RuleContext, osEdition: number): boolean => osEdition === 101,
  mutants: { enrollsHome: () => false, failsOnPro: (_context, osEdition) => osEdition === 48 || osEdition === 101 },
});

/** Rules of Autopilot that `muster prove` can break in a PC. */
export const autopilotDeviceRules: readonly RuleSummary[] = [
  enrollsAfterJoin,
  needsNobody,
  tasksInOrder,
  attestsHardware,
  joinsOnThePage,
  enrollsOnThePage,
  editionFails,
];
