import type { RuleContext } from '../../../protocol/base/rule.js';
import type { DeviceEvent, TreeState } from '../../omadm/csp.js';
import type { WindowsHabits } from '../habits.js';
import { rebootIsRequired } from './node-rules.js';
import { pageIsEnabled } from './nodes.js';
import { showsPage } from './rules.js';
import { beginPreparation, type PreparationRun } from './run.js';

/** How a model says that its management agent behaves when it is installed. */
const agentHabit = 'management agent';

/** Virtualization-based security is turned on at the next start (Policy CSP, DeviceGuard). */
const rebootPolicy = 'Device/Vendor/MSFT/Policy/Config/DeviceGuard/EnableVirtualizationBasedSecurity';

interface Traces {
  readonly before: TreeState;
  readonly after: TreeState;
  readonly events: readonly DeviceEvent[];
  readonly habits: WindowsHabits;
}

/** What a session makes of device preparation: the page is shown, the agent is ordered, the server knows that it is over. */
export function preparationAfter(
  context: RuleContext,
  run: PreparationRun | undefined,
  { before, after, events, habits }: Traces,
): PreparationRun | undefined {
  if (run === undefined)
    return showsPage(context, pageIsEnabled(after), habits.firstRun) ? beginPreparation(context.now) : undefined;
  const ordered = events.find(({ kind }) => kind === 'install')?.detail.package;
  const agentPackage = run.agentPackage ?? (typeof ordered === 'string' ? ordered : undefined);
  const restarted = events.some(({ kind }) => kind === 'reboot');
  const wanted = run.rebootRequired === true || before[rebootPolicy] !== after[rebootPolicy];
  return {
    ...run,
    rebootRequired: rebootIsRequired(context, wanted, restarted),
    ...(agentPackage !== undefined && { agentPackage }),
    ...(run.left !== undefined && { completeTold: true }),
  };
}

/** Habits in which the agent's package behaves as the model says of its agent. */
export function withAgentHabit(habits: WindowsHabits, run: PreparationRun | undefined): WindowsHabits {
  const own = habits.packages[agentHabit];
  if (run?.agentPackage === undefined || own === undefined) return habits;
  return { ...habits, packages: { ...habits.packages, [run.agentPackage]: own } };
}
