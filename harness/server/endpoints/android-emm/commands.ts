import { readDuration } from '../../../../protocol/amapi/duration.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { findDevice } from '../../domain/devices.js';
import type { CommandState, DeviceState } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import { asksForEnd, believesOperation, failureOf, keepsEarlyEnd, triesAgain, usualLife } from './command-rules.js';
import { type GoogleClient, GoogleError } from './google-client.js';
import { emmState, keepEmm } from './state.js';

/** Hands waiting commands to Google, each as an operation (devices.issueCommand). */
export function sendCommands(tenant: Tenant, client: GoogleClient, device: DeviceState): void {
  for (const command of device.commands) if (command.state === 'queued') sendCommand(tenant, client, device, command);
}

function sendCommand(tenant: Tenant, client: GoogleClient, { enrollmentId }: DeviceState, command: CommandState): void {
  try {
    const operation = client.post(`${enrollmentId}:issueCommand`, command.payload);
    command.state = 'sent';
    command.result = { operation: String(operation.name), sentAt: tenant.clock.now() };
    takeEarlyEnd(tenant, command);
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
    if (triesAgain(tenant.context(), error.passes)) return;
    command.state = 'failed';
    command.result = { reason: error.message };
  }
}

/** An operation that has ended; one that nobody here knows yet is kept for whoever will. */
export function takeOperation(tenant: Tenant, operation: JsonObject): void {
  if (operation.done !== true) return;
  const name = String(operation.name);
  const device = findDevice(tenant.state, name.split('/operations/')[0] ?? '');
  const command = device?.commands.find(({ result }) => result?.operation === name);
  if (command !== undefined) endCommand(tenant, command, operation);
  else if (keepsEarlyEnd(tenant.context()))
    keepEmm(tenant.state, { early: { ...emmState(tenant.state).early, [name]: operation } });
}

function takeEarlyEnd(tenant: Tenant, command: CommandState): void {
  const { [String(command.result?.operation)]: operation, ...early } = emmState(tenant.state).early;
  if (operation === undefined) return;
  keepEmm(tenant.state, { early });
  endCommand(tenant, command, operation);
}

function endCommand(tenant: Tenant, command: CommandState, operation: JsonObject): void {
  if (command.state !== 'sent') return;
  const reason = failureOf(tenant.context(), operation);
  const { code } = (operation.error ?? {}) as { readonly code?: number };
  command.state = code === deadlineExceeded ? 'expired' : reason === undefined ? 'acknowledged' : 'failed';
  command.result = { ...command.result, ...(reason !== undefined && { reason }) };
}

/** google.rpc.Code */
const deadlineExceeded = 4;

/** Asks for the end of commands whose time is over. */
export function askForEnds(tenant: Tenant, client: GoogleClient): void {
  for (const device of tenant.state.devices.values())
    for (const command of device.commands) if (isOver(tenant, command)) askForEnd(tenant, client, command);
}

function askForEnd(tenant: Tenant, client: GoogleClient, command: CommandState): void {
  const expired = { done: true, error: { code: deadlineExceeded, message: 'The command expired.' } };
  const asks = believesOperation(tenant.context());
  endCommand(tenant, command, asks ? client.get(String(command.result?.operation)) : expired);
}

function isOver(tenant: Tenant, command: CommandState): boolean {
  return command.state === 'sent' && asksForEnd(tenant.context(), Number(command.result?.sentAt), lifeOf(command));
}

/** When the time of the next command is over (ms). */
export function nextEnd({ state }: Pick<Tenant, 'state'>): number {
  const waiting = [...state.devices.values()].flatMap(({ commands }) =>
    commands.filter((each) => each.state === 'sent'),
  );
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...waiting.map((command) => Number(command.result?.sentAt) + lifeOf(command)),
  );
}

const lifeOf = ({ payload }: CommandState): number => readDuration(payload.duration) ?? usualLife;
