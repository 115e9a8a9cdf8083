import { type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { TenantContext } from '../../../tenant.js';

/** Whether the MDM profile goes with the command: always where the device could not fetch it without somebody who signs in. */
export const sendsMdmProfile = rule('XAP-364', {
  holds: (_context: TenantContext, fetchesByItself: boolean): boolean => !fetchesByItself,
  mutants: { neverSends: () => false },
});

/** The network whose profile goes with the command. */
export const sendsNetwork = rule('XAP-365', {
  holds: (_context: TenantContext, ssid: string | undefined): string | undefined => ssid,
  mutants: { leavesTheNetworkOut: () => undefined },
});

export const returnToServiceServerRules: readonly RuleSummary[] = [sendsMdmProfile, sendsNetwork];
