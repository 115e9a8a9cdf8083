import {
  commandName,
  type Request,
  type Results,
  type Status,
  Status as StatusMessage,
} from '../../protocol/syncml/messages.js';
import { isSuccess, type StatusCode } from '../../protocol/syncml/status-codes.table.js';
import type { DeviceEvent, TreeState } from './csp.js';
import type { Tree } from './tree-operations.js';

/** An answer before it is numbered. */
export type Answer = Omit<Status, 'cmdId'> | Omit<Results, 'cmdId'>;

/** What came of one command, or of several. */
export interface Ran {
  readonly answers: readonly Answer[];
  readonly state: TreeState;
  readonly events: readonly DeviceEvent[];
  readonly endsSession: boolean;
  readonly succeeded: boolean;
  readonly irrevocable: boolean;
}

/** A command that changes nothing and has one Status. */
export function answered(tree: Tree, command: Request, msgRef: number, status: StatusCode): Ran {
  return {
    answers: [statusOf(command, msgRef, status, targets(command))],
    state: tree.state,
    events: [],
    endsSession: false,
    succeeded: isSuccess(status),
    irrevocable: false,
  };
}

/** LocURIs of a command's items. */
export const targets = (command: Request): readonly string[] =>
  'items' in command ? command.items.flatMap(({ target }) => target ?? []) : [];

/** The Status of one command. */
export function statusOf(
  command: Request,
  msgRef: number,
  data: StatusCode,
  targetRefs: readonly string[] = [],
): Answer {
  return StatusMessage.create({
    cmdId: '',
    msgRef,
    cmdRef: command.cmdId,
    cmd: commandName(command),
    data,
    targetRefs,
  });
}
