import { describe, expect, it } from 'vitest';
import { minutes } from '../../../protocol/base/clock.js';
import { soundRules } from '../../../protocol/base/rule.js';
import type { TreeState } from '../../omadm/csp.js';
import { firstSyncStatus } from '../csp/first-sync-status.js';
import { type PageFacts, statusPage } from './page.js';
import { beginInstallation, beginRun, installerBusyText, type ProvisioningRun } from './run.js';

const provider = 'Muster';
const separator = '\u{F000}';
const node = (scope: 'Device' | 'User', name: string): string => `${firstSyncStatus(scope, provider)}/${name}`;

const settings: TreeState = {
  [node('Device', 'SkipDeviceStatusPage')]: 'false',
  [node('Device', 'SkipUserStatusPage')]: 'false',
  [node('Device', 'TimeOutUntilSyncFailure')]: '60',
  [node('Device', 'BlockInStatusPage')]: '7',
  [node('Device', 'AllowCollectLogsButton')]: 'true',
};
const finished = (scope: 'Device' | 'User'): TreeState => ({ [node(scope, 'ServerHasFinishedProvisioning')]: 'true' });
const policy = 'Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera';
const expects = (...uris: readonly string[]): TreeState => ({
  [node('Device', 'ExpectedPolicies')]: uris.join(separator),
});

const run: ProvisioningRun = beginRun(0, true);

function pageAt(now: number, tree: TreeState, changes: Partial<PageFacts> = {}) {
  const facts: PageFacts = {
    tree: { ...settings, ...tree },
    providerId: provider,
    run,
    osVersion: '10.0.26200',
    upn: 'ada@contoso.test',
    addedAccount: false,
    byPolicy: false,
    hybrid: false,
    laterUser: false,
    ...changes,
  };
  return statusPage({ now, rules: soundRules }, facts);
}

/** DMClient CSP, FirstSyncStatus; Learn, "Enrollment Status Page". */
describe('the Enrollment Status Page', () => {
  it('is not there where the server set nothing, for later users, and after group policy', () => {
    const skipped = {
      [node('Device', 'SkipDeviceStatusPage')]: 'true',
      [node('Device', 'SkipUserStatusPage')]: 'true',
    };
    expect(pageAt(0, skipped)).toBeUndefined();
    expect(pageAt(0, {}, { laterUser: true })).toBeUndefined();
    expect(pageAt(0, {}, { byPolicy: true })).toBeUndefined();
  });

  it('identifies what to track until the server has said all', () => {
    expect(pageAt(0, expects(policy))).toMatchObject({
      phase: 'Device setup',
      outcome: 'in progress',
      blocked: true,
      groups: { 'Security policies': 'Identifying', Certificates: 'Identifying', Apps: 'Identifying' },
    });
  });

  it('counts the policies that have come', () => {
    const tree = { ...expects(policy, `${policy}2`), ...finished('Device'), [policy]: '0' };
    expect(pageAt(0, tree)?.groups['Security policies']).toBe('1 of 2');
    expect(pageAt(0, tree)?.phase).toBe('Device setup');
  });

  it('goes from the device to the account, and ends', () => {
    const device = { ...expects(policy), ...finished('Device'), [policy]: '0' };
    expect(pageAt(0, device)).toMatchObject({ phase: 'Account setup', outcome: 'in progress' });
    const both = { ...device, ...finished('User') };
    expect(pageAt(0, both)).toMatchObject({ phase: 'Done', outcome: 'succeeded', blocked: false, actions: [] });
  });

  it('gives up after the minutes that the server set, and offers what it allows', () => {
    expect(pageAt(minutes(60), expects(policy))?.outcome).toBe('in progress');
    const late = pageAt(minutes(60) + 1, expects(policy));
    expect(late).toMatchObject({ outcome: 'timed out', blocked: false });
    expect(late?.actions).toEqual(['reset', 'try again', 'continue anyway', 'collect logs', 'diagnostics page']);
    expect(pageAt(minutes(60) + 1, expects(policy), { hybrid: true })?.outcome).toBe('in progress');
  });

  it('holds a user to whom nothing is offered', () => {
    const strict = { ...expects(policy), [node('Device', 'BlockInStatusPage')]: '2' };
    expect(pageAt(minutes(61), strict)).toMatchObject({
      blocked: true,
      actions: ['try again', 'collect logs', 'diagnostics page'],
    });
    const lenient = { ...expects(policy), [node('Device', 'BlockInStatusPage')]: '0' };
    expect(pageAt(0, lenient)).toMatchObject({ blocked: false });
  });

  it('says what the organisation wants to be said', () => {
    const custom = { ...expects(policy), [node('Device', 'CustomErrorText')]: 'Call 4711.' };
    expect(pageAt(minutes(61), custom)?.message).toBe('Call 4711.');
    expect(pageAt(minutes(61), expects(policy))?.message).toMatch(/^Setup could not be completed/);
  });

  it('has the diagnostics page on Windows 11 only', () => {
    expect(pageAt(minutes(61), expects(policy), { osVersion: '10.0.19045' })?.actions).not.toContain(
      'diagnostics page',
    );
  });

  it('asks for credentials again after a restart', () => {
    const tree = { ...expects(policy), ...finished('Device'), [policy]: '0' };
    const restarted = { ...run, restarts: [1] };
    expect(pageAt(2, tree, { run: restarted })?.prompt).toEqual({ username: '' });
    expect(pageAt(2, tree, { run: { ...restarted, signedInAgainAt: 2 } })?.prompt).toBeUndefined();
  });
});

describe('installations behind the page', () => {
  const context = { now: 0, rules: soundRules };
  const habits = { minutes: 5, ending: 'installs' } as const;

  it('begin once, and take the time that the package takes', () => {
    const begun = beginInstallation(context, run, 'msi:a', habits);
    expect(begun.installations['msi:a']).toEqual({ startedAt: 0, endsAt: minutes(5) });
    expect(beginInstallation({ ...context, now: 9 }, begun, 'msi:a', habits)).toBe(begun);
  });

  it('of a Win32 package fail while an MSI package is installed', () => {
    const begun = beginInstallation(context, run, 'msi:a', habits);
    const during = beginInstallation(context, begun, 'win32:b', habits);
    expect(during.installations['win32:b']).toMatchObject({ error: installerBusyText });
    const after = beginInstallation({ ...context, now: minutes(6) }, begun, 'win32:b', habits);
    expect(after.installations['win32:b']).not.toHaveProperty('error');
  });

  it.each(['hangs', 'restarts'] as const)('of a package that %s never end', (ending) => {
    const begun = beginInstallation(context, run, 'win32:b', { minutes: 1, ending });
    expect(begun.installations['win32:b']).toEqual({ startedAt: 0 });
  });
});
