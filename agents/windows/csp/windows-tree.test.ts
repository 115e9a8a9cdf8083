import { describe, expect, it } from 'vitest';
import { soundRules } from '../../../protocol/base/rule.js';
import { itemVerbs } from '../../../protocol/syncml/messages.js';
import type { NodeSchema, TreeState } from '../../omadm/csp.js';
import { type Operation, operate } from '../../omadm/tree-operations.js';
import { accountsCsp, nodeCacheCsp, passportForWorkCsp, remoteLockCsp } from './account-csps.js';
import { desktopAppsCsp, modernAppsCsp } from './app-installation.js';
import { appLockerCsp } from './application-control.js';
import { certificateStoreCsp } from './certificate-store-csp.js';
import { clientCertificatesCsp } from './client-certificates.js';
import { dmClientCsp, dmClientState } from './dm-client-csp.js';
import { networkProfilesCsp } from './network-profiles.js';
import { effectivePolicies, policyCsp, withoutPolicies } from './policy-csp.js';
import { bitLockerCsp, threatProtectionCsp } from './protection-csps.js';
import { recoveryCsp } from './recovery-csp.js';
import { rebootCsp, remoteWipeCsp } from './remote-actions.js';
import { devDetail, devInfo } from './standard-objects.js';
import { windowsTree } from './windows-tree.js';

const facts = { deviceId: 'd', manufacturer: 'Muster', model: 'PC', osVersion: '10.0.26200.1', language: 'en-US' };
const world = { now: 0, rules: soundRules, facts, userSignedIn: true };
const own = dmClientState('MDM', {});

const does = (operation: Operation, state: TreeState = own) =>
  operate({ schema: windowsTree, state, world }, operation);
const policies = './Device/Vendor/MSFT/Policy';
const provider = './Device/Vendor/MSFT/DMClient/Provider/MDM';

/** A LocURI of a node, its braces filled. */
const placeOf = ({ uri }: NodeSchema): string => uri.replace(/\{ProviderID\}/g, 'MDM').replace(/\{\w+\}/g, 'Name');

const plugins = [
  ...[dmClientCsp, recoveryCsp, policyCsp, rebootCsp, remoteWipeCsp, desktopAppsCsp, modernAppsCsp],
  ...[accountsCsp, passportForWorkCsp, nodeCacheCsp, remoteLockCsp, bitLockerCsp, threatProtectionCsp],
  ...[certificateStoreCsp, clientCertificatesCsp, networkProfilesCsp, appLockerCsp, devInfo, devDetail],
];

describe.each(plugins)('the plugin $name', (plugin) => {
  it.each(plugin.nodes.map((node) => [placeOf(node), node] as const))(
    '%s is in the tree and takes its verbs only',
    (place, node) => {
      expect(windowsTree.locate(place)?.schema).toBe(node);
      for (const verb of itemVerbs.filter((one) => !node.verbs.includes(one)))
        expect(does({ verb, target: place, data: '' }).status, `${verb} ${place}`).toBe('405');
    },
  );
});

/** Policy CSP, Config and Result. */
describe('policies', () => {
  const config = `${policies}/Config/Camera/AllowCamera`;

  it('hold as configured, and as they were before once that is deleted', () => {
    const set = does({ verb: 'Replace', target: config, format: 'int', data: '0' });
    expect(set.status).toBe('200');
    const result = { verb: 'Get', target: `${policies}/Result/Camera/AllowCamera` } as const;
    expect(does(result, set.state).found?.data).toBe('0');
    const deleted = does({ verb: 'Delete', target: config }, set.state);
    expect(does(result, deleted.state).found?.data).toBe('1');
  });

  it.each([
    ['Camera/AllowCamera', 'int', '2', '400'],
    ['Camera/AllowCamera', 'chr', '1', '415'],
    ['ApplicationManagement/AllowAllTrustedApps', 'int', '65535', '200'],
    ['ApplicationManagement/AllowAllTrustedApps', 'int', '7', '400'],
    ['Bluetooth/LocalDeviceName', 'chr', 'anything', '200'],
  ])('%s takes %s %s with %s', (policy, format, data, status) => {
    expect(does({ verb: 'Replace', target: `${policies}/Config/${policy}`, format, data }).status).toBe(status);
  });

  it('end with the enrollment, and nothing else does', () => {
    const { state } = does({ verb: 'Replace', target: config, format: 'int', data: '0' });
    expect(withoutPolicies(state)).toEqual(own);
    expect(effectivePolicies(state)).toMatchObject({ Camera: { AllowCamera: 0 } });
    expect(effectivePolicies(own)).toMatchObject({ Camera: { AllowCamera: 1 } });
  });
});

describe('what the server has the device do', () => {
  it.each([
    ['./Device/Vendor/MSFT/Reboot/RebootNow', 'reboot', undefined],
    ['./Device/Vendor/MSFT/RemoteWipe/doWipe', 'wipe', true],
    ['./Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/Reader/DownloadInstall', 'install', undefined],
  ])('Exec of %s is %s', (target, kind, irrevocable) => {
    const { status, event, irrevocable: told } = does({ verb: 'Exec', target });
    expect([status, event?.kind, told]).toEqual(['200', kind, irrevocable]);
  });

  it('Unenroll is done for its own ProviderID and its own Data only', () => {
    const unenroll = (data: string, name = 'MDM') =>
      does({ verb: 'Exec', target: `${provider.replace('MDM', name)}/Unenroll`, data });
    expect(unenroll('MDM')).toMatchObject({ status: '200', event: { kind: 'unenroll' }, endsSession: true });
    expect(unenroll('Another').status).toBe('400');
    expect(unenroll('Another', 'Another').status).toBe('404');
  });
});

describe('times of a restart', () => {
  it.each([
    ['2026-11-28T12:00:00Z', '200'],
    ['tomorrow', '400'],
    ['2026-13-40T12:00:00Z', '400'],
  ])('%s is answered with %s', (data, status) => {
    const target = './Device/Vendor/MSFT/Reboot/Schedule/Single';
    expect(does({ verb: 'Replace', target, data }).status).toBe(status);
  });
});
