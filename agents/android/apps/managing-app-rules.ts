import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** The app that manages a device without Google Play. */
export const managingApp = 'com.microsoft.intune';

/** Whether an app is replaced by its newer version: the managing app itself only while it is closed. */
export const mayUpdate = rule(['AOU-020', 'AOL-018'], {
  holds: (_context: RuleContext, app: string, keptOpen: boolean): boolean => app !== managingApp || !keptOpen,
  mutants: {
    updatesWhileOpen: () => true,
    leavesItselfAlone: (_context, app) => app !== managingApp,
    leavesTheOthersAlone: (_context, app, keptOpen) => app === managingApp && !keptOpen,
  },
});

/** Whether apps are opened by the set-up of a shared device once they are installed. */
export const opensAfterInstall = rule('AOL-017', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { leavesThemClosed: () => false },
});

/** Rules that the managing app of a device without Google Play keeps. */
export const managingAppRules: readonly RuleSummary[] = [mayUpdate, opensAfterInstall];
