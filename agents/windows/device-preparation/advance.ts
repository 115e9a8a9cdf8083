import type { RuleContext } from '../../../protocol/base/rule.js';
import type { WindowsState } from '../state.js';
import { preparationRoot } from './nodes.js';
import { attemptBegins } from './person-rules.js';
import { type PreparationFacts, progressOf } from './progress.js';
import { agentIsThere } from './rules.js';
import { itemKey, type PreparationRun } from './run.js';

/** What the management extension leaves in the tree once it is there (DevicePreparation CSP, MdmAgentInstalled; EnrollmentStatusTracking CSP, InstallationState). */
const agentNodes = Object.freeze({
  [`${preparationRoot}/MDMProvider/MdmAgentInstalled`]: 'true',
  'Device/Vendor/MSFT/EnrollmentStatusTracking/DevicePreparation/PolicyProviders/Sidecar/InstallationState': '3',
});

/** What time has made of device preparation: the agent is there, or all is done and the page leaves. */
export function advanced(context: RuleContext, state: WindowsState, facts: PreparationFacts): WindowsState {
  const withAgent = agentArrived(context, facts) ? arrival(context, state, facts.run) : state;
  const run = withAgent.preparation ?? facts.run;
  const { doneAt } = progressOf(context, { ...facts, run, tree: withAgent.tree });
  if (doneAt === undefined || run.left !== undefined) return withAgent;
  return { ...withAgent, preparation: { ...run, left: { at: doneAt, how: 'success' } } };
}

function agentArrived(context: RuleContext, { run, installations }: PreparationFacts): boolean {
  if (run.agentPackage === undefined || run.agentAt !== undefined) return false;
  const { endsAt, error } = installations[run.agentPackage] ?? {};
  return error === undefined && agentIsThere(context, endsAt);
}

const arrival = ({ now }: RuleContext, state: WindowsState, run: PreparationRun): WindowsState => ({
  ...state,
  tree: { ...state.tree, ...agentNodes },
  preparation: { ...run, agentAt: now },
});

/** The user tries again: what is there stays, all else is done once more (Learn, "Create a Windows Autopilot device preparation policy", Retry). */
export function triedAgain(context: RuleContext, state: WindowsState, run: PreparationRun): WindowsState {
  const { now } = context;
  const { begunAt: _begun, agentPackage, ...rest } = run;
  const installations = Object.entries(state.provisioning?.installations ?? {}).filter(
    ([, { endsAt, error }]) => error === undefined && endsAt !== undefined && endsAt <= now,
  );
  const agentStays = installations.some(([name]) => name === agentPackage);
  const items = run.work?.items.filter((item) => run.told[itemKey(item)] !== 'Installed') ?? [];
  return {
    ...state,
    ...(state.provisioning && {
      provisioning: { ...state.provisioning, installations: Object.fromEntries(installations) },
    }),
    preparation: {
      ...rest,
      shownAt: attemptBegins(context, run.shownAt),
      attempts: run.attempts + 1,
      ...(agentStays && agentPackage !== undefined && { agentPackage }),
      ...(run.work && { work: { ...run.work, items } }),
    },
  };
}
