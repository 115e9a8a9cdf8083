import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import { machineInfoContentType } from '../../../protocol/dep/machine-info.js';

/** What the web view of Setup Assistant sends of the device with each request, given the signed MachineInfo in base64 (Apple: "Profile", configuration_web_url). */
export const machineInfoInView = rule('XAP-490', {
  holds: (_context: RuleContext, info: string): string | undefined => info,
  mutants: { tellsNothing: () => undefined },
});

/** Content type of a signed MachineInfo that is posted (Apple: "Profile", url). */
export const machineInfoPostedAs = rule('XAP-491', {
  holds: (_context: RuleContext): string => machineInfoContentType,
  mutants: { asAForm: () => 'application/x-www-form-urlencoded' },
});

export const webViewRules: readonly RuleSummary[] = [machineInfoInView, machineInfoPostedAs];
