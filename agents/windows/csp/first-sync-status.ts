import type { CspPlugin, NodeCall, NodeFormat, NodeSchema } from '../../omadm/csp.js';

const writable = ['Get', 'Add', 'Replace', 'Delete'] as const;

/** Lists of what the server will have set up, joined by U+F000. */
const expectations = [
  'ExpectedPolicies',
  'ExpectedNetworkProfiles',
  'ExpectedMSIAppPackages',
  'ExpectedModernAppPackages',
  'ExpectedPFXCerts',
  'ExpectedSCEPCerts',
] as const;

/** How the page behaves; these exist for the device only. */
const behaviour: readonly (readonly [name: string, format: NodeFormat, initial?: string])[] = [
  ['BlockInStatusPage', 'int', '0'],
  ['AllowCollectLogsButton', 'bool', 'false'],
  ['CustomErrorText', 'chr'],
  ['SkipDeviceStatusPage', 'bool', 'true'],
  ['SkipUserStatusPage', 'bool', 'true'],
];

/** Place of FirstSyncStatus in the tree's own form. */
export const firstSyncStatus = (scope: 'Device' | 'User', providerId: string): string =>
  `${scope}/Vendor/MSFT/DMClient/Provider/${providerId}/FirstSyncStatus`;

/**
 * DMClient CSP, FirstSyncStatus: what the server expects to have set up before the PC may be used, and how the status page behaves
 * meanwhile. It exists from Windows 10, version 1709.
 */
export const firstSyncStatusCsp: CspPlugin = {
  name: 'FirstSyncStatus',
  nodes: [
    ...nodesOf('Device'),
    ...nodesOf('User'),
    ...behaviour.map(([name, format, initial]) => node('Device', name, format, initial)),
  ],
};

function nodesOf(scope: 'Device' | 'User'): readonly NodeSchema[] {
  return [
    ...expectations.map((name) => node(scope, name, 'chr')),
    { ...node(scope, 'TimeOutUntilSyncFailure', 'int', '60'), accepts: isTimeOut },
    { ...node(scope, 'ServerHasFinishedProvisioning', 'bool', 'false'), accepts: staysFinished },
    {
      ...node(scope, 'IsSyncDone', 'bool'),
      read: ({ world }) => String(provisioned(world.facts.more?.syncDone, scope)),
    },
  ];
}

function node(scope: 'Device' | 'User', name: string, format: NodeFormat, initial?: string): NodeSchema {
  return {
    uri: `./${firstSyncStatus(scope, '{ProviderID}')}/${name}`,
    format,
    verbs: name === 'IsSyncDone' ? ['Get'] : writable,
    createdByReplace: true,
    minimumOs: '10.0.16299',
    ...(initial !== undefined && { initial }),
  };
}

/** Minutes; a day at most. */
function isTimeOut(data: string): boolean {
  return Number(data) >= 1 && Number(data) <= 1440;
}

/** Once true it stays so. */
function staysFinished(data: string, { state, uri }: NodeCall): boolean {
  return data.trim().toLowerCase() === 'true' || state[uri]?.toLowerCase() !== 'true';
}

const provisioned = (done: unknown, scope: 'Device' | 'User'): boolean => Array.isArray(done) && done.includes(scope);
