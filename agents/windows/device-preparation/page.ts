import type { RuleContext } from '../../../protocol/base/rule.js';
import type { TreeState } from '../../omadm/csp.js';
import { pageIsEnabled, pageSettingsIn } from './nodes.js';
import { desktopFollows } from './person-rules.js';
import { errorPhases, type PreparationFacts, type PreparationProgress, progressOf } from './progress.js';
import { accountAfterwards, offersAfterFailure, pageStatus } from './rules.js';
import { statusAt } from './run.js';

/** The device preparation page as a person sees it. */
export type PreparationPage = {
  readonly shows: 'setting up for work or school' | 'required setup complete' | 'failed' | 'desktop';
  readonly percent: number;
  readonly actions: readonly string[];
  readonly message?: string;
  readonly userIs: string;
};

/** What the page says when the policy says nothing. */
const standardMessage = "Setup could not be completed. Contact your organization's support person for help.";

export function preparationPage(context: RuleContext, facts: PreparationFacts): PreparationPage {
  const progress = progressOf(context, facts);
  const shows = shownOf(context, facts, progress);
  const settings = pageSettingsIn(facts.tree);
  const failed = shows === 'failed';
  return {
    shows,
    percent: percentOf(context, facts, progress),
    actions: failed ? offersAfterFailure(context, settings) : [],
    ...(failed && { message: settings.errorMessage || standardMessage }),
    userIs: accountAfterwards(context, facts.run.work?.account),
  };
}

function shownOf(
  context: RuleContext,
  { run }: PreparationFacts,
  { failure }: PreparationProgress,
): PreparationPage['shows'] {
  if (run.left?.how === 'success')
    return desktopFollows(context, run.desktop === true) ? 'desktop' : 'required setup complete';
  if (run.left !== undefined) return 'desktop';
  return failure === undefined ? 'setting up for work or school' : 'failed';
}

/** Agent, packages and items, each counting the same. */
function percentOf({ now }: RuleContext, { run, installations }: PreparationFacts, { items }: PreparationProgress) {
  if (run.left?.how === 'success') return 100;
  const packages = Object.values(installations).filter(({ endsAt }) => endsAt !== undefined && endsAt <= now).length;
  const done = packages + items.filter((one) => statusAt(one, now) === 'Installed').length;
  const all = Math.max(1, Object.keys(installations).length) + (run.work?.items.length ?? 1);
  return Math.min(99, Math.floor((100 * done) / all));
}

/** Nodes of the CSP that tell how the page stands (DevicePreparation CSP). */
export type PageNodes = {
  readonly PageStatus: string;
  readonly PageErrorPhase: string;
  readonly PageErrorCode: string;
  readonly PageErrorDetails: string;
  readonly 'MDMProvider/RebootRequired': string;
};

/** The same for a PC whose page was never shown. */
export function pageNodes(context: RuleContext, tree: TreeState, facts: PreparationFacts | undefined): PageNodes {
  const failure =
    facts === undefined || facts.run.left?.how === 'success' ? undefined : progressOf(context, facts).failure;
  return {
    PageStatus: pageStatus(context, {
      enabled: pageIsEnabled(tree),
      shown: facts !== undefined,
      left: facts?.run.left?.how,
    }),
    PageErrorPhase: failure?.phase ?? errorPhases.none,
    PageErrorCode: failure === undefined ? '0' : String(Number(failure.code) | 0),
    PageErrorDetails: failure?.details ?? '',
    'MDMProvider/RebootRequired': String(facts?.run.rebootRequired ?? false),
  };
}
