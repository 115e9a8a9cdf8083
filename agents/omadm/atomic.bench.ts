import { bench, describe } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import type { Request } from '../../protocol/syncml/messages.js';
import { dmClientState } from '../windows/csp/dm-client-csp.js';
import { windowsTree } from '../windows/csp/windows-tree.js';
import { runCommands } from './run-commands.js';
import type { Tree } from './tree-operations.js';

const facts = { deviceId: 'd', manufacturer: 'Muster', model: 'PC', osVersion: '10.0.26200.1', language: 'en-US' };
const tree: Tree = {
  schema: windowsTree,
  state: dmClientState('MDM', {}),
  world: { now: 0, rules: soundRules, facts, userSignedIn: true },
};

const set = (cmdId: number, policy: string): Request => ({
  verb: 'Replace',
  cmdId: String(cmdId),
  items: [
    { target: `./Device/Vendor/MSFT/Policy/Config/Camera/${policy}`, meta: { format: 'int' }, data: String(cmdId % 2) },
  ],
});
const commands = (count: number): Request[] => Array.from({ length: count }, (_, at) => set(at + 2, 'AllowCamera'));
const atomic = (...inner: readonly Request[]): Request => ({ verb: 'Atomic', cmdId: '1', commands: inner });

const single = commands(500);
const sound = atomic(...single);
const failing = atomic(...single.slice(1), set(900, 'NoSuchPolicy'));
const five = atomic(...commands(5));

/** All or nothing costs what its commands cost, also when the last one takes 499 back; 500 of them cost a hundred times as much as 5. */
describe('500 commands on the tree', () => {
  bench('one by one', () => void runCommands(tree, single, 1));
  bench('in an Atomic', () => void runCommands(tree, [sound], 1));
  bench('in an Atomic that the last one fails', () => void runCommands(tree, [failing], 1));
  bench('5 in an Atomic, a hundred times', () => {
    for (let time = 0; time < 100; time++) runCommands(tree, [five], 1);
  });
});
