import { describe, expect, it } from 'vitest';
import { assignmentNode, readAssignment, readPlayAccount, readReportedApps, readStoreApp } from './managed-play.js';
import { partNode, readWorkVpn, writeWorkVpn } from './work-profile.js';

describe('managed Google Play in the management tree', () => {
  it('names the node of an app', () => {
    expect(assignmentNode('com.example.notes')).toBe(
      './Device/Vendor/MSFT/EnterpriseAppManagement/com.example.notes/Assignment',
    );
  });

  it.each([
    ['{"intent":"required"}', { intent: 'required', removable: true }],
    ['{"intent":"available","removable":false}', { intent: 'available', removable: false }],
    [
      '{"intent":"required","configuration":{"server":"notes.example"}}',
      { intent: 'required', removable: true, configuration: { server: 'notes.example' } },
    ],
    ['{"intent":"perhaps"}', undefined],
    ['no JSON', undefined],
  ])('reads %s', (text, assignment) => {
    expect(readAssignment(text)).toEqual(assignment);
  });

  it('reads an account that names a service, and no other', () => {
    const account = { service: 'https://play.t1.muster.test', token: 'device.token' };
    expect(readPlayAccount(JSON.stringify(account))).toEqual(account);
    expect(readPlayAccount('{"service":"somewhere","token":"x"}')).toBeUndefined();
  });

  it('leaves out of a list what is no app', () => {
    const apps = [{ package: 'com.example.notes', version: 2, side: 'work' }, { package: 'x' }, 7];
    expect(readReportedApps(JSON.stringify({ apps }))).toEqual([apps[0]]);
    expect(readStoreApp({ package: 'x', name: 'X' })).toBeUndefined();
  });
});

describe('the contents of a work profile', () => {
  it.each([
    { provider: { perApp: true, configurable: false } },
    { apps: ['com.example.notes'], provider: { perApp: true, configurable: true } },
  ])('writes and reads the connection %j', (vpn) => {
    expect(readWorkVpn(writeWorkVpn(vpn))).toEqual(vpn);
  });

  it('names its places', () => {
    expect(partNode('WiFi', 'Office')).toBe('./Device/Vendor/MSFT/WorkProfile/WiFi/Office');
  });
});
