import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import type { AdeProfile } from './ade-profiles.js';

type Wishes = Pick<AdeProfile, 'supervised' | 'locked' | 'userAffinity' | 'authentication'>;

/** What in a profile cannot be without supervision; the rule of Shared iPads is beside their other ones. */
export const needsSupervision = rule(['ADE-052', 'ADE-055', 'ADE-003'], {
  holds: (_context: TenantContext, { locked, userAffinity, authentication }: Wishes): readonly string[] => [
    ...(locked ? ['locked enrollment'] : []),
    ...(userAffinity && authentication === 'company-portal' ? ['Company Portal authentication'] : []),
  ],
  mutants: { nothing: () => [] },
});

const longestName = 63;

/** Whether a template of names is short enough, its variables as they are written. */
export const templateFits = rule('ADE-060', {
  holds: (_context: TenantContext, template: string): boolean => template.length <= longestName,
  mutants: {
    oneMore: (_context, template) => template.length <= longestName + 1,
    variablesDoNotCount: (_context, template) => template.replace(/\{\{\w+\}\}/g, '').length <= longestName,
  },
});

/** Rules of the administrator's form. */
export const adeFormRules: readonly RuleSummary[] = [needsSupervision, templateFits];
