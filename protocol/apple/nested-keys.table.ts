import type { RequestType } from './request-types.table.js';

/** What a member of a command holds: an array of values of one type, or of dictionaries; or a dictionary. `!` marks a required key. */
export interface NestedKeys {
  readonly each?: string | Readonly<Record<string, string>>;
  readonly keys?: Readonly<Record<string, string>>;
}

const texts: NestedKeys = { each: 'string' };
const named = { Identifiers: texts };

/** Keys within the keys of commands (apple/device-management, mdm/commands at iOS 18.1 and macOS 15.1); where any key may stand, none is listed. */
export const nestedKeys: Readonly<Partial<Record<RequestType, Readonly<Record<string, NestedKeys>>>>> = Object.freeze({
  AccountConfiguration: {
    AutoSetupAdminAccounts: {
      each: { shortName: 'string!', fullName: 'string', passwordHash: 'data', hidden: 'boolean' },
    },
  },
  ActiveNSExtensions: { FilterExtensionPoints: texts },
  DeviceInformation: { Queries: texts },
  EraseDevice: {
    ReturnToService: { keys: { Enabled: 'boolean!', WiFiProfileData: 'data', MDMProfileData: 'data' } },
  },
  InstallApplication: {
    Options: { keys: { PurchaseMethod: 'integer' } },
    Attributes: {
      keys: {
        VPNUUID: 'string',
        ContentFilterUUID: 'string',
        DNSProxyUUID: 'string',
        RelayUUID: 'string',
        AssociatedDomains: 'array',
        AssociatedDomainsEnableDirectDownloads: 'boolean',
        Removable: 'boolean',
        TapToPayScreenLock: 'boolean',
        CellularSliceUUID: 'string',
        Hideable: 'boolean',
        Lockable: 'boolean',
      },
    },
  },
  InstallEnterpriseApplication: { ManifestURLPinningCerts: { each: 'data' } },
  InstalledApplicationList: { Identifiers: texts, Items: texts },
  LOMDeviceRequest: {
    RequestList: {
      each: {
        DeviceRequestType: 'string!',
        DeviceRequestUUID: 'string!',
        DeviceDNSName: 'string!',
        PrimaryIPv6AddressList: 'array!',
        SecondaryIPv6AddressList: 'array!',
        LOMProtocolVersion: 'integer!',
      },
    },
  },
  ManagedApplicationAttributes: named,
  ManagedApplicationConfiguration: named,
  ManagedApplicationFeedback: named,
  ManagedApplicationList: named,
  RestartDevice: { KextPaths: texts },
  RotateFileVaultKey: {
    FileVaultUnlock: {
      keys: { Password: 'string', PrivateKeyExport: 'data', PrivateKeyExportPassword: 'string' },
    },
  },
  ScheduleOSUpdate: {
    Updates: {
      each: {
        ProductKey: 'string',
        ProductVersion: 'string',
        InstallAction: 'string!',
        MaxUserDeferrals: 'integer',
        Priority: 'string',
      },
    },
  },
  Settings: { Settings: { each: { Item: 'string!' } } },
  ValidateApplications: named,
});
