import { describe, expect, it } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import type { Request } from '../../protocol/syncml/messages.js';
import { dmClientState } from '../windows/csp/dm-client-csp.js';
import { effectivePolicies, withoutPolicies } from '../windows/csp/policy-csp.js';
import { windowsTree } from '../windows/csp/windows-tree.js';
import type { DeviceFacts, TreeState } from './csp.js';
import { runCommands } from './run-commands.js';
import { type Operation, operate } from './tree-operations.js';

const facts: DeviceFacts = {
  deviceId: 'device-1',
  manufacturer: 'Muster',
  model: 'Simulated PC',
  osVersion: '10.0.19043.1',
  language: 'en-US',
};

const policy = (name: string, root = 'Device'): string => `./${root}/Vendor/MSFT/Policy/Config/${name}`;
const camera = policy('Camera/AllowCamera');
const configured: TreeState = { 'Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera': '0' };

interface Setting {
  readonly state?: TreeState;
  readonly osVersion?: string;
  readonly userSignedIn?: boolean;
}

const treeOf = ({ state = {}, osVersion = facts.osVersion, userSignedIn = true }: Setting = {}) => ({
  schema: windowsTree,
  state,
  world: { now: 0, rules: soundRules, facts: { ...facts, osVersion }, userSignedIn },
});

describe('a command on one node', () => {
  it.each<[string, string, Operation, Setting?]>([
    ['Get of a value', '200', { verb: 'Get', target: './DevInfo/Man' }],
    ['Get of what is not there', '404', { verb: 'Get', target: camera }],
    ['Get of an unknown place', '404', { verb: 'Get', target: './Device/Vendor/MSFT/Nothing' }],
    ['Get of an interior node', '200', { verb: 'Get', target: './Device/Vendor/MSFT' }],
    [
      'the short form of a device node',
      '200',
      { verb: 'Get', target: './Vendor/MSFT/Policy/Result/Camera/AllowCamera' },
    ],
    ['Add', '200', { verb: 'Add', target: camera, format: 'int', data: '0' }],
    ['Add on an existing node', '418', { verb: 'Add', target: camera, data: '0' }, { state: configured }],
    ['Replace that creates a policy', '200', { verb: 'Replace', target: camera, format: 'int', data: '1' }],
    ['Replace of a read-only node', '405', { verb: 'Replace', target: './DevInfo/Man', data: 'x' }],
    ['Delete', '200', { verb: 'Delete', target: camera }, { state: configured }],
    ['Delete of what is not there', '404', { verb: 'Delete', target: camera }],
    ['Exec of a value', '405', { verb: 'Exec', target: camera }],
    ['Exec of an action', '200', { verb: 'Exec', target: './Device/Vendor/MSFT/Reboot/RebootNow' }],
    ['Get of an action', '405', { verb: 'Get', target: './Device/Vendor/MSFT/Reboot/RebootNow' }],
    ['text for a number', '400', { verb: 'Replace', target: camera, data: 'off' }],
    ['a number out of range', '400', { verb: 'Replace', target: camera, data: '2' }],
    [
      'a number that is not listed',
      '400',
      { verb: 'Replace', target: policy('Connectivity/AllowBluetooth'), data: '1' },
    ],
    ['a format that the node does not have', '415', { verb: 'Replace', target: camera, format: 'chr', data: '0' }],
    ['a LocURI with a slash first', '400', { verb: 'Get', target: '/DevInfo/Man' }],
    ['no LocURI', '400', { verb: 'Get', target: '' }],
    ['a LocURI with a hole', '404', { verb: 'Get', target: './DevInfo//Man' }],
    [
      'a policy of a later Windows',
      '404',
      { verb: 'Replace', target: policy('Experience/AllowFindMyDevice'), data: '1' },
      { osVersion: '10.0.14393.0' },
    ],
    ['a user node with a user', '200', { verb: 'Replace', target: policy('Start/HideAppList', 'User'), data: '1' }],
    [
      'a user node without one',
      '405',
      { verb: 'Replace', target: policy('Start/HideAppList', 'User'), data: '1' },
      { userSignedIn: false },
    ],
  ])('%s: %s', (_case, status, operation, setting) => {
    const tree = treeOf(setting);
    const result = operate(tree, operation);
    expect(result.status).toBe(status);
    if (!status.startsWith('2')) expect(result.state).toBe(tree.state);
  });

  it('changes what holds, and the Result mirror with it', () => {
    const { state } = operate(treeOf(), { verb: 'Replace', target: camera, format: 'int', data: '0' });
    const mirror = './Device/Vendor/MSFT/Policy/Result/Camera/AllowCamera';
    expect(operate(treeOf({ state }), { verb: 'Get', target: mirror }).found).toEqual({ format: 'int', data: '0' });
    expect(operate(treeOf(), { verb: 'Get', target: mirror }).found).toEqual({ format: 'int', data: '1' });
    expect(effectivePolicies(state)).toMatchObject({ Camera: { AllowCamera: 0 } });
    expect(withoutPolicies(state)).toEqual({});
  });

  it('deletes a node and nothing beside it', () => {
    const state = { ...dmClientState('MDM', { 'Poll/NumberOfFirstRetries': '5' }), ...configured };
    const provider = './Device/Vendor/MSFT/DMClient/Provider';
    const { found } = operate(treeOf({ state }), { verb: 'Get', target: `${provider}/MDM/Poll` });
    expect(found?.data.split('/')).toEqual(['NumberOfFirstRetries', 'PollOnLogin', 'AllUsersPollOnFirstLogin']);
    const poll = { verb: 'Delete', target: `${provider}/MDM/Poll/NumberOfFirstRetries` } as const;
    expect(Object.keys(operate(treeOf({ state }), poll).state)).toEqual([
      'Device/Vendor/MSFT/DMClient/Provider/MDM',
      'Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera',
    ]);
  });
});

