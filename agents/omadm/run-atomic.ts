import { type GroupCommand, isRequest, type Request } from '../../protocol/syncml/messages.js';
import { answered, type Ran, statusOf, targets } from './answers.js';
import type { TreeState } from './csp.js';
import { treeAfterFailedAtomic } from './device-rules.js';
import { belongsInAtomic, type FateInAtomic, replacesWhatItAdded, statusInFailedAtomic } from './session-rules.js';
import type { Tree } from './tree-operations.js';

/** Carries out one command on the tree as it is by then. */
export type RunCommand = (tree: Tree, command: Request, msgRef: number) => Ran;

/**
 * All or nothing (MS-MDM §2.2.7.3). Get, another Atomic and a Replace of what was just added cannot be inside. After a failure what was done is taken back and answered
 * with 216 (516 when it cannot be), what was not begun with 215, and the Atomic itself with 507.
 */
export function runAtomic(tree: Tree, atomic: GroupCommand, msgRef: number, run: RunCommand): Ran {
  const children = atomic.commands.filter(isRequest);
  const done: { readonly command: Request; readonly ran: Ran }[] = [];
  let state = tree.state;
  for (const command of children) {
    const ran = isAllowed(tree, command, children.slice(0, done.length))
      ? run({ ...tree, state }, command, msgRef)
      : answered({ ...tree, state }, command, msgRef, '500');
    done.push({ command, ran });
    state = ran.state;
    if (!ran.succeeded) return rolledBack(tree, atomic, msgRef, state, done, children.slice(done.length));
  }
  return {
    answers: [statusOf(atomic, msgRef, '200'), ...done.flatMap(({ ran }) => ran.answers)],
    state,
    events: done.flatMap(({ ran }) => ran.events),
    endsSession: done.some(({ ran }) => ran.endsSession),
    succeeded: true,
    irrevocable: done.some(({ ran }) => ran.irrevocable),
  };
}

function isAllowed({ world }: Tree, command: Request, before: readonly Request[]): boolean {
  if (!belongsInAtomic(world, command)) return false;
  if (command.verb !== 'Replace' || replacesWhatItAdded(world)) return true;
  const added = new Set(before.filter(({ verb }) => verb === 'Add').flatMap((add) => targets(add)));
  return !targets(command).some((node) => added.has(node));
}

function rolledBack(
  tree: Tree,
  atomic: GroupCommand,
  msgRef: number,
  after: TreeState,
  done: readonly { readonly command: Request; readonly ran: Ran }[],
  notBegun: readonly Request[],
): Ran {
  const undone = done.slice(0, -1);
  const failed = done.slice(-1);
  const fateOf = (command: Request, fate: FateInAtomic) =>
    statusOf(command, msgRef, statusInFailedAtomic(tree.world, fate), targets(command));
  return {
    answers: [
      statusOf(atomic, msgRef, '507'),
      ...undone.map(({ command, ran }) => fateOf(command, ran.irrevocable ? 'cannot be taken back' : 'taken back')),
      ...failed.flatMap(({ ran }) => ran.answers),
      ...notBegun.map((command) => fateOf(command, 'not begun')),
    ],
    state: treeAfterFailedAtomic(tree.world, tree.state, after),
    events: undone.filter(({ ran }) => ran.irrevocable).flatMap(({ ran }) => ran.events),
    endsSession: false,
    succeeded: false,
    irrevocable: undone.some(({ ran }) => ran.irrevocable),
  };
}
