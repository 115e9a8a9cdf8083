import {
  type AdministratorPolicyLife,
  administratorPolicy,
} from '../../../protocol/android/administrator-policies.table.js';
import type { ManagementMode } from '../../../protocol/android/management-modes.table.js';
import type { RefusalReason } from '../../../protocol/android/policy-engine.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';

const lives = ({ from, until = Number.POSITIVE_INFINITY }: AdministratorPolicyLife, apiLevel: number): boolean =>
  apiLevel >= from && apiLevel <= until;

import { extensionRules } from './extension-rules.js';
import { linkRules } from './link-rules.js';
import { moveDeviceRules } from './move-rules.js';

/** Whether Android still does what a device administrator asks: with each version a little less. */
export const policyIsAlive = rule('DAD-001', {
  holds: (_context: RuleContext, life: AdministratorPolicyLife, apiLevel: number): boolean => lives(life, apiLevel),
  mutants: {
    everythingStays: (_context, { from }, apiLevel) => apiLevel >= from,
    endsWithAndroid9: (_context, life, apiLevel) => lives(life, apiLevel) && apiLevel < 28,
    nothingFromAndroid10: (_context, life, apiLevel) => lives(life, apiLevel) && apiLevel < 29,
  },
});

/** Why a policy is refused; undefined when it is done. Only a device that has a device administrator knows these policies. */
export function refusalOfPolicy(
  context: RuleContext,
  name: string,
  { mode, apiLevel }: { readonly mode: ManagementMode; readonly apiLevel: number },
): RefusalReason | undefined {
  const life = administratorPolicy(name);
  if (life === undefined) return 'UNSUPPORTED';
  if (mode !== 'device-admin') return 'MANAGEMENT_MODE';
  return policyIsAlive(context, life, apiLevel) ? undefined : 'API_LEVEL';
}

/** Rules that a device keeps while a device administrator manages it. */
export const administratorRules = [policyIsAlive, ...extensionRules, ...moveDeviceRules, ...linkRules];
