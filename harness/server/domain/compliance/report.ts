import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { isInComplianceReport } from '../aosp/policies.js';
import { aospMethods } from '../aosp/record.js';
import type { DeviceState } from '../state.js';
import { compliancePlatform } from './platforms.js';
import { standings } from './standing.js';

/** Rows of the report `device-compliance`: how every policy stands on every device it holds for. */
export function complianceRows(context: TenantContext): readonly JsonObject[] {
  const managed = [...context.state.devices.values()].filter(
    (device) => device.state === 'enrolled' && isReported(context, device),
  );
  return managed.flatMap((device) =>
    standings(context, device).map(({ policy, state, settings }) => ({
      device: device.enrollmentId,
      ...(device.upn !== undefined && { upn: device.upn }),
      policy,
      state,
      settings: { ...settings },
    })),
  );
}

/** Devices without Google Mobile Services have compliance policies and no compliance report. */
const isReported = (context: TenantContext, { method }: DeviceState): boolean =>
  !aospMethods.includes(method) || isInComplianceReport(context);

/** Report `compliance-settings`: the form of a platform, section by section. */
export function offeredComplianceSettings(context: TenantContext, { platform }: JsonObject): JsonObject {
  return { sections: compliancePlatform(String(platform))?.sections(context) ?? {} } as unknown as JsonObject;
}
