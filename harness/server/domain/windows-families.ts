import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';

export type Family = 'user self-enrollment' | 'administrator-based';

const families: Readonly<Record<Family, readonly Method[]>> = {
  'user self-enrollment': [
    'windows-byod',
    'windows-mdm-only',
    'windows-legacy-1511',
    'windows-auto',
    'windows-aad-join',
    'windows-autopilot-user-driven',
    'windows-autopilot-self-deploying',
    'windows-autopilot-preprovisioned',
    'windows-autopilot-existing-devices',
    'windows-autopilot-device-preparation',
  ],
  'administrator-based': [
    'windows-hybrid',
    'windows-gpo',
    'windows-comanagement',
    'windows-dem',
    'windows-bulk',
    'windows-iot-core',
  ],
};

const inList = (method: Method): Family =>
  families['administrator-based'].includes(method) ? 'administrator-based' : 'user self-enrollment';

/** Whether the user enrolls a PC that came this way, or an administrator's policy or artifact did. */
export const familyOf = rule('WIN-013', {
  holds: (_context: RuleContext, method: Method): Family => inList(method),
  mutants: {
    everybodyHimself: () => 'user self-enrollment',
    administratorsAll: () => 'administrator-based',
    byWhetherItNeedsAUser: (_context, method) =>
      method === 'windows-autopilot-self-deploying' ? 'administrator-based' : inList(method),
  },
});

export const windowsFamilyRules: readonly RuleSummary[] = [familyOf];
