import { describe, expect, it } from 'vitest';
import { soundRules } from '../../../../../protocol/base/rule.js';
import { alertTypes } from '../../../../../protocol/syncml/alerts.table.js';
import { Alert, type Command, type SyncMl } from '../../../../../protocol/syncml/messages.js';
import { type Preparation, preparationOf } from '../../../domain/device-preparation/deployment.js';
import type { DeviceState } from '../../../domain/state.js';
import type { TenantContext } from '../../../tenant.js';
import { prepare } from './prepare.js';

const root = './Device/Vendor/MSFT/DevicePreparation';

const begun: Preparation = {
  policy: 'Standard',
  version: 1,
  deviceGroup: 'Prepared PCs',
  grouped: true,
  deployment: 'secret',
  account: 'standard user',
  settings: { timeoutMinutes: 60, errorMessage: '', allowSkip: false, allowDiagnostics: false },
  items: [{ kind: 'app', name: 'Payroll', installer: 'mdm', status: 'In progress' }],
  phase: 'Policy installation',
  status: 'In progress',
  startedAt: 0,
  ordered: {},
};

const items = [{ name: 'Payroll', type: 'msi', context: 'device', target: 'all-devices', intent: 'required' }];

function world() {
  const settings = new Map([['windows-deployments', { items }]]);
  const state = { people: new Map(), devices: new Map(), settings, events: [] };
  const context = { now: 60_000, rules: soundRules, state } as unknown as TenantContext;
  const device = { id: 'pc', commands: [], detail: { preparation: begun } } as unknown as DeviceState;
  let id = 0;
  const preparer = { newId: () => String(++id), service: 'https://dm.contoso.test/extension/preparation' };
  const say = (body: readonly Command[], msgId = 1): readonly string[] => {
    const before = device.commands.length;
    prepare(context, device, { header: { msgId }, body, final: true } as unknown as SyncMl, preparer);
    return device.commands.slice(before).map(({ kind }) => kind);
  };
  return { say, now: () => preparationOf(device) };
}

const asks = (state: string): Command =>
  Alert.create({ cmdId: '2', data: '1224', items: [{ meta: { type: alertTypes.devicePrepSync }, data: state }] });

const tells = (values: Readonly<Record<string, string>>): Command => ({
  verb: 'Results',
  cmdId: '3',
  msgRef: 1,
  cmdRef: '1',
  items: Object.entries(values).map(([source, data]) => ({ source, data })),
});

const payroll = './Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/Payroll/Status';
const page = (status: string, phase = '0') => ({ [`${root}/PageStatus`]: status, [`${root}/PageErrorPhase`]: phase });

/** MS-MDM §3.2.5.1.6; DevicePreparation CSP. */
describe('the sessions of a PC that is prepared', () => {
  it('bring the page, then the agent, then apps, and then the word that the agent may go on', () => {
    const { say, now } = world();
    expect(say([])).toEqual([`Replace ${root}/PageSettings and 2 more`]);
    expect(say([asks('PendingProvisioning')])).toEqual([
      expect.stringMatching(/^Add .*MSI/),
      expect.stringMatching(/^Exec .*DownloadInstall$/),
      `Get ${root}/PageStatus and 4 more`,
    ]);
    expect(say([asks('Bootstrapping')])).toEqual([`Get ${root}/PageStatus and 4 more`]);
    expect(say([asks('ExecutingProvisioning')])).toEqual([
      expect.stringMatching(/^Add .*Payroll$/),
      expect.stringMatching(/^Exec .*Payroll\/DownloadInstall$/),
      `Get ${root}/PageStatus and 5 more`,
    ]);
    expect(say([tells({ ...page('2'), [payroll]: '50' })], 2)).toEqual([]);
    expect(say([tells({ ...page('2'), [payroll]: '70' })], 2)).toEqual([`Replace ${root}/MDMProvider/Progress`]);
    expect(now()?.items[0]?.status).toBe('Installed');
  });

  it('end with what the page says', () => {
    const { say, now } = world();
    say([]);
    say([asks('ExecutingProvisioning')]);
    say([tells(page('3'))], 2);
    expect(now()).toMatchObject({ status: 'Success', endedAt: 60_000 });
    expect(say([asks('ExecutingProvisioning')])).toEqual([]);
  });

  it('send once more what failed when the user tries again', () => {
    const { say, now } = world();
    say([]);
    say([asks('ExecutingProvisioning')]);
    say([tells({ ...page('2', '2'), [payroll]: '60' })], 2);
    expect(now()).toMatchObject({ status: 'Failed', endedAt: 60_000 });
    const again = say([tells(page('2'))], 2);
    expect(again).toContainEqual(expect.stringMatching(/^Exec .*Payroll\/DownloadInstall$/));
    expect(now()?.status).toBe('In progress');
    expect(now()?.endedAt).toBeUndefined();
  });
});
