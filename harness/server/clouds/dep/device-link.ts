import { type CloudRequest, type CloudResponse, json, jsonBody, plain } from '../cloud.js';
import type { DepCloud } from './dep-cloud.js';
import { isProvisional, lockAfterFailure, lockWhenMigrating } from './migration-rules.js';
import { type Organisation, type OwnedDevice, releaseDevice } from './organisation.js';

/**
 * What a simulated device tells Apple of itself, in place of a service that is not published: `{ migration: 'started' | 'failed' }`, or `{ leave: true }`
 * where its holder takes it from an organisation that has it provisionally (Apple Platform Deployment, "Add devices from Apple Configurator").
 */
export function answerDevice(cloud: DepCloud, serial: string, request: CloudRequest): CloudResponse {
  for (const org of cloud.organisations.values()) {
    const device = org.devices.get(serial);
    if (device !== undefined) return takeWord(cloud, org, device, request);
  }
  return plain('', 404);
}

function takeWord(cloud: DepCloud, org: Organisation, device: OwnedDevice, request: CloudRequest): CloudResponse {
  const { migration, leave } = jsonBody(request) ?? {};
  if (leave === true) return letGo(cloud, org, device);
  if (migration !== 'started' && migration !== 'failed') return plain('', 400);
  const context = cloud.context();
  const lock = migration === 'started' ? lockWhenMigrating(context, device.activationLock) : lockAfterFailure(context);
  if (lock === undefined) delete device.activationLock;
  else device.activationLock = lock;
  return json({});
}

function letGo(cloud: DepCloud, org: Organisation, device: OwnedDevice): CloudResponse {
  const context = cloud.context();
  if (!isProvisional(context, device.facts.source, device.enrolledAt)) return plain('', 403);
  releaseDevice(org, device, context.now);
  return json({});
}
