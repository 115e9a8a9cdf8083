import {
  type GroupCommand,
  type Item,
  type ItemCommand,
  isRequest,
  type Request,
} from '../../protocol/syncml/messages.js';
import { isSuccess } from '../../protocol/syncml/status-codes.table.js';
import { type Answer, answered, type Ran, statusOf, targets } from './answers.js';
import { askedBesides } from './node-lists.js';
import { runAtomic } from './run-atomic.js';
import { orderInSequence, statusesOfItems, statusOfUnknown, statusWithoutCmdId } from './session-rules.js';
import { type Operated, operate, type Tree } from './tree-operations.js';

/** Carries out the commands of one message in their order; each has its own answer, and a bad one does not spoil the others. */
export function runCommands(tree: Tree, commands: readonly Request[], msgRef: number): Ran {
  return inOrder(tree, commands, (at, command) => runCommand(at, command, msgRef));
}

function runCommand(tree: Tree, command: Request, msgRef: number): Ran {
  const refusal = command.cmdId === '' ? statusWithoutCmdId(tree.world) : undefined;
  if (refusal !== undefined) return answered(tree, command, msgRef, refusal);
  switch (command.verb) {
    case 'Unknown':
      return answered(tree, command, msgRef, statusOfUnknown(tree.world, command.name));
    case 'Alert':
      return answered(tree, command, msgRef, '200');
    case 'Atomic':
      return runAtomic(tree, command, msgRef, runCommand);
    case 'Sequence':
      return runSequence(tree, command, msgRef);
    default:
      return runItems(tree, command, msgRef);
  }
}

/** One Status for all items, or one for each where they differ; Results follow (MS-MDM §2.2.6.1, §2.2.7.8). */
function runItems(tree: Tree, command: ItemCommand, msgRef: number): Ran {
  if (command.items.length === 0) return answered(tree, command, msgRef, '412');
  const operated = operateOnItems(tree, command);
  const agreed = operated.every(({ result }) => result.status === operated[0]?.result.status);
  const each = operated.map(({ item, result }) =>
    statusOf(command, msgRef, result.status, item.target ? [item.target] : []),
  );
  const together = () => statusOf(command, msgRef, operated[0]?.result.status ?? '500', targets(command));
  const statuses = statusesOfItems(tree.world, together, each, agreed);
  const found = operated.filter(({ result }) => result.found !== undefined || result.listed !== undefined);
  const results = found.length === 0 ? [] : [resultsOf(command, msgRef, found)];
  return {
    answers: [...statuses, ...results],
    state: operated.at(-1)?.result.state ?? tree.state,
    events: operated.flatMap(({ result }) => result.event ?? []),
    endsSession: operated.some(({ result }) => result.endsSession === true),
    succeeded: operated.every(({ result }) => isSuccess(result.status)),
    irrevocable: operated.some(({ result }) => result.irrevocable === true && isSuccess(result.status)),
  };
}

interface OperatedItem {
  readonly item: Item;
  readonly result: Operated;
}

function operateOnItems(tree: Tree, { verb, meta, items }: ItemCommand): readonly OperatedItem[] {
  let state = tree.state;
  return items.map((item) => {
    const format = item.meta?.format ?? meta?.format;
    const { target = '', data } = item;
    const at = { ...tree, state };
    const operation = { verb, target, ...(format !== undefined && { format }), ...(data !== undefined && { data }) };
    const result = (verb === 'Get' ? askedBesides(at, target) : undefined) ?? operate(at, operation);
    state = result.state;
    return { item, result };
  });
}

function runSequence(tree: Tree, sequence: GroupCommand, msgRef: number): Ran {
  const commands = orderInSequence(tree.world, sequence.commands.filter(isRequest));
  const inner = inOrder(tree, commands, (at, command) => runCommand(at, command, msgRef));
  return { ...inner, answers: [statusOf(sequence, msgRef, '200'), ...inner.answers] };
}

function inOrder(tree: Tree, commands: readonly Request[], run: (at: Tree, command: Request) => Ran): Ran {
  const all: Ran[] = [];
  let state = tree.state;
  for (const command of commands) {
    const ran = run({ ...tree, state }, command);
    all.push(ran);
    state = ran.state;
    if (ran.endsSession) break;
  }
  return {
    answers: all.flatMap(({ answers }) => answers),
    state,
    events: all.flatMap(({ events }) => events),
    endsSession: all.some(({ endsSession }) => endsSession),
    succeeded: all.every(({ succeeded }) => succeeded),
    irrevocable: all.some(({ irrevocable }) => irrevocable),
  };
}

function resultsOf(command: ItemCommand, msgRef: number, found: readonly OperatedItem[]): Answer {
  const items = found.flatMap(({ item, result }) => {
    const { found: one = { format: 'chr', data: '' }, listed = [{ uri: item.target ?? '', ...one }] } = result;
    return listed.map(({ uri, format, data }) => ({
      source: uri,
      meta: { format },
      ...(data !== undefined && { data }),
    }));
  });
  return { verb: 'Results', msgRef, cmdRef: command.cmdId, items };
}
