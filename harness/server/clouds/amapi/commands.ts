import { readDuration, timestamp } from '../../../../protocol/amapi/duration.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, refuse } from './call.js';
import { checkBody } from './check-body.js';
import { commandLife, typeOfCommand } from './command-rules.js';
import { commandParameters, needsParameters } from './command-types.table.js';
import { deviceOf } from './devices.js';
import { enterpriseOf } from './enterprises.js';
import { endOperation, shownOperation } from './operations.js';
import { commandShape } from './shapes.table.js';
import type { OperationState } from './state.js';

/** devices.issueCommand: an operation that ends when the device has answered, or with the command's duration. */
export function issueCommand(call: Call): JsonObject {
  const { body, context, random, resource, state } = call;
  checkBody(call, commandShape);
  const type = typeOf(call);
  const device = deviceOf(call, resource);
  const command = { ...body, type, createTime: timestamp(context.now) };
  const name = `${resource}/operations/${newId(random)}`;
  const operation: OperationState = { name, command, createdAt: context.now, expiresAt: context.now + lifeOf(call) };
  device.operations.set(name, operation);
  const answer = shownOperation(context, operation);
  if (state.knobs.commandFirst) endOperation(call, enterpriseOf(call), device, operation, {});
  return answer;
}

function typeOf({ body, context }: Call): string {
  const type = typeOfCommand(context, body);
  if (type === undefined || !Object.hasOwn(commandParameters, type))
    throw refuse('INVALID_ARGUMENT', `Invalid value at 'type': ${JSON.stringify(body.type ?? null)}`);
  const own = commandParameters[type];
  const foreign = Object.values(commandParameters).find(
    (member) => member !== undefined && member !== own && body[member] !== undefined,
  );
  if (foreign !== undefined) throw refuse('INVALID_ARGUMENT', `${foreign} does not go with the command ${type}.`);
  if (own !== undefined && needsParameters.has(type) && body[own] === undefined)
    throw refuse('INVALID_ARGUMENT', `${own} must be set.`);
  refuseWrongValues(body);
  return type;
}

function refuseWrongValues({ wipeParams }: JsonObject): void {
  const reason = (wipeParams as { readonly wipeReason?: { readonly defaultMessage?: string } } | undefined)?.wipeReason;
  if ((reason?.defaultMessage?.length ?? 0) > 200)
    throw refuse('INVALID_ARGUMENT', 'wipeReason must have at most 200 characters.');
}

function lifeOf({ body: { duration }, context }: Call): number {
  const asked = duration === undefined ? undefined : (readDuration(duration) ?? 0);
  if (asked !== undefined && asked <= 0) throw refuse('INVALID_ARGUMENT', `Invalid value at 'duration'`);
  return commandLife(context, asked);
}
