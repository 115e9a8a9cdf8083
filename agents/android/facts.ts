import { createHash } from 'node:crypto';
import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import type { ContextItem } from '../../protocol/mde2/messages.js';
import type { DeviceFacts } from '../omadm/csp.js';
import { managingApp } from './apps/managing-app-rules.js';
import { type AndroidDevice, modeOf } from './device.js';
import { mayReportHardwareIdentifiers } from './device-rules.js';
import { enrollingApp } from './mode-rules.js';

/** What the device calls itself while it is managed this way: a serial number or what stands for it, and an IMEI, where they may be told. */
export function reportedIdentity(
  device: AndroidDevice,
  mode: ManagementMode,
): { readonly serial?: string; readonly imei?: string } {
  const { record, state, habits } = device;
  if (!mayReportHardwareIdentifiers(device.rules, { mode, apiLevel: habits.apiLevel }))
    return mode === 'device-admin' ? {} : { serial: enterpriseSpecificId(device) };
  return { serial: record.serial, imei: state.imei };
}

/** Stands for the serial number on a personal device: the same for one organisation, unlike for another (DevicePolicyManager.getEnrollmentSpecificId). */
function enterpriseSpecificId({ record, state }: AndroidDevice): string {
  const hash = createHash('sha256')
    .update(`${record.serial}/${state.imei}/${state.deviceAdmin ?? ''}`)
    .digest('hex');
  return hash.slice(0, 16).toUpperCase();
}

/** Name of the device in the organisation's directory, as the DPC would get it when it registers: made of the device, so that it stays the same. A work profile is another one than the device around it. */
export function directoryDeviceId({ state }: AndroidDevice): string {
  const realm = state.mode === 'device-admin' ? 'directory/administrator' : 'directory';
  const hex = createHash('sha256').update(`${realm}/${state.androidId}/${state.imei}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

/** Context items of an Android DPC that enrolls over MS-WSTEP, in its order; Model, OSVersion and ManagementMode are ours. */
export function contextItems(device: AndroidDevice, mode: ManagementMode): readonly ContextItem[] {
  const { model } = device.world;
  const { serial, imei } = reportedIdentity(device, mode);
  return [
    ...appItems(device, mode),
    { name: 'AADID', value: directoryDeviceId(device) },
    ...(imei === undefined ? [] : [{ name: 'MobileEquipmentId', value: imei }]),
    ...(serial === undefined ? [] : [{ name: 'SerialNumber', value: serial }]),
    { name: 'Manufacturer', value: model.manufacturer },
    { name: 'Model', value: model.product },
    { name: 'OSVersion', value: model.osVersion },
    { name: 'ManagementMode', value: mode },
  ];
}

/** Which app asks, and for whom. EnrollingApp, what a device administrator tells of the device around it is ours, as is the enrollment that the app has already. */
function appItems(device: AndroidDevice, mode: ManagementMode): readonly ContextItem[] {
  const { habits, record, state } = device;
  const current = record.phase === 'enrolled' ? record.enrollmentId : undefined;
  const already = current === undefined ? [] : [{ name: 'CurrentDeviceId', value: current }];
  if (mode !== 'device-admin')
    return [
      { name: 'DeviceType', value: 'AndroidForWork' },
      { name: 'ApplicationVersion', value: habits.applicationVersion },
      { name: 'EnrollingApp', value: enrollingApp(device.rules, mode) },
      ...makeItems(device),
      ...already,
    ];
  return [
    { name: 'DeviceType', value: 'Android' },
    { name: 'ApplicationVersion', value: state.companyPortal ?? habits.companyPortal },
    { name: 'GoogleServices', value: habits.googleServices },
    { name: 'AndroidEnterprise', value: habits.androidEnterprise ? 'available' : 'unavailable' },
    { name: 'TeamsCertified', value: String(habits.teamsCertified) },
    ...already,
  ];
}

/** By what a device without Google Mobile Services is known to be a supported one. Ours. */
function makeItems({ habits, record: { method }, world: { model } }: AndroidDevice): readonly ContextItem[] {
  if (method === undefined || (modeOf(method)?.gms ?? true)) return [];
  return [
    { name: 'FirmwareVersion', value: model.osBuild },
    { name: 'TeamsCertified', value: String(habits.teamsCertified) },
  ];
}

/** The client of the sessions is the managing app; DevInfo/DmV is its version. */
function managingAppVersion({ state, habits }: AndroidDevice): string {
  const app = state.apps?.installed.find(({ package: name }) => name === managingApp);
  return app?.versionName ?? habits.intuneApp;
}

/** What the management tree knows of the device. */
export function deviceFacts(device: AndroidDevice, mode: ManagementMode, gms: boolean): DeviceFacts {
  const { record, world } = device;
  const { serial } = reportedIdentity(device, mode);
  return {
    deviceId: record.enrollmentId ?? directoryDeviceId(device),
    manufacturer: world.model.manufacturer,
    model: world.model.product,
    osVersion: world.model.osVersion,
    language: 'en-US',
    ...(gms ? {} : { dmVersion: managingAppVersion(device) }),
    firmwareVersion: world.model.osBuild,
    ...(serial !== undefined && { serial }),
    more: moreFacts(device, mode, gms),
  };
}

/** What only the tree of an Android device knows. */
function moreFacts(device: AndroidDevice, mode: ManagementMode, gms: boolean): NonNullable<DeviceFacts['more']> {
  const { habits, state } = device;
  const { imei } = reportedIdentity(device, mode);
  return {
    mode,
    apiLevel: habits.apiLevel,
    rooted: habits.rooted,
    gms,
    extensions: habits.mobilityExtensions,
    extensionsPermitted: state.extensionsPermitted === true,
    ...(imei === undefined ? {} : { imei }),
  };
}
