import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';

/** Whether a message in the name of a device is believed, given whether its signature holds. */
export const machineInfoIsSigned = rule('XAP-201', {
  holds: (_context: TenantContext, valid: boolean): boolean => valid,
  mutants: { signatureNotVerified: () => true },
});

/** Whether the signer is a device, given whether its certificate leads to the authority of devices. */
export const signerIsDevice = rule('XAP-202', {
  holds: (_context: TenantContext, trusted: boolean): boolean => trusted,
  mutants: { anySigner: () => true },
});

/** The time (ms) for which the certificates of a device's maker are judged: that of the device's own, for they run out in use (deploymenttheory/go-apple-dm, ADR 0027). */
export const factoryChainAt = rule('XAP-465', {
  holds: (_context: TenantContext, issued: number): number => issued,
  mutants: { looksAtTheClock: ({ now }) => now },
});

/** Whether the device that authenticates is the one that fetched the profile, by the UDIDs of both. */
export const sameDevice = rule('XAP-204', {
  holds: (_context: TenantContext, fetched: string | undefined, authenticates: string): boolean =>
    fetched === undefined || fetched === authenticates,
  mutants: { anyDevice: () => true },
});

/** Whether a device may leave Setup Assistant, given whether it says that it waits for that. */
export const letsGo = rule('XAP-205', {
  holds: (_context: TenantContext, waits: boolean): boolean => waits,
  mutants: { keepsIt: () => false },
});

/** Every rule of this endpoint. */
export const adeRules: readonly RuleSummary[] = [
  machineInfoIsSigned,
  signerIsDevice,
  factoryChainAt,
  sameDevice,
  letsGo,
];
