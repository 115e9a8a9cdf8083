import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { isDue } from './actions.js';
import { compliancePlatform, type SettingState } from './platforms.js';
import { type CompliancePolicy, policiesFor } from './policy.js';

/** What is remembered of a policy on a device that does not comply with it. */
export type Breach = {
  /** Milliseconds on the tenant's clock. */
  readonly since: number;
  /** Actions that were carried out since, by their place in the policy. */
  readonly done: readonly number[];
};

export type ComplianceState = 'compliant' | 'in grace period' | 'noncompliant' | 'not evaluated';

/** How a policy stands on a device. */
export interface Standing {
  readonly policy: string;
  readonly state: ComplianceState;
  readonly settings: Readonly<Record<string, SettingState>>;
}

export function breachesOf({ detail }: DeviceState): Readonly<Record<string, Breach>> {
  return (detail.breaches ?? {}) as unknown as Readonly<Record<string, Breach>>;
}

export function keepBreaches(device: DeviceState, breaches: Readonly<Record<string, Breach>>): void {
  device.detail = { ...device.detail, breaches: breaches as unknown as JsonObject };
}

/** What is found of each setting of a policy. */
export function judgedSettings(
  context: TenantContext,
  device: DeviceState,
  { platform, settings }: CompliancePolicy,
): Readonly<Record<string, SettingState>> {
  const judge = compliancePlatform(platform)?.judge;
  const lines = Object.values(settings).flatMap((section) => Object.entries(section));
  const configured = lines.filter(([, value]) => value !== 'Not configured');
  return Object.fromEntries(
    configured.map(([setting, value]) => [setting, judge?.(context, device, setting, value) ?? 'not evaluated']),
  );
}

/** How every policy of a device stands now; a device that does not comply is marked when the policy's action is due. */
export function standings(context: TenantContext, device: DeviceState): readonly Standing[] {
  return policiesFor(context, device).map((policy) => {
    const settings = judgedSettings(context, device, policy);
    return { policy: policy.name, state: stateOf(context, device, policy, Object.values(settings)), settings };
  });
}

function stateOf(
  context: TenantContext,
  device: DeviceState,
  { name, actions }: CompliancePolicy,
  judged: readonly SettingState[],
): ComplianceState {
  if (!judged.includes('noncompliant')) return judged.includes('not evaluated') ? 'not evaluated' : 'compliant';
  const since = breachesOf(device)[name]?.since ?? context.now;
  const marks = actions.filter(({ action }) => action === 'Mark device noncompliant');
  return marks.some((action) => isDue(context, action, since)) ? 'noncompliant' : 'in grace period';
}

/** Whether a device is noncompliant by any of its policies. */
export function isMarkedNoncompliant(context: TenantContext, device: DeviceState): boolean {
  return standings(context, device).some(({ state }) => state === 'noncompliant');
}
