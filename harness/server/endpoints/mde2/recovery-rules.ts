import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { DeviceState } from '../../domain/state.js';

/** Whether a certificate that was lost is issued once more: to a PC that is managed for whoever asks (MS-MDE2 §3.6). */
export const mayRecover = rule('XWE-041', {
  holds: (_context: RuleContext, device: DeviceState | undefined, upn: string | undefined): boolean =>
    device?.state === 'enrolled' && device.upn === upn?.toLowerCase(),
  mutants: { anybody: () => true, nobody: () => false },
});

/** Whether a PC that recovered its certificate is the device that it was, with what waits for it: nothing but the key has changed (MS-MDE2 §3.6). */
export const staysTheSame = rule('XWE-333', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { beginsAnew: () => false },
});

export const recoveryRules: readonly RuleSummary[] = [mayRecover, staysTheSame];
