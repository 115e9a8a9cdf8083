import { describe, expect, it } from 'vitest';
import { minutes } from '../../../protocol/base/clock.js';
import { soundRules } from '../../../protocol/base/rule.js';
import type { WorkItem } from '../../../protocol/device-preparation/agent-contract.js';
import { PageSettings } from '../../../protocol/device-preparation/page-settings.js';
import type { PackageHabits } from '../habits.js';
import type { WindowsState } from '../state.js';
import { advanced, triedAgain } from './advance.js';
import { preparationAlerts } from './alert.js';
import { preparationRoot } from './nodes.js';
import { pageNodes, preparationPage } from './page.js';
import { doAtPage } from './person.js';
import { type PreparationFacts, progressOf } from './progress.js';
import { beginPreparation, type PreparationRun } from './run.js';

const agentPackage = 'msi:{agent}';
const script: WorkItem = { kind: 'script', name: 'Hello' };
const app: WorkItem = { kind: 'app', name: 'Reader', type: 'win32' };
const settings = {
  agentDownloadTimeoutSeconds: 900,
  pageTimeoutSeconds: 1200,
  errorMessage: 'Call Norbert',
  allowSkipOnFailure: true,
  allowDiagnostics: false,
};

const tree = {
  [`${preparationRoot}/PageEnabled`]: 'true',
  [`${preparationRoot}/PageSettings`]: PageSettings.write(settings),
};

const withAgent = { [agentPackage]: { startedAt: 0, endsAt: minutes(1) } };
const working: PreparationRun = {
  ...beginPreparation(0),
  agentPackage,
  agentAt: minutes(1),
  work: { account: 'standard user', items: [app, script] },
  begunAt: minutes(1),
};

const facts = (run: PreparationRun, packages: Readonly<Record<string, PackageHabits>> = {}): PreparationFacts => ({
  run,
  tree,
  installations: run.agentPackage === undefined ? {} : withAgent,
  packages,
});

const at = (now: number) => ({ now, rules: soundRules });
const fails: PackageHabits = { minutes: 2, ending: 'fails' };
const hangs: PackageHabits = { minutes: 1, ending: 'hangs' };

/** Learn, "Windows Autopilot device preparation user-driven Microsoft Entra join", process. */
describe('device preparation of a PC', () => {
  it('installs scripts and then apps, one after the other, and is done with the last', () => {
    const { items, doneAt } = progressOf(at(minutes(3)), facts(working));
    expect(items.map(({ item, startsAt }) => [item.name, startsAt])).toEqual([
      ['Hello', minutes(1)],
      ['Reader', minutes(2)],
    ]);
    expect(doneAt).toBe(minutes(3));
    expect(progressOf(at(minutes(3) - 1), facts(working)).doneAt).toBeUndefined();
  });

  it('ends with the first failure, and says which it was', () => {
    const failing = facts(working, { 'script:Hello': fails });
    const { items, failure } = progressOf(at(minutes(3)), failing);
    expect(items.map(({ item }) => item.name)).toEqual(['Hello']);
    expect(failure).toMatchObject({ phase: '2', code: '0x80070643', at: minutes(3) });
    expect(pageNodes(at(minutes(3)), tree, failing)).toMatchObject({
      PageStatus: '2',
      PageErrorPhase: '2',
      PageErrorCode: String(0x80070643 | 0),
      PageErrorDetails: 'Failed: Hello',
    });
  });

  it.each([
    ['without an agent', beginPreparation(0), minutes(15), '1'],
    ['with an app that hangs', working, minutes(20), '2'],
  ])('%s fails when its time is over, and not before', (_what, run, deadline, phase) => {
    const late = facts(run, { 'win32:Reader': hangs });
    expect(progressOf(at(deadline - 1), late).failure).toBeUndefined();
    expect(progressOf(at(deadline), late).failure).toMatchObject({ phase, code: '0x800705B4' });
  });

  it('comes by itself when the next thing ends', () => {
    expect(Math.min(...progressOf(at(minutes(1)), facts(working)).upcoming)).toBe(minutes(2));
  });

  it('tells its server what it needs, until the server has heard that it is over', () => {
    const told = (run: PreparationRun) => preparationAlerts(at(0), run, '10.0.26100.1')[0]?.items[0]?.data;
    expect([
      told(beginPreparation(0)),
      told({ ...beginPreparation(0), agentPackage }),
      told(working),
      told({ ...working, left: { at: 0, how: 'success' } }),
      told({ ...working, left: { at: 0, how: 'success' }, completeTold: true }),
    ]).toEqual(['PendingProvisioning', 'Bootstrapping', 'ExecutingProvisioning', 'ProvisioningComplete', undefined]);
    expect(preparationAlerts(at(0), working, '10.0.22631.3374')).toEqual([]);
  });
});

const state = (run: PreparationRun): WindowsState =>
  ({
    deviceId: '',
    hardwareId: '',
    macs: [],
    deviceName: '',
    tree,
    preparation: run,
    provisioning: { startedAt: 0, firstRun: true, installations: withAgent, restarts: [] },
  }) satisfies WindowsState;

/** Learn, "Create a Windows Autopilot device preparation policy", out-of-box experience settings. */
describe('the page of device preparation', () => {
  it('leaves when all is done, and says so until somebody has read it', () => {
    const done = advanced(at(minutes(4)), state(working), facts(working));
    expect(done.preparation?.left).toEqual({ at: minutes(3), how: 'success' });
    const run = done.preparation ?? working;
    expect(preparationPage(at(minutes(4)), facts(run))).toMatchObject({
      shows: 'required setup complete',
      percent: 100,
      userIs: 'standard user',
    });
    expect(doAtPage(at(minutes(4)), done, facts(run), 'dismiss').state.preparation?.desktop).toBe(true);
  });

  it('shows the message of the policy and what may be done when it failed', () => {
    const page = preparationPage(at(minutes(3)), facts(working, { 'script:Hello': fails }));
    expect(page).toMatchObject({ shows: 'failed', message: 'Call Norbert', actions: ['retry', 'continue anyway'] });
  });

  it('offers nothing while it goes on', () => {
    const { outcome } = doAtPage(at(minutes(2)), state(working), facts(working), 'continue anyway');
    expect(outcome).toMatchObject({ kind: 'refused', code: 'not-offered' });
  });

  it('keeps what was installed when somebody tries again, and gives it the whole time', () => {
    const told = { 'script Hello': 'Installed' } as const;
    const again = triedAgain(at(minutes(20)), state({ ...working, told }), { ...working, told });
    expect(again.preparation).toMatchObject({
      shownAt: minutes(20),
      attempts: 2,
      agentPackage,
      work: { items: [app] },
    });
    expect(again.preparation?.begunAt).toBeUndefined();
    expect(Object.keys(again.provisioning?.installations ?? {})).toEqual([agentPackage]);
  });
});
