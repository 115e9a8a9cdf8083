import { describe, expect, it } from 'vitest';
import { requestTypes } from '../../../protocol/apple/request-types.table.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { settle, takeUp } from '../settle.js';
import { commandHandlers } from './handlers.table.js';
import { managed, tell } from './managed.test.helper.js';
import { erase } from './power.js';

describe('every command of the schema', () => {
  it('has somebody who carries it out', () => {
    expect(Object.keys(commandHandlers).sort()).toEqual(Object.keys(requestTypes).sort());
  });

  it.each(['iPhone 15', 'iPad 10', 'MacBook Air'])('is answered by %s, whatever its keys are', async (model) => {
    const device = managed({ model });
    for (const RequestType of Object.keys(requestTypes)) {
      for (const members of [{}, everyKey(RequestType)]) {
        const { Status } = await tell(device, RequestType, members);
        expect([RequestType, Status]).toEqual([RequestType, expect.stringMatching(/^(Ack|Error|Command|NotNow)/)]);
      }
    }
  });

  it('leaves no trace in the record unless it changed something', async () => {
    const device = managed();
    const before = JSON.stringify(device.record);
    for (const RequestType of ['SecurityInfo', 'ProfileList', 'ManagedApplicationList', 'OSUpdateStatus', 'UserList'])
      await tell(device, RequestType);
    expect(JSON.stringify(device.record)).toBe(before);
    expect(before.length).toBeLessThan(1_000);
  });
});

/** A value of its type for each key. */
function everyKey(RequestType: string): JsonObject {
  const { keys } = requestTypes[RequestType as keyof typeof requestTypes];
  const values: JsonObject = {
    string: 'x',
    boolean: true,
    integer: 1,
    data: { $data: 'AAAA' },
    array: ['x'],
    dictionary: {},
  };
  return Object.fromEntries(
    Object.entries(keys as Readonly<Record<string, string>>).map(([key, type]) => [
      key,
      values[type.replace('!', '')] ?? 'x',
    ]),
  );
}

describe('apps', () => {
  it('go from the order to the home screen, and from there', async () => {
    const device = managed();
    const Identifier = 'com.example.a';
    expect(await tell(device, 'InstallApplication', { Identifier, Configuration: { a: 1 } })).toMatchObject({
      State: 'Installing',
    });
    expect(await tell(device, 'InstallApplication', { Identifier })).toMatchObject({
      RejectionReason: 'AppAlreadyQueued',
    });
    expect(await tell(device, 'InstalledApplicationList')).toMatchObject({ InstalledApplicationList: [] });
    settle(device);
    expect(await tell(device, 'InstalledApplicationList')).toMatchObject({
      InstalledApplicationList: [{ Identifier }],
    });
    expect(await tell(device, 'ManagedApplicationConfiguration', { Identifiers: [Identifier] })).toMatchObject({
      ApplicationConfigurations: [{ Configuration: { a: 1 } }],
    });
    const Settings = [{ Item: 'ApplicationAttributes', Identifier, Attributes: { Removable: false } }];
    await tell(device, 'Settings', { Settings });
    expect(await tell(device, 'ManagedApplicationAttributes', { Identifiers: [Identifier] })).toMatchObject({
      ApplicationAttributes: [{ Attributes: { Removable: false } }],
    });
    expect(await tell(device, 'RemoveApplication', { Identifier })).toMatchObject({ Status: 'Acknowledged' });
    expect(await tell(device, 'ManagedApplicationList')).toMatchObject({ ManagedApplicationList: {} });
  });

  it.each([
    [true, 'Managed'],
    [false, 'ManagementRejected'],
  ])('of the holder become managed when he agrees: %s', async (acceptsApps, status) => {
    const device = managed({ supervised: false, habits: { ownApps: ['com.example.own'], acceptsApps } });
    const order = { Identifier: 'com.example.own' };
    expect(await tell(device, 'InstallApplication', order)).toMatchObject({ code: 12025 });
    const takeOver = { ...order, ChangeManagementState: 'Managed' };
    expect(await tell(device, 'InstallApplication', takeOver)).toMatchObject({ State: 'PromptingForManagement' });
    takeUp(device);
    expect(device.state.apps).toMatchObject([{ managed: acceptsApps, status }]);
  });

  it('go with the enrollment when they were installed so', async () => {
    const device = managed();
    await tell(device, 'InstallApplication', { Identifier: 'goes', ManagementFlags: 1 });
    await tell(device, 'InstallApplication', { Identifier: 'stays' });
    device.forgetManagement();
    expect(device.state.apps).toEqual([{ identifier: 'stays', status: 'UserInstalledApp', managed: false }]);
  });
});

