import { days } from '../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { TreeState } from '../omadm/csp.js';
import { newState, type WindowsState } from './state.js';

/** Whether a PC leaves management by itself, given the days that its server set and when a session last succeeded (DMClient CSP, NumberOfDaysAfterLostContactToUnenroll). */
const contactIsLost = rule('XWP-124', {
  holds: ({ now }: RuleContext, afterDays: number, contactAt: number): boolean =>
    afterDays > 0 && now - contactAt >= days(afterDays),
  mutants: { staysForEver: () => false, leavesAtOnce: (_context, afterDays) => afterDays > 0 },
});

/** What is left of a PC's state when management ends: what it is, and nothing that the server brought (Learn, "Disconnecting from the management infrastructure"). */
const leftAfterManagement = rule('XWP-125', {
  holds: (_context: RuleContext, own: WindowsState, _before: WindowsState): WindowsState => own,
  mutants: { keepsPolicies: (_context, own, { tree }) => ({ ...own, tree }) },
});

/** Rules of the end of management that `muster prove` can break in a PC. */
export const endOfManagementRules: readonly RuleSummary[] = [contactIsLost, leftAfterManagement];

/** Whether the PC has been without its server for as long as it was told to bear. */
export function hasLostContact(
  context: RuleContext,
  {
    tree,
    providerId = '',
    contactAt,
  }: { readonly tree: TreeState; readonly providerId?: string; readonly contactAt?: number },
): boolean {
  const told = tree[`Device/Vendor/MSFT/DMClient/Provider/${providerId}/NumberOfDaysAfterLostContactToUnenroll`];
  return contactAt !== undefined && contactIsLost(context, Number(told ?? 0), contactAt);
}

/** The PC after management. */
export function unmanaged(context: RuleContext, state: WindowsState): WindowsState {
  const { deviceId, hardwareId, macs, deviceName, policyTask, registrationDisabled } = state;
  const own = {
    ...newState({ deviceId, hardwareId, macs, deviceName }),
    ...(policyTask && { policyTask }),
    ...(registrationDisabled && { registrationDisabled }),
  };
  return leftAfterManagement(context, own, state);
}
