import type { CspPlugin, NodeCall, NodeFormat, NodeSchema } from '../../omadm/csp.js';
import { canonicalUri, storedChildren } from '../../omadm/tree-schema.js';
import { differsFromExpected, locksTheDevice, pinLengthIsAllowed } from './rules.js';

const writable = ['Get', 'Add', 'Replace', 'Delete'] as const;
const windows1803 = '10.0.17134';

/** Where the name that a PC is to have stands, in the tree's own form. */
export const computerName = 'Device/Vendor/MSFT/Accounts/Domain/ComputerName';

/** Accounts CSP: the name of the PC from its next start on, and local accounts. */
export const accountsCsp: CspPlugin = {
  name: 'Accounts',
  nodes: [
    {
      uri: `./${computerName}`,
      format: 'chr',
      verbs: ['Add', 'Replace'],
      createdByReplace: true,
      minimumOs: windows1803,
      accepts: (data) => data !== '' && !/[^\w%:-]/.test(data),
    },
    { uri: './Device/Vendor/MSFT/Accounts/Users/{UserName}', format: 'node', verbs: ['Get', 'Add', 'Delete'] },
    {
      uri: './Device/Vendor/MSFT/Accounts/Users/{UserName}/Password',
      format: 'chr',
      verbs: ['Add', 'Replace'],
      createdByReplace: true,
      minimumOs: windows1803,
    },
    {
      uri: './Device/Vendor/MSFT/Accounts/Users/{UserName}/LocalUserGroup',
      format: 'int',
      verbs: writable,
      createdByReplace: true,
      minimumOs: windows1803,
      accepts: (data) => data.trim() === '1' || data.trim() === '2',
    },
  ],
};

const flags = [
  ['UsePassportForWork', 'true'],
  ['RequireSecurityDevice', 'false'],
  ['EnablePinRecovery', 'false'],
  ['Remote/UseRemotePassport', 'false'],
] as const;

const numbers = [
  ['UppercaseLetters', 0, 2, '2'],
  ['LowercaseLetters', 0, 2, '2'],
  ['SpecialCharacters', 0, 2, '2'],
  ['Digits', 0, 2, '1'],
  ['History', 0, 50, '0'],
  ['Expiration', 0, 730, '0'],
] as const;

const longest = '127';
const shortest = '6';

/** PassportForWork CSP: Windows Hello for Business, by tenant, for the device and for its user. */
export const passportForWorkCsp: CspPlugin = {
  name: 'PassportForWork',
  nodes: [...passport('Device'), ...passport('User')],
};

function passport(scope: 'Device' | 'User'): readonly NodeSchema[] {
  const place = `./${scope}/Vendor/MSFT/PassportForWork/{TenantId}/Policies`;
  const node = (name: string, format: NodeFormat, initial: string, accepts?: NodeSchema['accepts']): NodeSchema => ({
    uri: `${place}/${name}`,
    format,
    verbs: writable,
    createdByReplace: true,
    initial,
    ...(accepts && { accepts }),
  });
  const isLength = (data: string, { world }: NodeCall): boolean => pinLengthIsAllowed(world, Number(data));
  return [
    ...flags.map(([name, initial]) => node(name, 'bool', initial)),
    node('PINComplexity/MinimumPINLength', 'int', shortest, isLength),
    node('PINComplexity/MaximumPINLength', 'int', longest, isLength),
    ...numbers.map(([name, from, to, initial]) =>
      node(`PINComplexity/${name}`, 'int', initial, (data) => Number(data) >= from && Number(data) <= to),
    ),
  ];
}

const cache = 'Device/Vendor/MSFT/NodeCache';

/** NodeCache CSP: nodes whose value a server expects, and which of them differ. */
export const nodeCacheCsp: CspPlugin = {
  name: 'NodeCache',
  nodes: [
    ...(['CacheVersion', 'Nodes/{NodeID}/NodeURI', 'Nodes/{NodeID}/ExpectedValue'] as const).map(
      (name): NodeSchema => ({
        uri: `./${cache}/{ProviderID}/${name}`,
        format: 'chr',
        verbs: writable,
        createdByReplace: true,
      }),
    ),
    { uri: `./${cache}/{ProviderID}/ChangedNodes`, format: 'chr', verbs: ['Get'], read: changedNodes },
  ],
};

/** Ids of nodes whose value is not the expected one, joined as names are. */
function changedNodes({ state, names: [provider = ''], world }: NodeCall): string {
  const place = `${cache}/${provider}/Nodes`;
  const changed = storedChildren(state, place).filter((id) => {
    const value = state[canonicalUri(state[`${place}/${id}/NodeURI`] ?? '')] ?? '';
    return differsFromExpected(world, value, state[`${place}/${id}/ExpectedValue`] ?? '');
  });
  return changed.join('/');
}

/** RemoteLock CSP: phones lock at once; PCs do not have it. */
export const remoteLockCsp: CspPlugin = {
  name: 'RemoteLock',
  nodes: [
    {
      uri: './Device/Vendor/MSFT/RemoteLock/Lock',
      format: 'null',
      verbs: ['Exec'],
      refuses: ({ world }) => (locksTheDevice(world, world.facts.more?.deviceType) ? undefined : '404'),
      exec: () => ({ status: '200', event: { kind: 'lock', detail: {} } }),
    },
  ],
};
