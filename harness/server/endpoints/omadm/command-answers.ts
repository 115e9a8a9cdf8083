import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import {
  type Item,
  isResults,
  isStatus,
  type Results,
  type Status,
  type SyncMl,
} from '../../../../protocol/syncml/messages.js';
import type { CommandState, DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { commandAnswered } from './message-rules.js';
import { keptResults, stateByStatus } from './rules.js';
import type { DmSession, SentCommand } from './session.js';

/** What a device says of one queued command in one message. */
interface Told {
  readonly command: CommandState;
  /** Codes of the command itself. */
  readonly codes: string[];
  /** Results behind them, where the device tells them. */
  readonly errors: string[];
  /** Every Status, those of commands inside it too. */
  readonly statuses: Json[];
  readonly items: Item[];
}

/** Takes the Status and Results elements of a message to the commands they answer, and returns the commands that still wait. */
export function takeAnswers(
  context: TenantContext,
  device: DeviceState,
  { sent }: DmSession,
  { body }: SyncMl,
): DmSession['sent'] {
  const told = new Map<string, Told>();
  const waiting = { ...sent };
  for (const status of body.filter(isStatus)) takeStatus(context, device, told, waiting, sent, status);
  for (const results of body.filter(isResults)) takeResults(context, told, sent, results);
  for (const one of told.values()) settle(context, one);
  return waiting;
}

function takeStatus(
  context: TenantContext,
  device: DeviceState,
  told: Map<string, Told>,
  waiting: Record<string, SentCommand>,
  sent: DmSession['sent'],
  status: Status,
): void {
  const reference = commandAnswered(context, sent, status) ?? '';
  const answered = sent[reference];
  const command = device.commands.find(({ id }) => id === answered?.command);
  if (answered === undefined || command === undefined) return;
  delete waiting[reference];
  const about = told.get(command.id) ?? { command, codes: [], errors: [], statuses: [], items: [] };
  told.set(command.id, about);
  const target = status.targetRefs[0] ?? answered.target;
  const { originalError } = status;
  about.statuses.push({ verb: answered.verb, target, status: status.data, ...(originalError && { originalError }) });
  if (originalError !== undefined && !answered.inner) about.errors.push(originalError);
  // a piece that is buffered says nothing yet of the command
  if (!answered.inner && status.data !== '213') about.codes.push(status.data);
}

function takeResults(context: TenantContext, told: Map<string, Told>, sent: DmSession['sent'], results: Results): void {
  const answered = sent[commandAnswered(context, sent, results) ?? ''];
  if (answered !== undefined) told.get(answered.command)?.items.push(...results.items);
}

function settle(context: TenantContext, { command, codes, errors, statuses, items }: Told): void {
  if (codes.length > 0) command.state = stateByStatus(context, codes);
  const kept = keptResults(context, items).map(itemView);
  const status = codes.find((code) => !code.startsWith('2')) ?? codes[0];
  command.result = {
    ...command.result,
    ...(status !== undefined && { status }),
    ...(errors[0] !== undefined && { originalError: errors[0] }),
    ...((statuses.length > 1 || codes.length === 0) && { statuses }),
    ...(kept.length > 0 && { items: kept }),
  };
}

/** Adds what a Get found to what is known of its command. */
export function keepItems(context: TenantContext, command: CommandState, items: readonly Item[]): void {
  const before = (command.result?.items as readonly Json[] | undefined) ?? [];
  command.result = { ...command.result, items: [...before, ...keptResults(context, items).map(itemView)] };
}

const itemView = ({ source, target, meta, data = '' }: Item): JsonObject => ({
  uri: source ?? target ?? '',
  format: meta?.format ?? 'chr',
  data,
});
