import { hasRight } from '../../../protocol/apple/access-rights.table.js';
import { deviceQueries } from '../../../protocol/apple/device-queries.table.js';
import { arrayOf, dict, type PlistValue, real } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { acknowledged, type CommandHandler } from './answer.js';

/** Queries that tell about the network; they need their own access right (apple/device-management, device.information.yaml). */
const networkQueries = new Set([
  'BluetoothMAC',
  'WiFiMAC',
  'EthernetMAC',
  'ICCID',
  'CurrentCarrierNetwork',
  'SIMCarrierNetwork',
  'SubscriberCarrierNetwork',
  'PhoneNumber',
  'IsRoaming',
  'DataRoamingEnabled',
  'VoiceRoamingEnabled',
  'PersonalHotspotEnabled',
]);

/** What an empty list of queries is answered with. */
const defaultQueries = ['UDID', 'DeviceName', 'SerialNumber'];

/** Facts of this device by query; a query without a fact is left out of the answer, as devices do. */
function facts(device: AppleDevice): Readonly<Record<string, PlistValue | undefined>> {
  const { world, habits, record, state, family } = device;
  const { model } = world;
  const mac = family === 'macos';
  const host = mac ? record.name.replaceAll(/[^A-Za-z0-9]+/g, '-') : undefined;
  return {
    UDID: state.udid,
    DeviceName: record.name,
    OSVersion: model.osVersion,
    BuildVersion: model.osBuild,
    ModelName: habits.modelName,
    Model: habits.modelNumber,
    ModelNumber: habits.modelNumber,
    ProductName: model.product,
    SerialNumber: record.serial,
    IsAppleSilicon: mac ? habits.appleSilicon : undefined,
    DeviceCapacity: real(habits.capacity),
    AvailableDeviceCapacity: real(habits.capacity / 2),
    IMEI: state.imei,
    CellularTechnology: mac ? undefined : habits.cellular ? 1 : 0,
    BatteryLevel: habits.battery ? real(0.5) : undefined,
    HasBattery: mac ? habits.battery : undefined,
    IsSupervised: device.supervised,
    IsMultiUser: mac ? undefined : false,
    IsDeviceLocatorServiceEnabled: mac ? undefined : false,
    IsActivationLockEnabled: false,
    IsCloudBackupEnabled: mac ? undefined : false,
    IsMDMLostModeEnabled: mac ? undefined : false,
    AwaitingConfiguration: false,
    SystemIntegrityProtectionEnabled: mac ? true : undefined,
    HostName: host,
    LocalHostName: host,
    WiFiMAC: state.wifiMac,
    BluetoothMAC: state.bluetoothMac,
    PushToken: mac ? undefined : pushToken(device),
    TimeZone: mac ? undefined : 'Etc/UTC',
  };
}

function pushToken({ state }: AppleDevice): Uint8Array | undefined {
  return state.mdm === undefined ? undefined : new Uint8Array(Buffer.from(state.mdm.token, 'base64'));
}

/** DeviceInformation: the queries that the server may ask, in its order. */
export const deviceInformation: CommandHandler = (device, command) => {
  const asked = (arrayOf(command.get('Queries')) ?? []).filter((query) => typeof query === 'string');
  const known = facts(device);
  const answers = (asked.length === 0 ? defaultQueries : asked)
    .filter((query) => Object.hasOwn(deviceQueries, query) && mayAsk(device, query))
    .map((query) => [query, known[query]] as const);
  return acknowledged({ QueryResponses: dict(Object.fromEntries(answers)) });
};

function mayAsk({ state }: AppleDevice, query: string): boolean {
  const rights = state.mdm?.accessRights ?? 0;
  if (query === 'UDID') return true;
  return hasRight(rights, networkQueries.has(query) ? 'networkInformation' : 'deviceInformation');
}
