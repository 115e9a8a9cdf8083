import { rule } from '../../../../protocol/base/rule.js';
import {
  Alert,
  type Command,
  type Item,
  isResults,
  type Results,
  Status,
  type SyncMl,
} from '../../../../protocol/syncml/messages.js';
import type { DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { keepItems } from './command-answers.js';
import { commandAnswered } from './message-rules.js';
import type { DmSession } from './session.js';

/** A result of which more pieces are to come; plain JSON of the session. */
export interface PartialResult {
  /** Id of the queued command that it answers. */
  readonly command: string;
  readonly source: string;
  readonly format: string;
  readonly data: string;
  readonly size?: number;
}

/** What is held of a result once a piece has come (OMA-TS-DM_Protocol-V1_2, large object handling; OMA-TS-SyncML_RepPro-V1_2, MoreData). */
const withPiece = rule('XDM-160', {
  holds: (_: TenantContext, held: PartialResult | undefined, piece: PartialResult): PartialResult =>
    held === undefined ? piece : { ...held, data: held.data + piece.data },
  mutants: {
    keepsTheLastPiece: (_, _held, piece) => piece,
    keepsTheFirstPiece: (_, held, piece) => held ?? piece,
  },
});

/** The Status of a piece: buffered while more follow (OMA-TS-DM_RepPro-V1_2, status 213). */
const statusOfPiece = rule('XDM-160', {
  holds: (_: TenantContext, more: boolean): string => (more ? '213' : '200'),
  mutants: { saysDone: () => '200' },
});

/** The Status of a result that is whole and not as long as was told (OMA-TS-DM_RepPro-V1_2, status 424). */
const sizeObjection = rule('XDM-161', {
  holds: (_: TenantContext, { size, data }: PartialResult): string | undefined =>
    size === undefined || size === data.length ? undefined : '424',
  mutants: { countsNothing: () => undefined },
});

/** What the server says of a result whose end did not come (OMA-TS-DM_Protocol-V1_2, Alert 1225). */
const saidOfBroken = rule('XDM-162', {
  holds: (_: TenantContext, { source }: PartialResult): readonly Command[] => [
    Alert.create({ cmdId: '', data: '1225', items: [{ source }] }),
  ],
  mutants: { saysNothing: () => [] },
});

export const pieceRules = [withPiece, statusOfPiece, sizeObjection, saidOfBroken];

/** What came of a message's results. */
export interface TakenPieces {
  /** The message without pieces. */
  readonly message: SyncMl;
  readonly statuses: readonly Status[];
  /** What the server says besides. */
  readonly said: readonly Command[];
  readonly partial?: PartialResult;
}

/** Takes pieces of results out of a message, and gives a result to its command once it is whole. */
export function takePieces(
  context: TenantContext,
  device: DeviceState,
  { partial: before, sent }: Pick<DmSession, 'partial' | 'sent'>,
  message: SyncMl,
): TakenPieces {
  const results = message.body.filter(isResults);
  const next = results.find(({ items: [item] }) => before !== undefined && item?.source === before.source);
  const piece = next ?? results.find(({ items: [item] }) => item?.moreData === true);
  const said = before !== undefined && next === undefined ? brokenOff(context, device, before) : [];
  if (piece === undefined) return { message, statuses: [], said };
  const command = before?.command ?? sent[commandAnswered(context, sent, piece) ?? '']?.command ?? '';
  const held = withPiece(context, next && before, partialOf(command, piece));
  const more = piece.items[0]?.moreData === true;
  const objection = more ? undefined : sizeObjection(context, held);
  if (!more) settle(context, device, held, objection);
  return {
    message: { ...message, body: message.body.filter((one) => one !== piece) },
    statuses: [statusFor(message, piece, objection ?? statusOfPiece(context, more))],
    said,
    ...(more && { partial: held }),
  };
}

function partialOf(command: string, { items: [item = {}] }: Results): PartialResult {
  const { source = '', meta, data = '' }: Item = item;
  return { command, source, format: meta?.format ?? 'chr', data, ...(meta?.size !== undefined && { size: meta.size }) };
}

const statusFor = ({ header }: SyncMl, piece: Results, data: string): Status =>
  Status.create({ cmdId: '', msgRef: header.msgId, cmdRef: piece.cmdId, cmd: 'Results', data });

function brokenOff(context: TenantContext, device: DeviceState, held: PartialResult): readonly Command[] {
  settle(context, device, held, '214');
  return saidOfBroken(context, held);
}

/** A whole result is the command's; a command whose result is not failed. */
function settle(
  context: TenantContext,
  { commands }: DeviceState,
  { command: id, source, format, data }: PartialResult,
  objection: string | undefined,
): void {
  const command = commands.find((one) => one.id === id);
  if (command === undefined) return;
  if (objection === undefined) keepItems(context, command, [{ source, meta: { format }, data }]);
  else Object.assign(command, { state: 'failed', result: { ...command.result, status: objection } });
}
