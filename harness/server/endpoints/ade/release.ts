import { queueCommand } from '../../domain/devices.js';
import type { CommandState, DeviceState } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import { appleDetail, keep } from '../apple/device-detail.js';
import { portalIsMissing } from './company-portal/plan.js';
import { mayGoWithout } from './company-portal/rules.js';
import { letsGo } from './rules.js';
import { profileOfDevice } from './session-start.js';

/** DeviceConfigured, once a device that is held in Setup Assistant has got everything that waited for it (mdm/commands/device.configured.yaml). */
export function releaseFromSetUp(tenant: Tenant, device: DeviceState): CommandState | undefined {
  if (!letsGo(tenant.context(), appleDetail(device).awaiting === true)) return undefined;
  const profile = profileOfDevice(tenant, device);
  if (profile !== undefined && !mayGoWithout(tenant.context(), portalIsMissing(device, profile))) return undefined;
  keep(device, { awaiting: false });
  const command = { id: tenant.random.uuid(), kind: 'DeviceConfigured', payload: { RequestType: 'DeviceConfigured' } };
  return queueCommand(device, command, tenant.clock.now());
}
