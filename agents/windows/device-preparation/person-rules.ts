import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { PreparationRun } from './run.js';

/** Whether nobody is signed in, because the PC is being prepared (Learn, "Windows Autopilot device preparation FAQ", user-based targeting). */
export const nobodyIsSignedIn = rule('XWE-320', {
  holds: (_context: RuleContext, beingPrepared: boolean): boolean => beingPrepared,
  mutants: { signsInAtOnce: () => false },
});

/** From when on the time of another attempt counts (Learn, "Create a Windows Autopilot device preparation policy", Retry). */
export const attemptBegins = rule('XWE-321', {
  holds: ({ now }: RuleContext, _first: number): number => now,
  mutants: { timeRunsOn: (_context, first) => first },
});

/** The page when the user goes on in spite of a failure (same place, Continue anyway). */
export const leavesAnyway = rule('XWE-322', {
  holds: ({ now }: RuleContext, run: PreparationRun): PreparationRun => ({
    ...run,
    left: { at: now, how: 'failure' },
    desktop: true,
  }),
  mutants: {
    staysAtThePage: (_context, run) => run,
    countsAsSuccess: ({ now }, run): PreparationRun => ({ ...run, left: { at: now, how: 'success' }, desktop: true }),
  },
});

/** Whether the desktop follows: once the page that says that all is set up was dismissed (Learn, user-driven workflow, process, steps 8 and 9). */
export const desktopFollows = rule('XWE-323', {
  holds: (_context: RuleContext, dismissed: boolean): boolean => dismissed,
  mutants: { straightAway: () => true, never: () => false },
});

/** Rules of people at the page that `muster prove` can break in a PC. */
export const preparationPersonRules: readonly RuleSummary[] = [
  nobodyIsSignedIn,
  attemptBegins,
  leavesAnyway,
  desktopFollows,
];
