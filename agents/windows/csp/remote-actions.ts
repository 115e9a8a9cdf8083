import type { CspPlugin, ExecResult, NodeSchema } from '../../omadm/csp.js';

const action = (uri: string, result: ExecResult): NodeSchema => ({
  uri,
  format: 'null',
  verbs: ['Exec'],
  exec: () => result,
});

const isDateTime = (data: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(data) && !Number.isNaN(Date.parse(data));

const schedule = (name: string): NodeSchema => ({
  uri: `./Device/Vendor/MSFT/Reboot/Schedule/${name}`,
  format: 'chr',
  verbs: ['Get', 'Add', 'Replace', 'Delete'],
  createdByReplace: true,
  accepts: isDateTime,
});

/** Reboot CSP: at once, or at a time (ISO 8601). The device restarts after the session, so an Atomic can still take it back. */
export const rebootCsp: CspPlugin = {
  name: 'Reboot',
  nodes: [
    action('./Device/Vendor/MSFT/Reboot/RebootNow', { status: '200', event: { kind: 'reboot', detail: {} } }),
    schedule('Single'),
    schedule('DailyRecurrent'),
    { ...schedule('WeeklyRecurrent'), minimumOs: '10.0.22621' },
  ],
};

const wipe = ([name, minimumOs]: readonly [name: string, minimumOs: string]): NodeSchema => ({
  minimumOs,
  ...action(`./Device/Vendor/MSFT/RemoteWipe/${name}`, {
    status: '200',
    event: { kind: 'wipe', detail: { how: name } },
    irrevocable: true,
  }),
});

/** Ways to wipe, each with the version that brought it (RemoteWipe CSP). */
const wipes = [
  ['doWipe', '10.0.10240'],
  ['doWipePersistProvisionedData', '10.0.15063'],
  ['doWipePersistUserData', '10.0.16299'],
  ['doWipeProtected', '10.0.15063'],
  ['doWipeCloud', '10.0.22000'],
  ['doWipeCloudPersistUserData', '10.0.22000'],
  ['doWipeCloudPersistProvisionedData', '10.0.22000'],
] as const;

/** RemoteWipe CSP: the reset begins when the command is taken, and nothing takes it back. */
export const remoteWipeCsp: CspPlugin = {
  name: 'RemoteWipe',
  nodes: wipes.map(wipe),
};
