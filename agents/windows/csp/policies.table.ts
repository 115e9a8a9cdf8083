/**
 * Policies that a simulated PC has (Policy CSP, one page per area). `values`: the allowed range, or the listed numbers; a policy without
 * them takes any text. `initial` is what holds while nothing is configured.
 */
export interface PolicyDefinition {
  readonly area: string;
  readonly name: string;
  readonly scope: 'device' | 'user' | 'both';
  readonly values?: { readonly from: number; readonly to: number } | readonly number[];
  readonly initial?: number;
  readonly minimumOs?: string;
}

const windows1607 = '10.0.14393';
const windows1703 = '10.0.15063';
const windows1709 = '10.0.16299';
const windows1803 = '10.0.17134';
const windows1809 = '10.0.17763';

type PolicyRow = readonly [
  area: string,
  name: string,
  scope: PolicyDefinition['scope'],
  values?: readonly [from: number, to: number] | { readonly oneOf: readonly number[] },
  initial?: number,
  minimumOs?: string,
];

const rows: readonly PolicyRow[] = [
  ['ApplicationManagement', 'AllowAllTrustedApps', 'device', { oneOf: [0, 1, 65535] }, 65535],
  ['ApplicationManagement', 'AllowAppStoreAutoUpdate', 'device', [0, 2], 2],
  ['ApplicationManagement', 'AllowDeveloperUnlock', 'device', { oneOf: [0, 1, 65535] }, 65535],
  ['Bluetooth', 'AllowAdvertising', 'device', [0, 1], 1],
  ['Bluetooth', 'AllowDiscoverableMode', 'device', [0, 1], 1],
  ['Bluetooth', 'LocalDeviceName', 'device'],
  ['Browser', 'AllowPopups', 'device', [0, 1], 0],
  ['Camera', 'AllowCamera', 'device', [0, 1], 1],
  ['Connectivity', 'AllowBluetooth', 'device', { oneOf: [0, 2] }, 2],
  ['Connectivity', 'AllowCellularDataRoaming', 'device', [0, 2], 1],
  ['Connectivity', 'AllowUSBConnection', 'device', [0, 1], 1],
  ['Connectivity', 'AllowVPNOverCellular', 'device', [0, 1], 1],
  ['Defender', 'AllowRealtimeMonitoring', 'device', [0, 1], 1],
  ['DeviceGuard', 'EnableVirtualizationBasedSecurity', 'device', [0, 1], 0, windows1709],
  ['DeviceLock', 'AllowSimpleDevicePassword', 'device', [0, 1], 1],
  ['DeviceLock', 'AlphanumericDevicePasswordRequired', 'device', [0, 2], 2],
  ['DeviceLock', 'DevicePasswordEnabled', 'device', [0, 1], 1],
  ['DeviceLock', 'DevicePasswordExpiration', 'device', [0, 730], 0],
  ['DeviceLock', 'DevicePasswordHistory', 'device', [0, 50], 0],
  ['DeviceLock', 'MaxDevicePasswordFailedAttempts', 'device', [0, 999], 0],
  ['DeviceLock', 'MaxInactivityTimeDeviceLock', 'device', [0, 999], 0],
  ['DeviceLock', 'MinDevicePasswordComplexCharacters', 'device', [1, 4], 1],
  ['DeviceLock', 'MinDevicePasswordLength', 'device', [4, 16], 4],
  ['Experience', 'AllowCortana', 'device', [0, 1], 1],
  ['Experience', 'AllowFindMyDevice', 'device', [0, 1], 1, windows1703],
  ['Experience', 'AllowManualMDMUnenrollment', 'device', [0, 1], 1],
  ['Experience', 'AllowWindowsSpotlight', 'user', [0, 1], 1, windows1703],
  ['KioskBrowser', 'EnableHomeButton', 'device', [0, 1], 0, windows1803],
  ['Privacy', 'LetAppsAccessCamera', 'device', [0, 2], 0, windows1607],
  ['Privacy', 'LetAppsAccessMicrophone', 'device', [0, 2], 0, windows1607],
  ['Privacy', 'AllowCrossDeviceClipboard', 'device', [0, 1], 1, windows1809],
  ['Security', 'AllowAddProvisioningPackage', 'device', [0, 1], 1],
  ['Security', 'RequireDeviceEncryption', 'device', [0, 1], 0],
  ['Settings', 'AllowDateTime', 'device', [0, 1], 1],
  ['Start', 'HideAppList', 'both', [0, 3], 0, windows1703],
  ['System', 'AllowLocation', 'device', [0, 2], 1],
  ['System', 'AllowStorageCard', 'device', [0, 1], 1],
  ['System', 'AllowTelemetry', 'device', [0, 3], 1],
  ['Update', 'ActiveHoursEnd', 'device', [0, 23], 17],
  ['Update', 'ActiveHoursStart', 'device', [0, 23], 8],
  ['Update', 'AllowAutoUpdate', 'device', [0, 5], 2],
  ['Update', 'DeferQualityUpdatesPeriodInDays', 'device', [0, 30], 0, windows1607],
  ['Wifi', 'AllowInternetSharing', 'device', [0, 1], 1],
  ['Wifi', 'AllowManualWiFiConfiguration', 'device', [0, 1], 1],
];

export const policies: readonly PolicyDefinition[] = rows.map(([area, name, scope, values, initial, minimumOs]) => ({
  area,
  name,
  scope,
  ...(values !== undefined && { values: 'oneOf' in values ? values.oneOf : { from: values[0], to: values[1] } }),
  ...(initial !== undefined && { initial }),
  ...(minimumOs !== undefined && { minimumOs }),
}));
