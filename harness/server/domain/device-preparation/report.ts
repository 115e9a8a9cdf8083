import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { type Preparation, preparationOf } from './deployment.js';
import { deploymentTime } from './deployment-rules.js';

/** The report `device-preparation-deployments`: each PC that went through device preparation, with its apps and scripts (Learn, "Windows Autopilot device preparation reporting and monitoring"). */
export function preparationReport(context: TenantContext): JsonObject {
  const rows = [...context.state.devices.values()].flatMap((device) => {
    const preparation = preparationOf(device);
    return preparation === undefined ? [] : [rowOf(context, device, preparation)];
  });
  return { rows };
}

function rowOf(context: TenantContext, device: DeviceState, preparation: Preparation): JsonObject {
  const { startedAt, endedAt, items } = preparation;
  const time = deploymentTime(context, startedAt, endedAt);
  return {
    deviceName: String(device.detail.deviceName ?? ''),
    ...(device.enrolledAt !== undefined && { enrollmentDate: new Date(device.enrolledAt).toISOString() }),
    deploymentStatus: preparation.status,
    phase: preparation.phase,
    serialNumber: device.serial ?? '',
    deploymentTime: time === undefined ? 'In progress' : `${Math.round(time / 60_000)} minutes`,
    upn: device.upn ?? '',
    deviceId: device.id,
    directoryDeviceId: String(device.detail.directoryDeviceId ?? ''),
    deploymentPolicy: preparation.policy,
    policyVersion: preparation.version,
    osVersion: device.osVersion ?? '',
    ...(preparation.error !== undefined && { error: preparation.error }),
    apps: items.filter(({ kind }) => kind === 'app').map(({ name, status }) => ({ name, status })),
    scripts: items.filter(({ kind }) => kind === 'script').map(({ name, status }) => ({ name, status })),
  };
}
