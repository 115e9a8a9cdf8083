import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { actionRules } from './actions.js';
import { policyRules } from './policy.js';
import type { PortalCloud } from './update-settings.table.js';

/** The page at which a notification opens the Company Portal; undefined: nothing is sent. */
export const notificationTarget = rule('MIG-013', {
  holds: (_context: RuleContext): string | undefined => 'UpdateDeviceSettings',
  mutants: { opensTheHomePage: () => 'Home', sendsNothing: () => undefined },
});

/** The link that stands in a mail. */
export const linkInMail = rule('MIG-014', {
  holds: (_context: RuleContext, wanted: PortalCloud | 'none'): PortalCloud | 'none' => wanted,
  mutants: {
    noLink: () => 'none' as const,
    publicForEverybody: (_context, wanted) => (wanted === 'none' ? wanted : 'public'),
  },
});

export const complianceRules: readonly RuleSummary[] = [...actionRules, ...policyRules, notificationTarget, linkInMail];
