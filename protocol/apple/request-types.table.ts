import type { AccessRight } from './access-rights.table.js';

/**
 * Every command of Apple's schema for iOS 18.1 and macOS 15.1 (apple/device-management, mdm/commands): since which version, for
 * supervised devices only or not, the access right it needs, and its request keys (`!` marks a required one). A device tells
 * an unknown command from one that it is not allowed to obey by this table.
 */
export interface RequestTypeEntry {
  readonly since: { readonly ios?: string; readonly macos?: string };
  readonly right?: AccessRight;
  /** A Mac obeys it without the right. */
  readonly freeOnMac?: true;
  /** Platforms that obey it in User Enrollment. */
  readonly userEnrollment?: readonly ('ios' | 'macos')[];
  readonly keys: Readonly<Record<string, string>>;
}

export const requestTypes = Object.freeze({
  AccountConfiguration: {
    since: { macos: '10.11' },
    keys: {
      SkipPrimarySetupAccountCreation: 'boolean',
      SetPrimarySetupAccountAsRegularUser: 'boolean',
      PrimaryAccountFullName: 'string',
      PrimaryAccountUserName: 'string',
      DontAutoPopulatePrimaryAccountInfo: 'boolean',
      LockPrimaryAccountInfo: 'boolean',
      AutoSetupAdminAccounts: 'array',
      ManagedLocalUserShortName: 'string',
    },
  },
  ActiveNSExtensions: {
    since: { macos: '10.13' },
    right: 'apps',
    keys: { FilterExtensionPoints: 'array' },
  },
  NSExtensionMappings: {
    since: { macos: '10.13' },
    right: 'apps',
    keys: {},
  },
  InstallEnterpriseApplication: {
    since: { macos: '10.13.6' },
    right: 'appManagement',
    userEnrollment: ['macos'],
    keys: {
      Manifest: 'dictionary',
      ManifestURL: 'string',
      ManifestURLPinningCerts: 'array',
      PinningRevocationCheckRequired: 'boolean',
      InstallAsManaged: 'boolean',
      ManagementFlags: 'integer',
      Configuration: 'dictionary',
      ChangeManagementState: 'string',
      iOSApp: 'boolean',
    },
  },
  InstallApplication: {
    since: { ios: '5.0', macos: '10.9' },
    right: 'appManagement',
    userEnrollment: ['ios', 'macos'],
    keys: {
      iTunesStoreID: 'integer',
      Identifier: 'string',
      Options: 'dictionary',
      ManifestURL: 'string',
      ManagementFlags: 'integer',
      Configuration: 'dictionary',
      Attributes: 'dictionary',
      ChangeManagementState: 'string',
      InstallAsManaged: 'boolean',
      iOSApp: 'boolean',
    },
  },
  InstalledApplicationList: {
    since: { ios: '5.0', macos: '10.7' },
    right: 'apps',
    userEnrollment: ['ios'],
    keys: { Identifiers: 'array', ManagedAppsOnly: 'boolean', Items: 'array' },
  },
  InviteToProgram: {
    since: { ios: '7.0', macos: '10.9' },
    right: 'appManagement',
    freeOnMac: true,
    keys: { ProgramID: 'string!', InvitationURL: 'string!' },
  },
  ManagedApplicationList: {
    since: { ios: '5.0', macos: '11.0' },
    right: 'appManagement',
    userEnrollment: ['ios', 'macos'],
    keys: { Identifiers: 'array' },
  },
  ApplyRedemptionCode: {
    since: { ios: '5.0' },
    right: 'appManagement',
    keys: { Identifier: 'string!', RedemptionCode: 'string!' },
  },
  RemoveApplication: {
    since: { ios: '5.0', macos: '11.0' },
    right: 'appManagement',
    userEnrollment: ['ios'],
    keys: { Identifier: 'string!' },
  },
  ValidateApplications: {
    since: { ios: '9.2' },
    right: 'appManagement',
    userEnrollment: ['ios'],
    keys: { Identifiers: 'array' },
  },
  CertificateList: {
    since: { ios: '4.0', macos: '10.7' },
    right: 'inspectProfiles',
    userEnrollment: ['ios', 'macos'],
    keys: { ManagedOnly: 'boolean' },
  },
  DeclarativeManagement: {
    since: { ios: '15.0', macos: '13.0' },
    userEnrollment: ['ios', 'macos'],
    keys: { Data: 'data' },
  },
  ActivationLockBypassCode: {
    since: { ios: '7.1 supervised', macos: '10.15 supervised' },
    keys: {},
  },
  ClearActivationLockBypassCode: {
    since: { ios: '7.1 supervised', macos: '10.15 supervised' },
    keys: {},
  },
  DeviceConfigured: {
    since: { ios: '9.0 supervised', macos: '10.11' },
    keys: {},
  },
  EraseDevice: {
    since: { ios: '4.0', macos: '10.7' },
    right: 'erase',
    keys: {
      PreserveDataPlan: 'boolean',
      DisallowProximitySetup: 'boolean',
      PIN: 'string',
      ObliterationBehavior: 'string',
      ReturnToService: 'dictionary',
    },
  },
  RefreshCellularPlans: {
    since: { ios: '13.0' },
    keys: { eSIMServerURL: 'string!' },
  },
  DeviceLock: {
    since: { ios: '4.0', macos: '10.7' },
    right: 'lock',
    userEnrollment: ['ios'],
    keys: { Message: 'string', PhoneNumber: 'string', PIN: 'string' },
  },
  DisableLostMode: {
    since: { ios: '9.3 supervised' },
    keys: {},
  },
  EnableLostMode: {
    since: { ios: '9.3 supervised' },
    keys: { Message: 'string', PhoneNumber: 'string', Footnote: 'string' },
  },
  DeviceLocation: {
    since: { ios: '9.3 supervised' },
    keys: {},
  },
  PlayLostModeSound: {
    since: { ios: '10.3 supervised' },
    keys: {},
  },
  RestartDevice: {
    since: { ios: '10.3 supervised', macos: '10.13' },
    right: 'lock',
    keys: { RebuildKernelCache: 'boolean', KextPaths: 'array', NotifyUser: 'boolean' },
  },
  ClearRestrictionsPassword: {
    since: { ios: '8.0 supervised' },
    keys: {},
  },
  Restrictions: {
    since: { ios: '4.0' },
    right: 'restrictions',
    keys: { ProfileRestrictions: 'boolean' },
  },
  ShutDownDevice: {
    since: { ios: '10.3 supervised', macos: '10.13' },
    right: 'lock',
    keys: {},
  },
  ContentCachingInformation: {
    since: { macos: '10.15.4' },
    right: 'networkInformation',
    keys: {},
  },
  DeviceInformation: {
    since: { ios: '4.0', macos: '10.7' },
    userEnrollment: ['ios', 'macos'],
    keys: { Queries: 'array!', DeviceAttestationNonce: 'data' },
  },
  SecurityInfo: {
    since: { ios: '4.0', macos: '10.7' },
    right: 'security',
    userEnrollment: ['ios', 'macos'],
    keys: {},
  },
  LOMDeviceRequest: {
    since: { macos: '11.0' },
    right: 'lock',
    keys: { RequestList: 'array!' },
  },
  LOMSetupRequest: {
    since: { macos: '11.0' },
    right: 'lock',
    keys: {},
  },
  ManagedApplicationAttributes: {
    since: { ios: '7.0' },
    right: 'appManagement',
    userEnrollment: ['ios'],
    keys: { Identifiers: 'array!' },
  },
  ManagedApplicationConfiguration: {
    since: { ios: '7.0', macos: '10.15' },
    right: 'appManagement',
    userEnrollment: ['ios', 'macos'],
    keys: { Identifiers: 'array!' },
  },
  ManagedApplicationFeedback: {
    since: { ios: '7.0', macos: '11.0' },
    right: 'appManagement',
    userEnrollment: ['ios'],
    keys: { Identifiers: 'array!', DeleteFeedback: 'boolean' },
  },
  InstallMedia: {
    since: { ios: '8.0', macos: '10.9' },
    right: 'appManagement',
    userEnrollment: ['ios'],
    keys: {
      iTunesStoreID: 'integer',
      MediaURL: 'string',
      MediaType: 'string!',
      PersistentID: 'string',
      Kind: 'string',
      Version: 'string',
      Author: 'string',
      Title: 'string',
    },
  },
  ManagedMediaList: {
    since: { ios: '8.0' },
    right: 'appManagement',
    userEnrollment: ['ios'],
    keys: {},
  },
  RemoveMedia: {
    since: { ios: '8.0' },
    right: 'appManagement',
    userEnrollment: ['ios'],
    keys: { MediaType: 'string!', iTunesStoreID: 'string', PersistentID: 'string' },
  },
  RequestMirroring: {
    since: { ios: '7.0', macos: '10.10' },
    userEnrollment: ['ios', 'macos'],
    keys: { DestinationName: 'string', DestinationDeviceID: 'string', ScanTime: 'integer', Password: 'string' },
  },
  StopMirroring: {
    since: { ios: '7.0 supervised', macos: '10.10' },
    keys: {},
  },
  ClearPasscode: {
    since: { ios: '4.0' },
    right: 'lock',
    keys: { UnlockToken: 'data!' },
  },
  SetFirmwarePassword: {
    since: { macos: '10.13' },
    right: 'lock',
    keys: { CurrentPassword: 'string', NewPassword: 'string!', AllowOroms: 'boolean' },
  },
  VerifyFirmwarePassword: {
    since: { macos: '10.13' },
    keys: { Password: 'string!' },
  },
  SetRecoveryLock: {
    since: { macos: '11.5' },
    right: 'lock',
    keys: { CurrentPassword: 'string', NewPassword: 'string!' },
  },
  VerifyRecoveryLock: {
    since: { macos: '11.5' },
    right: 'lock',
    keys: { Password: 'string!' },
  },
  RequestUnlockToken: {
    since: { ios: '5.0 supervised' },
    keys: {},
  },
  InstallProfile: {
    since: { ios: '4.0', macos: '10.7' },
    right: 'installProfiles',
    userEnrollment: ['ios', 'macos'],
    keys: { Payload: 'data!' },
  },
  ProfileList: {
    since: { ios: '4.0', macos: '10.7' },
    right: 'inspectProfiles',
    userEnrollment: ['ios', 'macos'],
    keys: { ManagedOnly: 'boolean' },
  },
  InstallProvisioningProfile: {
    since: { ios: '4.0', macos: '11.0' },
    right: 'installProvisioning',
    freeOnMac: true,
    userEnrollment: ['ios', 'macos'],
    keys: { ProvisioningProfile: 'data!' },
  },
  ProvisioningProfileList: {
    since: { ios: '4.0', macos: '11.0' },
    right: 'inspectProvisioning',
    freeOnMac: true,
    userEnrollment: ['ios', 'macos'],
    keys: { ManagedOnly: 'boolean' },
  },
  RemoveProvisioningProfile: {
    since: { ios: '4.0', macos: '11.0' },
    right: 'installProvisioning',
    freeOnMac: true,
    userEnrollment: ['ios', 'macos'],
    keys: { UUID: 'string!' },
  },
  RemoveProfile: {
    since: { ios: '4.0', macos: '10.7' },
    right: 'installProfiles',
    userEnrollment: ['ios', 'macos'],
    keys: { Identifier: 'string!' },
  },
  DisableRemoteDesktop: {
    since: { macos: '10.14.4 supervised' },
    keys: {},
  },
  EnableRemoteDesktop: {
    since: { macos: '10.14.4 supervised' },
    keys: {},
  },
  RotateFileVaultKey: {
    since: { macos: '10.9' },
    right: 'lock',
    keys: {
      KeyType: 'string!',
      FileVaultUnlock: 'dictionary!',
      NewCertificate: 'data',
      ReplyEncryptionCertificate: 'data',
    },
  },
  SetAutoAdminPassword: {
    since: { macos: '10.11' },
    keys: { GUID: 'string!', passwordHash: 'data!' },
  },
  Settings: {
    since: { ios: '5.0', macos: '10.9' },
    right: 'settings',
    userEnrollment: ['ios', 'macos'],
    keys: { Settings: 'array!' },
  },
  AvailableOSUpdates: {
    since: { ios: '9.0 supervised', macos: '10.11' },
    right: 'appManagement',
    freeOnMac: true,
    keys: {},
  },
  ScheduleOSUpdateScan: {
    since: { macos: '10.11 supervised' },
    keys: { Force: 'boolean' },
  },
  ScheduleOSUpdate: {
    since: { ios: '9.0 supervised', macos: '10.11 supervised' },
    right: 'appManagement',
    freeOnMac: true,
    keys: { Updates: 'array!' },
  },
  OSUpdateStatus: {
    since: { ios: '9.0 supervised', macos: '10.11.5 supervised' },
    right: 'appManagement',
    freeOnMac: true,
    keys: {},
  },
  UserConfigured: {
    since: { ios: '17.0 supervised' },
    keys: {},
  },
  DeleteUser: {
    since: { ios: '9.3', macos: '10.13 supervised' },
    keys: { UserName: 'string', ForceDeletion: 'boolean', DeleteAllUsers: 'boolean' },
  },
  UserList: {
    since: { ios: '9.3', macos: '10.13 supervised' },
    keys: {},
  },
  LogOutUser: {
    since: { ios: '9.3' },
    keys: {},
  },
  UnlockUserAccount: {
    since: { macos: '10.13' },
    right: 'lock',
    keys: { UserName: 'string!' },
  },
} as const satisfies Record<string, RequestTypeEntry>);

export type RequestType = keyof typeof requestTypes;

/** The row of a command; undefined for one that no device knows. */
export function requestType(name: string): RequestTypeEntry | undefined {
  return Object.hasOwn(requestTypes, name) ? requestTypes[name as RequestType] : undefined;
}
