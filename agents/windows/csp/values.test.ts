import { describe, expect, it } from 'vitest';
import { soundRules } from '../../../protocol/base/rule.js';
import type { TreeState } from '../../omadm/csp.js';
import { type Operation, operate } from '../../omadm/tree-operations.js';
import { dmClientState } from './dm-client-csp.js';
import { afterRenewal, renewalNodesFor, renewalSettings } from './renewal-nodes.js';
import { rootsOfSessions } from './trusted-roots.js';
import { windowsTree } from './windows-tree.js';

const facts = { deviceId: 'd', manufacturer: 'Muster', model: 'PC', osVersion: '10.0.26200.1', language: 'en-US' };
const world = { now: 0, rules: soundRules, facts, userSignedIn: true };
const own = dmClientState('MDM', {});

const does = (operation: Operation, state: TreeState = own, more = {}) =>
  operate({ schema: windowsTree, state, world: { ...world, facts: { ...facts, more } } }, operation);
const csp = (path: string): string => `./Device/Vendor/MSFT/${path}`;

/** Values that the pages of the configuration service providers allow. */
describe('a value that a node takes, and one that it does not', () => {
  it.each([
    ['PassportForWork/Tenant/Policies/PINComplexity/MinimumPINLength', 'int', '4', '3'],
    ['PassportForWork/Tenant/Policies/PINComplexity/MaximumPINLength', 'int', '127', '128'],
    ['Accounts/Domain/ComputerName', 'chr', 'FRONTDESK', 'front desk'],
    ['Accounts/Users/Kim/LocalUserGroup', 'int', '2', '3'],
    ['CertificateStore/My/WSTEP/Renew/RenewalPeriod', 'int', '1000', '1001'],
    ['CertificateStore/My/WSTEP/Renew/RetryInterval', 'int', '42', '43'],
    ['DMClient/Provider/MDM/Recovery/AllowRecovery', 'int', '1', '2'],
    ['DMClient/Provider/MDM/Poll/NumberOfFirstRetries', 'int', '0', '-1'],
  ])('%s', (path, format, good, bad) => {
    const sets = (data: string) => does({ verb: 'Replace', target: csp(path), format, data }).status;
    expect([sets(good), sets(bad)]).toEqual(['200', '400']);
  });
});

/** DMClient CSP, Recovery. */
describe('InitiateRecovery', () => {
  const tpm = { present: true, holdsKey: false, holdsDirectoryKeys: true, attests: true };
  const initiate = (data: string | undefined, more = {}) => {
    const target = csp('DMClient/Provider/MDM/Recovery/InitiateRecovery');
    const { event, state } = does({ verb: 'Exec', target, ...(data !== undefined && { data }) }, own, {
      tpm: { ...tpm, ...more },
    });
    const status = does({ verb: 'Get', target: csp('DMClient/Provider/MDM/Recovery/RecoveryStatus') }, state);
    return [event?.kind, status.found?.data];
  };

  it.each([
    ['0', { present: false }, 'recover', '1'],
    [undefined, { holdsKey: true }, 'recover', '1'],
    ['1', {}, 'recover', '1'],
    ['1', { present: false }, undefined, '3'],
    ['1', { holdsDirectoryKeys: false }, undefined, '4'],
    ['1', { holdsKey: true }, undefined, '5'],
    ['1', { attests: false }, undefined, '6'],
  ])('with %s and a TPM %j', (data, more, kind, status) => {
    expect(initiate(data, more)).toEqual([kind, status]);
  });
});

describe('ClientCertificateInstall', () => {
  const place = 'ClientCertificateInstall/SCEP/Mail';

  it('asks for a certificate once it knows where, and says that it waits', () => {
    const enroll = { verb: 'Exec', target: csp(`${place}/Install/Enroll`) } as const;
    expect(does(enroll).status).toBe('400');
    const { state } = does({ verb: 'Replace', target: csp(`${place}/Install/ServerURL`), data: 'https://x.test/scep' });
    const { event, state: after } = does(enroll, state);
    expect(event).toMatchObject({ kind: 'scep-enroll', detail: { place: `Device/Vendor/MSFT/${place}` } });
    expect(does({ verb: 'Get', target: csp(`${place}/Status`) }, after).found?.data).toBe('32');
  });

  it('keeps the challenge to itself', () => {
    const target = csp(`${place}/Install/Challenge`);
    const { state } = does({ verb: 'Replace', target, data: 'secret' });
    expect(does({ verb: 'Get', target }, state).status).toBe('405');
  });
});

describe('renewal nodes', () => {
  const enrolled = renewalNodesFor(world, { periodDays: 60, retryDays: 4, url: 'https://x.test/renew' });
  const node = (name: string): string => `Device/Vendor/MSFT/CertificateStore/My/WSTEP/Renew/${name}`;

  it('hold what a session set before what the enrollment brought', () => {
    const before = { retryDays: 4, url: 'https://x.test/renew' };
    expect(renewalSettings(world, enrolled, before)).toEqual(before);
    const told = { ...enrolled, [node('RetryInterval')]: '9', [node('ServerURL')]: 'https://y.test/' };
    expect(renewalSettings(world, told, before)).toEqual({ retryDays: 9, url: 'https://y.test/' });
  });

  it.each([
    [undefined, '2', '0'],
    ['0x80180017', '3', '-2145910761'],
    ['0x00000005', '3', '5'],
  ])('after a renewal that ended with %s', (error, status, code) => {
    const tree = afterRenewal(world, enrolled, error === undefined ? {} : { error });
    expect([tree[node('Status')], tree[node('ErrorCode')]]).toEqual([status, code]);
  });
});

describe('roots of sessions', () => {
  const certificate = (store: string, leaf = 'EncodedCertificate') =>
    ({ [`Device/Vendor/MSFT/CertificateStore/${store}/System/AB/${leaf}`]: 'AQID' }) satisfies TreeState;

  it('are those in the root store, and nothing besides', () => {
    expect(rootsOfSessions(world, certificate('ROOT'))).toEqual([Uint8Array.of(1, 2, 3)]);
    for (const other of [certificate('CA'), certificate('TrustedPeople'), certificate('ROOT', 'IssuedTo')])
      expect(rootsOfSessions(world, other)).toEqual([]);
  });
});
