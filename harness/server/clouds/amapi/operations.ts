import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, refuse } from './call.js';
import { commandInForce, endsDevice, isHandedOut, shownEnd } from './command-rules.js';
import { deviceOf, letGo } from './devices.js';
import { publish } from './notify.js';
import { pageOf } from './pages.js';
import type { DeviceState, EnterpriseState, OperationOutcome, OperationState } from './state.js';

export function listOperations(call: Call): JsonObject {
  const device = deviceOf(call, call.resource.slice(0, -'/operations'.length));
  return pageOf(
    call,
    'operations',
    [...device.operations.values()].map((operation) => shownOperation(call.context, operation)),
  );
}

export const getOperation = (call: Call): JsonObject => shownOperation(call.context, operationOf(call));

/** operations.cancel: what no device has taken yet is not handed out any more. */
export function cancelOperation(call: Call): JsonObject {
  const operation = operationOf(call);
  expire(call.context, operation);
  operation.outcome ??= 'cancelled';
  return {};
}

/** Commands that wait for the device; what has waited too long ends here. */
export function waitingCommands(context: RuleContext, { operations }: DeviceState): readonly OperationState[] {
  for (const operation of operations.values()) expire(context, operation);
  return [...operations.values()].filter(({ outcome }) => isHandedOut(context, outcome));
}

/** The device has answered; the EMM hears of it. */
export function endOperation(
  call: Pick<Call, 'state' | 'context'>,
  enterprise: EnterpriseState,
  device: DeviceState,
  operation: OperationState,
  outcome: OperationOutcome,
): void {
  operation.outcome = outcome;
  publish(call, enterprise, 'COMMAND', shownOperation(call.context, operation));
  if (endsDevice(call.context, String(operation.command.type), outcome)) letGo(call, enterprise, device);
}

const commandType = 'type.googleapis.com/google.android.devicemanagement.v1.Command';

/** An operation as the API shows it (google.longrunning.Operation; its metadata is the command). */
export function shownOperation(context: RuleContext, operation: OperationState): JsonObject {
  expire(context, operation);
  const { name, command, outcome } = operation;
  const metadata = { '@type': commandType, ...command };
  if (outcome === undefined) return { name, metadata };
  const { metadata: more, error } = shownEnd(context, outcome);
  return {
    name,
    metadata: { ...metadata, ...more },
    done: true,
    ...(error === undefined ? { response: metadata } : { error }),
  };
}

function expire(context: RuleContext, operation: OperationState): void {
  if (operation.outcome === undefined && !commandInForce(context, operation)) operation.outcome = 'expired';
}

function operationOf(call: Call): OperationState {
  const [device = ''] = call.resource.split('/operations/');
  const found = deviceOf(call, device).operations.get(call.resource);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
  return found;
}