describe('a Mac', () => {
  it('keeps its recovery lock and has no firmware password', async () => {
    const mac = managed({ model: 'MacBook Air' });
    await tell(mac, 'SetRecoveryLock', { NewPassword: 'a' });
    expect(await tell(mac, 'VerifyRecoveryLock', { Password: 'a' })).toMatchObject({ PasswordVerified: true });
    expect(await tell(mac, 'SecurityInfo')).toMatchObject({ SecurityInfo: { IsRecoveryLockEnabled: true } });
    expect(await tell(mac, 'SetFirmwarePassword', { NewPassword: 'a' })).toMatchObject({ Status: 'Error' });
  });

  it('waits for its configuration, and takes accounts as long as it waits', async () => {
    const mac = managed({ model: 'MacBook Air' });
    const accounts = { AutoSetupAdminAccounts: [{ shortName: 'admin' }] };
    expect(await tell(mac, 'AccountConfiguration', accounts)).toMatchObject({ Status: 'Error' });
    mac.update({ awaiting: true });
    expect(await tell(mac, 'AccountConfiguration', accounts)).toMatchObject({ Status: 'Acknowledged' });
    const answer = await tell(mac, 'DeviceInformation', {
      Queries: ['AutoSetupAdminAccounts', 'AwaitingConfiguration'],
    });
    const responses = answer.QueryResponses as {
      AutoSetupAdminAccounts: [{ GUID: string }];
      AwaitingConfiguration: boolean;
    };
    expect(responses.AwaitingConfiguration).toBe(true);
    const [{ GUID }] = responses.AutoSetupAdminAccounts;
    const passwordHash = { $data: 'AAAA' };
    expect(await tell(mac, 'SetAutoAdminPassword', { GUID, passwordHash })).toMatchObject({ Status: 'Acknowledged' });
    expect(await tell(mac, 'SetAutoAdminPassword', { GUID: 'x', passwordHash })).toMatchObject({ Status: 'Error' });
    expect(await tell(mac, 'DeviceConfigured')).toMatchObject({ Status: 'Acknowledged' });
    expect(await tell(mac, 'DeviceConfigured')).toMatchObject({ Status: 'Error' });
  });
});

describe('other state', () => {
  it('keeps books and provisioning profiles by their ids', async () => {
    const device = managed();
    await tell(device, 'InstallMedia', { MediaType: 'Book', iTunesStoreID: 7 });
    await tell(device, 'InstallMedia', { MediaType: 'Book', iTunesStoreID: 7, Title: 'again' });
    expect(await tell(device, 'ManagedMediaList')).toMatchObject({ Books: [{ iTunesStoreID: 7, Title: 'again' }] });
    await tell(device, 'RemoveMedia', { MediaType: 'Book', iTunesStoreID: '7' });
    expect(await tell(device, 'ManagedMediaList')).toMatchObject({ Books: [] });
    expect(await tell(device, 'InstallMedia', { MediaType: 'Film', iTunesStoreID: 1 })).toMatchObject({ code: 12044 });
    const plist =
      '<plist version="1.0"><dict><key>UUID</key><string>P1</string><key>Name</key><string>n</string></dict></plist>';
    const ProvisioningProfile = { $data: Buffer.from(plist).toString('base64') };
    expect(await tell(device, 'InstallProvisioningProfile', { ProvisioningProfile })).toMatchObject({
      Status: 'Acknowledged',
    });
    expect(await tell(device, 'ProvisioningProfileList')).toMatchObject({ ProvisioningProfileList: [{ UUID: 'P1' }] });
    expect(await tell(device, 'RemoveProvisioningProfile', { UUID: 'P2' })).toMatchObject({ code: 12014 });
    await tell(device, 'RemoveProvisioningProfile', { UUID: 'P1' });
    expect(await tell(device, 'ProvisioningProfileList')).toMatchObject({ ProvisioningProfileList: [] });
  });

  it('gives one bypass code until it is cleared', async () => {
    const device = managed();
    const first = await tell(device, 'ActivationLockBypassCode');
    expect(first.ActivationLockBypassCode).toMatch(/^\w{5}-\w{5}-\w{4}-\w{4}-\w{4}-\w{4}$/);
    expect(await tell(device, 'ActivationLockBypassCode')).toEqual(first);
    await tell(device, 'ClearActivationLockBypassCode');
    expect(await tell(device, 'ActivationLockBypassCode')).toMatchObject({ Status: 'Error' });
  });

  it('is locked by a restart, and what is erased is new', async () => {
    const device = managed();
    await tell(device, 'RestartDevice');
    expect(await tell(device, 'SecurityInfo')).toMatchObject({ Status: 'NotNow' });
    takeUp(device);
    await tell(device, 'InstallApplication', { Identifier: 'a' });
    await tell(device, 'Settings', { Settings: [{ Item: 'DataRoaming', Enabled: true }] });
    const { udid, wifiMac, bluetoothMac, imei } = device.state;
    erase(device);
    expect(device.state).toEqual({ udid, wifiMac, bluetoothMac, imei, locked: false, hello: true, profiles: [] });
  });

  it('installs an update in its next sessions', async () => {
    const updates = [{ productKey: 'k', version: '18.2', build: 'B' }];
    const device = managed({ habits: { updates } });
    expect(await tell(device, 'AvailableOSUpdates')).toMatchObject({
      AvailableOSUpdates: [{ ProductKey: 'k' }],
    });
    await tell(device, 'ScheduleOSUpdate', { Updates: [{ ProductKey: 'k', InstallAction: 'Default' }] });
    expect(await tell(device, 'OSUpdateStatus')).toMatchObject({ OSUpdateStatus: [{ Status: 'Downloading' }] });
    settle(device);
    expect(await tell(device, 'OSUpdateStatus')).toMatchObject({ OSUpdateStatus: [{ Status: 'Installing' }] });
    settle(device);
    expect(device.osVersion).toBe('18.2');
    expect(await tell(device, 'AvailableOSUpdates')).toMatchObject({ code: 2213 });
  });

  it('keeps to the managed part in User Enrollment', async () => {
    const device = managed({ supervised: false, mode: 'BYOD', habits: { ownApps: ['com.example.own'] } });
    for (const refused of ['EraseDevice', 'Restrictions'])
      expect(await tell(device, refused)).toMatchObject({ code: 12007 });
    expect(await tell(device, 'InstalledApplicationList')).toMatchObject({ InstalledApplicationList: [] });
    const { QueryResponses } = await tell(device, 'DeviceInformation', { Queries: ['SerialNumber', 'OSVersion'] });
    expect(QueryResponses).toEqual({ OSVersion: '18.1' });
  });
});
