import type { RuleContext } from '../../../protocol/base/rule.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { WindowsState } from '../state.js';
import { triedAgain } from './advance.js';
import { preparationPage } from './page.js';
import { leavesAnyway } from './person-rules.js';
import type { PreparationFacts } from './progress.js';

/** What people do at the page: try again, go on in spite of a failure, leave the page that says that all is set up. */
export const preparationDeeds = ['retry', 'continue anyway', 'diagnostics', 'dismiss'] as const;
export type PreparationDeed = (typeof preparationDeeds)[number];

export const isPreparationDeed = (deed: string): deed is PreparationDeed =>
  preparationDeeds.some((known) => known === deed);

/** The PC afterwards; a refusal where the page has no such button. */
export function doAtPage(
  context: RuleContext,
  state: WindowsState,
  facts: PreparationFacts,
  deed: PreparationDeed,
): { readonly state: WindowsState; readonly outcome: DeedOutcome } {
  const { shows, actions } = preparationPage(context, facts);
  const offered = shows === 'required setup complete' ? ['dismiss'] : actions;
  if (!offered.includes(deed))
    return {
      state,
      outcome: { kind: 'refused', code: 'not-offered', message: `the page offers ${offered.join(', ') || 'nothing'}` },
    };
  return { state: changes[deed](context, state, facts), outcome: { kind: 'done' } };
}

type Change = (context: RuleContext, state: WindowsState, facts: PreparationFacts) => WindowsState;

const changes: Readonly<Record<PreparationDeed, Change>> = {
  retry: (context, state, { run }) => triedAgain(context, state, run),
  'continue anyway': (context, state, { run }) => ({ ...state, preparation: leavesAnyway(context, run) }),
  diagnostics: (_context, state) => state,
  dismiss: (_context, state, { run }) => ({ ...state, preparation: { ...run, desktop: true } }),
};
