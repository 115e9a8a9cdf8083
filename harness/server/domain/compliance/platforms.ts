import type { TenantContext } from '../../tenant.js';
import { corporateCompliancePlatform, workProfileCompliance } from '../android-policies/platforms.js';
import { aospCompliance } from '../aosp/policies.js';
import { administratorCompliance } from '../device-administrator/compliance.js';
import type { DeviceState } from '../state.js';

/** Settings of a form by section, each with the values it takes. */
export type OfferedSettings = Readonly<Record<string, Readonly<Record<string, readonly string[] | 'any'>>>>;

/** What is found of one setting: it holds, it does not, or the device has not told. */
export type SettingState = 'compliant' | 'noncompliant' | 'not evaluated';

/** One kind of device that compliance policies are made for, as the form calls it. */
export interface CompliancePlatform {
  readonly name: string;
  readonly manages: (device: DeviceState) => boolean;
  readonly sections: (context: TenantContext) => OfferedSettings;
  /** Judges a setting that is configured. */
  readonly judge: (context: TenantContext, device: DeviceState, setting: string, value: string) => SettingState;
}

/** Every platform that has compliance policies of this shape. */
export const compliancePlatforms: readonly CompliancePlatform[] = [
  administratorCompliance,
  workProfileCompliance,
  aospCompliance,
  corporateCompliancePlatform,
];

export function compliancePlatform(name: string): CompliancePlatform | undefined {
  return compliancePlatforms.find((platform) => platform.name === name);
}
