import { type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
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

/** The bootstrap token (base64) that goes with the order, given whether the device is to keep its apps and the token that it left. */
export const sendsBootstrapToken = rule('XAP-453', {
  holds: (_context: TenantContext, keepsApps: boolean, left: string | undefined): string | undefined =>
    keepsApps ? left : undefined,
  mutants: {
    keepsItToItself: () => undefined,
    sendsAnother: (_context, keepsApps) => (keepsApps ? 'AAAA' : undefined),
  },
});

/** What is answered to a device that its holder returns to service: all that an order to erase it would have said. */
export const answersReturn = rule('XAP-455', {
  holds: (_context: TenantContext, order: JsonObject): JsonObject => order,
  mutants: {
    letsNobodyReturn: (_context, order) => ({ ...order, Enabled: false }),
    leavesTheRestOut: () => ({ Enabled: true }),
  },
});

export const returnToServiceServerRules: readonly RuleSummary[] = [
  sendsMdmProfile,
  sendsNetwork,
  sendsBootstrapToken,
  answersReturn,
];
