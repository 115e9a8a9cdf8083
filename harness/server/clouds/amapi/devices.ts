import { applyFieldMask } from '../../../../protocol/amapi/field-mask.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, refuse, textOf } from './call.js';
import { checkBody, checkMask } from './check-body.js';
import { wipeDataFlags } from './command-types.table.js';
import { appliedAfterPatch, foreignPath, lastReport, stateMayBeAsked, wipeFlagsForDevice } from './device-rules.js';
import { deviceShape } from './device-shape.table.js';
import { fullPolicyName } from './enrollment-tokens.js';
import { enterpriseName, enterpriseOf, maskOf } from './enterprises.js';
import { publish } from './notify.js';
import { pageOf } from './pages.js';
import type { DeviceState, EnterpriseState } from './state.js';

export function listDevices(call: Call): JsonObject {
  return pageOf(
    call,
    'devices',
    [...enterpriseOf(call).devices.values()].map(({ resource }) => resource),
  );
}

export const getDevice = (call: Call): JsonObject => deviceOf(call, call.resource).resource;

/** devices.patch: the wanted state and the policy; whatever else the body holds is the device's to say. */
export function patchDevice(call: Call): JsonObject {
  checkBody(call, deviceShape);
  const device = deviceOf(call, call.resource);
  const { body, query, context } = call;
  checkMask(call, maskOf(query), deviceShape);
  const paths = maskOf(query) ?? Object.keys(body).filter((member) => foreignPath(context, [member]) === undefined);
  const foreign = foreignPath(context, paths);
  if (foreign !== undefined) throw refuse('INVALID_ARGUMENT', `Invalid update mask: ${foreign} cannot be changed.`);
  if (paths.includes('state') && !stateMayBeAsked(context, body.state))
    throw refuse('INVALID_ARGUMENT', 'state must be ACTIVE or DISABLED.');
  const update = paths.includes('policyName')
    ? { ...body, policyName: fullPolicyName(enterpriseName(call), textOf(body.policyName) ?? 'default') }
    : body;
  const changed = applyFieldMask(device.resource, update, paths);
  const applied = appliedAfterPatch(context, String(device.resource.appliedState), String(changed.state));
  device.resource = { ...changed, appliedState: applied };
  return device.resource;
}

/** devices.delete: the device is let go, and hears of it when it comes next. */
export function deleteDevice(call: Call): JsonObject {
  const flags = call.query.getAll('wipeDataFlags');
  const unknown = flags.find((flag) => !wipeDataFlags.has(flag));
  if (unknown !== undefined) throw refuse('INVALID_ARGUMENT', `Invalid value at 'wipe_data_flags': ${unknown}`);
  const device = deviceOf(call, call.resource);
  letGo(call, enterpriseOf(call), device, flags);
  return {};
}

/** The device is no more; its last report says so. */
export function letGo(
  call: Pick<Call, 'state' | 'context'>,
  enterprise: EnterpriseState,
  { resource }: DeviceState,
  flags: readonly string[] = [],
): void {
  const name = String(resource.name);
  enterprise.devices.delete(name);
  enterprise.deleted.set(name, wipeFlagsForDevice(call.context, flags));
  const last = lastReport(call.context, resource);
  if (last !== undefined) publish(call, enterprise, 'STATUS_REPORT', last);
}

/** Throws NOT_FOUND. */
export function deviceOf(call: Call, name: string): DeviceState {
  const found = enterpriseOf(call).devices.get(name);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${name}`);
  return found;
}
