import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../protocol/plist/json.js';
import { dict, type PlistDict, type PlistValue, real } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { hardwareOf } from '../mac/virtual-machine.js';
import { residentLimit, roomFor } from '../shared-ipad/resident-users.js';
import { userTimeout } from '../shared-ipad/sessions.js';
import { accountsOf } from './users.js';

export type Facts = Readonly<Record<string, PlistValue | undefined>>;

/** What DeviceInformation can tell of this device, by query; absent where the device has no such thing. */
export function deviceFacts(device: AppleDevice): Facts {
  return {
    ...identityFacts(device),
    ...hardwareFacts(device),
    ...systemFacts(device),
    ...(device.family === 'macos' ? macFacts(device) : mobileFacts(device)),
    ...(device.habits.cellular && cellularFacts(device)),
    ...(device.shared && sharedFacts(device)),
  };
}

/** What the Settings command set under this item; nothing set gives an empty dictionary. */
function setting({ state }: AppleDevice, item: string): PlistDict {
  const kept = state.settings?.[item];
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept)
    ? dictFromJson(kept as JsonObject)
    : new Map();
}

/** Devices that an organisation sets up are called what they are, until somebody names them. */
function nameOf({ state, habits, record }: AppleDevice): string {
  return state.setup === undefined ? record.name : habits.modelName;
}

function identityFacts(device: AppleDevice): Facts {
  const { habits, state } = device;
  const { serial, product } = hardwareOf(device);
  return {
    UDID: state.udid,
    ProvisioningUDID: state.udid,
    DeviceName: setting(device, 'DeviceName').get('DeviceName') ?? nameOf(device),
    ModelName: habits.modelName,
    Model: habits.modelNumber,
    ModelNumber: habits.modelNumber,
    ProductName: product,
    SerialNumber: serial,
    SoftwareUpdateDeviceID: product,
    EASDeviceIdentifier: device.constant('eas').uuid().replaceAll('-', ''),
    OrganizationInfo: setting(device, 'OrganizationInfo').get('OrganizationInfo'),
    MDMOptions: setting(device, 'MDMOptions').get('MDMOptions'),
    PushToken: state.mdm === undefined ? undefined : new Uint8Array(Buffer.from(state.mdm.token, 'base64')),
  };
}

function hardwareFacts({ habits, state }: AppleDevice): Facts {
  return {
    DeviceCapacity: real(habits.capacity),
    AvailableDeviceCapacity: real(habits.capacity / 2),
    BatteryLevel: habits.battery ? real(0.5) : undefined,
    WiFiMAC: state.wifiMac,
    BluetoothMAC: state.bluetoothMac,
  };
}

function systemFacts(device: AppleDevice): Facts {
  const { world, state } = device;
  return {
    OSVersion: device.osVersion,
    BuildVersion: state.osBuild ?? world.model.osBuild,
    SupplementalBuildVersion: state.osBuild ?? world.model.osBuild,
    SupplementalOSVersionExtra: '',
    IsSupervised: device.supervised,
    IsActivationLockEnabled: false,
    IsActivationLockSupported: true,
    AwaitingConfiguration: state.awaiting === true,
    iTunesStoreAccountIsActive: false,
  };
}

function mobileFacts(device: AppleDevice): Facts {
  const { habits, state } = device;
  const { world } = device;
  return {
    IsMultiUser: device.shared,
    IsDeviceLocatorServiceEnabled: false,
    IsCloudBackupEnabled: state.cloudBackupAt !== undefined,
    LastCloudBackupDate: state.cloudBackupAt === undefined ? undefined : new Date(state.cloudBackupAt),
    IsDoNotDisturbInEffect: false,
    IsMDMLostModeEnabled: state.lostMode !== undefined,
    IsNetworkTethered: false,
    DeviceID: undefined,
    TimeZone: setting(device, 'TimeZone').get('TimeZone') ?? 'Etc/UTC',
    DiagnosticSubmissionEnabled: setting(device, 'DiagnosticSubmission').get('Enabled') ?? false,
    AppAnalyticsEnabled: setting(device, 'AppAnalytics').get('Enabled') ?? false,
    SoftwareUpdateSettings: dict({
      RecommendationCadence: setting(device, 'SoftwareUpdateSettings').get('RecommendationCadence') ?? 0,
    }),
    AccessibilitySettings: setting(device, 'AccessibilitySettings'),
    CellularTechnology: habits.cellular ? 1 : 0,
    IMEI: state.imei,
    ModemFirmwareVersion: habits.cellular ? `1.${world.model.osVersion}` : undefined,
  };
}

