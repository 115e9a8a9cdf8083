import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { registrations } from '../../domain/directory-devices.js';
import { conditionalAccess } from '../../domain/managed-accounts.js';
import type { TenantContext } from '../../tenant.js';

interface Standing {
  /** The directory knows the PC by its user. */
  readonly registered: boolean;
  /** The management service has enrolled it. */
  readonly managed: boolean;
}

/** Whether a PC meets a policy that asks for a device of the organisation: the directory has to know it, management alone does not count. */
const meetsPolicy = rule(['WIN-019', 'WIN-060'], {
  holds: (_context: RuleContext, { registered }: Standing): boolean => registered,
  mutants: {
    believesManagement: (_context, { registered, managed }) => registered || managed,
    letsNobodyIn: () => false,
  },
});

/** Whether conditional access opens a resource of the organisation to somebody at a PC of this name. */
export function opensResource(context: TenantContext, upn: string, deviceName: string): boolean {
  const asked = conditionalAccess(context.state).some(({ grants }) => grants.some((grant) => /device/i.test(grant)));
  const named = (name: unknown, owner: string | undefined): boolean => name === deviceName && owner === upn;
  const registered = registrations(context).some((one) => named(one.name, one.upn));
  const managed = [...context.state.devices.values()].some(
    ({ state, detail, upn: owner }) => state === 'enrolled' && named(detail.deviceName, owner),
  );
  return !asked || meetsPolicy(context, { registered, managed });
}

export const resourceRules: readonly RuleSummary[] = [meetsPolicy];
