import { readDuration, timestamp } from '../../../../protocol/amapi/duration.js';
import { minutes } from '../../../../protocol/base/clock.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, onlyMembers, page, refuse, textOf } from './call.js';
import { fullPolicyName } from './enrollment-tokens.js';
import { enterpriseName, enterpriseOf, maskOf } from './enterprises.js';
import { publish } from './notify.js';
import { commandInForce } from './rules.js';
import type { DeviceState, OperationState } from './state.js';

export function listDevices(call: Call): JsonObject {
  const all = [...enterpriseOf(call).devices.values()].map(({ resource }) => resource);
  return page(call.query, 'devices', all);
}

export const getDevice = (call: Call): JsonObject => deviceOf(call, call.resource).resource;

const patchable: ReadonlySet<string> = new Set(['state', 'policyName', 'disabledReason']);

/** devices.patch: the wanted state and the policy; whatever else the body holds is the device's to say. */
export function patchDevice(call: Call): JsonObject {
  const device = deviceOf(call, call.resource);
  const { body, query } = call;
  const paths = maskOf(query) ?? Object.keys(body).filter((member) => patchable.has(member));
  const foreign = paths.find((path) => !patchable.has(path));
  if (foreign !== undefined) throw refuse('INVALID_ARGUMENT', `Invalid update mask: ${foreign} cannot be changed.`);
  if (paths.includes('state') && body.state !== 'ACTIVE' && body.state !== 'DISABLED')
    throw refuse('INVALID_ARGUMENT', 'state must be ACTIVE or DISABLED.');
  const policy = paths.includes('policyName')
    ? fullPolicyName(enterpriseName(call), textOf(body.policyName) ?? 'default')
    : undefined;
  device.resource = {
    ...device.resource,
    ...(paths.includes('state') && { state: body.state ?? 'ACTIVE' }),
    ...(policy !== undefined && { policyName: policy }),
    ...(paths.includes('disabledReason') && { disabledReason: body.disabledReason ?? {} }),
  };
  return device.resource;
}

/** devices.delete: the device is let go, and hears of it when it comes next; the last report says DELETED. */
export function deleteDevice(call: Call): JsonObject {
  const { resource } = deviceOf(call, call.resource);
  const enterprise = enterpriseOf(call);
  enterprise.devices.delete(call.resource);
  enterprise.deleted.add(call.resource);
  publish(call, enterprise, 'STATUS_REPORT', { ...resource, state: 'DELETED', appliedState: 'DELETED' });
  return {};
}

const commandTypes: readonly string[] = [
  'LOCK',
  'RESET_PASSWORD',
  'REBOOT',
  'RELINQUISH_OWNERSHIP',
  'CLEAR_APP_DATA',
  'WIPE',
];
const commandMembers: ReadonlySet<string> = new Set([
  'type',
  'duration',
  'newPassword',
  'resetPasswordFlags',
  'clearAppsDataParams',
  'wipeParams',
]);

/** devices.issueCommand: an operation that ends when the device has answered, or with the command's duration. */
export function issueCommand(call: Call): JsonObject {
  const { body, context, random, resource } = call;
  onlyMembers(body, commandMembers);
  if (!commandTypes.includes(String(body.type)))
    throw refuse('INVALID_ARGUMENT', `Invalid value at 'type': ${JSON.stringify(body.type ?? null)}`);
  const life = body.duration === undefined ? minutes(10) : readDuration(body.duration);
  if (life === undefined || life <= 0) throw refuse('INVALID_ARGUMENT', `Invalid value at 'duration'`);
  const device = deviceOf(call, resource);
  const name = `${resource}/operations/${newId(random)}`;
  const command = { ...body, createTime: timestamp(context.now) };
  const operation: OperationState = { name, command, createdAt: context.now, expiresAt: context.now + life };
  device.operations.set(name, operation);
  return shownOperation(context, operation);
}

export function listOperations(call: Call): JsonObject {
  const device = deviceOf(call, call.resource.slice(0, -'/operations'.length));
  const all = [...device.operations.values()].map((operation) => shownOperation(call.context, operation));
  return page(call.query, 'operations', all);
}

export const getOperation = (call: Call): JsonObject => shownOperation(call.context, operationOf(call));

/** operations.cancel: what no device has taken yet is not handed out any more. */
export function cancelOperation(call: Call): JsonObject {
  const operation = operationOf(call);
  operation.outcome ??= 'cancelled';
  return {};
}

/** Commands that wait for the device; what has waited too long ends here. */
export function waitingCommands(context: RuleContext, { operations }: DeviceState): readonly OperationState[] {
  for (const operation of operations.values()) expire(context, operation);
  return [...operations.values()].filter(({ outcome }) => outcome === undefined);
}

/** An operation as the API shows it (google.longrunning.Operation; its metadata is the command). */
export function shownOperation(context: RuleContext, operation: OperationState): JsonObject {
  expire(context, operation);
  const { name, command, outcome } = operation;
  const errorCode = typeof outcome === 'object' ? outcome.errorCode : undefined;
  const type = 'type.googleapis.com/google.android.devicemanagement.v1.Command';
  return {
    name,
    metadata: { '@type': type, ...command, ...(errorCode !== undefined && { errorCode }) },
    ...(outcome !== undefined && { done: true }),
    ...(outcome === 'expired' && { error: { code: 4, message: 'The command expired before the device took it.' } }),
    ...(outcome === 'cancelled' && { error: { code: 1, message: 'The operation was cancelled.' } }),
    ...(errorCode !== undefined && { error: { code: 2, message: errorCode } }),
  };
}

function expire(context: RuleContext, operation: OperationState): void {
  if (operation.outcome === undefined && !commandInForce(context, operation)) operation.outcome = 'expired';
}

export function deviceOf(call: Call, name: string): DeviceState {
  const found = enterpriseOf(call).devices.get(name);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${name}`);
  return found;
}

function operationOf(call: Call): OperationState {
  const [device = ''] = call.resource.split('/operations/');
  const found = deviceOf(call, device).operations.get(call.resource);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
  return found;
}