function macFacts(device: AppleDevice): Facts {
  const { habits, state, supervised, record } = device;
  const host = record.name.replaceAll(/[^A-Za-z0-9]+/g, '-');
  return {
    IsAppleSilicon: habits.appleSilicon,
    SupportsiOSAppInstalls: habits.appleSilicon,
    HasBattery: habits.battery,
    SupportsLOMDevice: false,
    SystemIntegrityProtectionEnabled: true,
    HostName: setting(device, 'HostName').get('HostName') ?? host,
    LocalHostName: host,
    PINRequiredForEraseDevice: !habits.appleSilicon,
    PINRequiredForDeviceLock: !habits.appleSilicon,
    EACSPreflight: habits.appleSilicon ? 'success' : undefined,
    EthernetMAC: undefined,
    ActiveManagedUsers: accountsOf(device)
      .filter(({ loggedIn }) => loggedIn)
      .map(({ name }) => name),
    AutoSetupAdminAccounts: Object.entries(state.administrators ?? {}).map(([GUID, name]) =>
      dict({ GUID, shortName: String(name) }),
    ),
    OSUpdateSettings: dict({
      AutoCheckEnabled: true,
      AutomaticAppInstallationEnabled: false,
      AutomaticOSInstallationEnabled: false,
      AutomaticSecurityUpdatesEnabled: true,
      BackgroundDownloadEnabled: true,
      CatalogURL: '',
      IsDefaultCatalog: true,
      PerformPeriodicCheck: true,
      ...(supervised && { PreviousScanResult: 0 }),
    }),
    PushToken: undefined,
  };
}

/** A SIM card of no operator: country and network code 001 01 are for tests (ITU-T E.212, Annex E). */
function cellularFacts(device: AppleDevice): Facts {
  const iccid = `890010${String(device.constant('iccid').int(1_000_000_000)).padStart(13, '0')}`;
  const enabled = (item: string): PlistValue => setting(device, item).get('Enabled') ?? false;
  const network = 'Muster (simulated)';
  return {
    ICCID: iccid,
    CurrentCarrierNetwork: network,
    SIMCarrierNetwork: network,
    SubscriberCarrierNetwork: network,
    CarrierSettingsVersion: '1.0',
    SIMMCC: '001',
    SIMMNC: '01',
    SubscriberMCC: '001',
    SubscriberMNC: '01',
    CurrentMCC: '001',
    CurrentMNC: '01',
    IsRoaming: false,
    DataRoamingEnabled: enabled('DataRoaming'),
    VoiceRoamingEnabled: enabled('VoiceRoaming'),
    PersonalHotspotEnabled: enabled('PersonalHotspot'),
    ServiceSubscriptions: [
      dict({
        CarrierSettingsVersion: '1.0',
        CurrentCarrierNetwork: network,
        ICCID: iccid,
        IMEI: device.state.imei,
        Slot: 'CTSubscriptionSlotOne',
      }),
    ],
  };
}

function sharedFacts(device: AppleDevice): Facts {
  const configuration = setting(device, 'SharedDeviceConfiguration');
  return {
    MaximumResidentUsers: roomFor(device),
    EstimatedResidentUsers: residentLimit(device),
    ResidentUsers: residentLimit(device),
    QuotaSize: configuration.get('QuotaSize') ?? 0,
    UserSessionTimeout: userTimeout(device),
    TemporarySessionTimeout: configuration.get('TemporarySessionTimeout') ?? 0,
    TemporarySessionOnly: configuration.get('TemporarySessionOnly') ?? false,
    ManagedAppleIDDefaultDomains: configuration.get('ManagedAppleIDDefaultDomains') ?? [],
    OnlineAuthenticationGracePeriod: configuration.get('OnlineAuthenticationGracePeriod') ?? 0,
    SkipLanguageAndLocaleSetupForNewUsers: configuration.get('SkipLanguageAndLocaleSetupForNewUsers') ?? false,
  };
}
