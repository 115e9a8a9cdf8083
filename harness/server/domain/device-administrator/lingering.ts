import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { recordStillCounts } from './move-rules.js';

/** Devices of a person whose administrator is gone and whose records are still there. */
export function lingeringDevicesOf(context: TenantContext, upn: string): readonly DeviceState[] {
  const owner = upn.toLowerCase();
  return [...context.state.devices.values()].filter(
    (device) =>
      device.upn === owner &&
      device.state === 'unenrolled' &&
      device.method.startsWith('android-da') &&
      recordStillCounts(context, device.lastContact ?? 0),
  );
}
