import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { AdeProfile } from '../../domain/ade-profiles.js';
import { queueCommand } from '../../domain/devices.js';
import type { DeviceState } from '../../domain/state.js';
import { compareVersions } from '../../domain/versions.js';
import type { Tenant } from '../../tenant.js';
import { appleDetail, keep } from '../apple/device-detail.js';
import { assignedTo, profileNamed } from './assignments.js';
import { planCompanyPortal } from './company-portal/plan.js';
import { getsCellularPlan, nameFrom, namesAgain } from './profile-rules.js';

/** What a profile still has to say to a device that is in contact: its name every time, its cellular plan once. */
export function continueSetUp(tenant: Tenant, device: DeviceState): void {
  const profile = profileOfDevice(tenant, device);
  if (profile === undefined) return;
  name(tenant, device, profile);
  activateCellular(tenant, device, profile);
  planCompanyPortal(tenant, device, profile);
}

/** The profile that the device came in by, as it is now. */
export function profileOfDevice(tenant: Tenant, device: DeviceState): AdeProfile | undefined {
  const issued = device.serial === undefined ? undefined : assignedTo(tenant.context(), device.serial);
  if (issued === undefined || issued.reference !== appleDetail(device).reference) return undefined;
  return profileNamed(tenant.context(), String(issued.options.profile));
}

function name(tenant: Tenant, device: DeviceState, { nameTemplate }: AdeProfile): void {
  const context = tenant.context();
  if (nameTemplate === undefined || !namesAgain(context, appleDetail(device).named === true)) return;
  const values = { SERIAL: device.serial ?? '', DEVICETYPE: typeOf(device) };
  const DeviceName = nameFrom(context, nameTemplate, values);
  queue(tenant, device, { RequestType: 'Settings', Settings: [{ Item: 'DeviceName', DeviceName }] });
  keep(device, { named: true });
}

function typeOf({ platform }: DeviceState): string {
  if (platform === 'macos') return 'Mac';
  return platform === 'ipados' ? 'iPad' : 'iPhone';
}

function activateCellular(tenant: Tenant, device: DeviceState, { cellularServer }: AdeProfile): void {
  if (cellularServer === undefined || appleDetail(device).cellular === true) return;
  if (!getsCellularPlan(tenant.context(), compareVersions(device.osVersion ?? '0', '13.0') >= 0)) return;
  queue(tenant, device, { RequestType: 'RefreshCellularPlans', eSIMServerURL: cellularServer });
  keep(device, { cellular: true });
}

function queue(tenant: Tenant, device: DeviceState, payload: JsonObject): void {
  queueCommand(device, { id: tenant.random.uuid(), kind: String(payload.RequestType), payload }, tenant.clock.now());
}