describe('the commands of one message', () => {
  const answersTo = (...commands: Request[]) =>
    runCommands(treeOf(), commands, 3).answers.map((answer) =>
      answer.verb === 'Status' ? `${answer.cmd} ${answer.cmdRef} ${answer.data}` : `${answer.verb} ${answer.cmdRef}`,
    );

  it.each<[string, Request, readonly string[]]>([
    ['a command that is not supported', { verb: 'Unknown', name: 'Copy', cmdId: '5' }, ['Copy 5 406']],
    ['an element that is no command', { verb: 'Unknown', name: 'Dance', cmdId: '5' }, ['Dance 5 400']],
    ['a missing CmdID', { verb: 'Get', cmdId: '', items: [{ target: './DevInfo/Man' }] }, ['Get  400']],
    ['a command without items', { verb: 'Get', cmdId: '5', items: [] }, ['Get 5 412']],
    ['a Get', { verb: 'Get', cmdId: '5', items: [{ target: './DevInfo/Man' }] }, ['Get 5 200', 'Results 5']],
    [
      'items that end differently',
      { verb: 'Get', cmdId: '5', items: [{ target: './DevInfo/Man' }, { target: camera }] },
      ['Get 5 200', 'Get 5 404', 'Results 5'],
    ],
    [
      'a Sequence, which goes on after a failure',
      {
        verb: 'Sequence',
        cmdId: '5',
        commands: [
          { verb: 'Delete', cmdId: '6', items: [{ target: camera }] },
          { verb: 'Get', cmdId: '7', items: [{ target: './DevInfo/Man' }] },
        ],
      },
      ['Sequence 5 200', 'Delete 6 404', 'Get 7 200', 'Results 7'],
    ],
    [
      'Get inside Atomic',
      { verb: 'Atomic', cmdId: '5', commands: [{ verb: 'Get', cmdId: '6', items: [{ target: './DevInfo/Man' }] }] },
      ['Atomic 5 507', 'Get 6 500'],
    ],
    [
      'Atomic inside Atomic',
      { verb: 'Atomic', cmdId: '5', commands: [{ verb: 'Atomic', cmdId: '6', commands: [] }] },
      ['Atomic 5 507', 'Atomic 6 500'],
    ],
  ])('%s', (_case, command, expected) => {
    expect(answersTo(command)).toEqual(expected);
  });
});
