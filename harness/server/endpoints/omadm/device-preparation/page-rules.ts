import { type RuleContext, type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { PageSettings } from '../../../../../protocol/device-preparation/page-settings.js';
import type { PageWishes } from '../../../domain/device-preparation/deployment.js';

/** Seconds until the management agent has to be there: the documented example (DevicePreparation DDF file, PageSettings). */
const agentDownloadTimeoutSeconds = 900;

const settingsBy = ({ timeoutMinutes, errorMessage, allowSkip, allowDiagnostics }: PageWishes): PageSettings => ({
  agentDownloadTimeoutSeconds,
  pageTimeoutSeconds: timeoutMinutes * 60,
  errorMessage,
  allowSkipOnFailure: allowSkip,
  allowDiagnostics,
});

/** How the page behaves, as the policy says (DevicePreparation CSP, PageSettings). */
export const pageSettings = rule('XWP-152', {
  holds: (_context: RuleContext, wishes: PageWishes): PageSettings => settingsBy(wishes),
  mutants: {
    minutesForSeconds: (_context, wishes) => ({ ...settingsBy(wishes), pageTimeoutSeconds: wishes.timeoutMinutes }),
    forgetsTheMessage: (_context, wishes) => ({ ...settingsBy(wishes), errorMessage: '' }),
    everybodySkips: (_context, wishes) => ({ ...settingsBy(wishes), allowSkipOnFailure: true }),
    noDiagnostics: (_context, wishes) => ({ ...settingsBy(wishes), allowDiagnostics: false }),
  },
});

/** Whether the PC is told to show the page (DevicePreparation CSP, PageEnabled). */
export const enablesPage = rule('XWP-154', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { settingsOnly: () => false },
});

export const preparationPageRules: readonly RuleSummary[] = [pageSettings, enablesPage];
