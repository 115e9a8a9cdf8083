import type { RequestType } from '../../../protocol/apple/request-types.table.js';
import { activationLockBypassCode, clearActivationLockBypassCode } from './activation-lock.js';
import type { CommandHandler } from './answer.js';
import {
  installedApplicationList,
  inviteToProgram,
  managedApplicationAttributes,
  managedApplicationConfiguration,
  managedApplicationFeedback,
  managedApplicationList,
  removeApplication,
  validateApplications,
} from './applications.js';
import { clearRestrictionsPassword, refreshCellularPlans } from './cellular.js';
import { declarativeManagement } from './declarative-management.js';
import { deviceInformation } from './device-information.js';
import { rotateFileVaultKey } from './filevault.js';
import { setFirmwarePassword, setRecoveryLock, verifyFirmwarePassword, verifyRecoveryLock } from './firmware.js';
import { applyRedemptionCode, installApplication } from './install-application.js';
import { clearPasscode, deviceLock, requestUnlockToken } from './lock.js';
import { deviceLocation, disableLostMode, enableLostMode, playLostModeSound } from './lost-mode.js';
import { contentCachingInformation, disableRemoteDesktop, enableRemoteDesktop, extensions, lightsOut } from './mac.js';
import { installMedia, managedMediaList, removeMedia } from './media.js';
import { requestMirroring, stopMirroring } from './mirroring.js';
import { eraseDevice, restartDevice, shutDownDevice } from './power.js';
import { installProfile, profileList, removeProfile } from './profiles.js';
import { installProvisioningProfile, provisioningProfileList, removeProvisioningProfile } from './provisioning.js';
import { restrictionsCommand } from './restrictions.js';
import { certificateList, securityInfo } from './security.js';
import { settings } from './settings.js';
import { accountConfiguration, deviceConfigured, setAutoAdminPassword, userConfigured } from './setup-assistant.js';
import { availableOsUpdates, osUpdateStatus, scheduleOsUpdate, scheduleOsUpdateScan } from './updates.js';
import { deleteUser, logOutUser, unlockUserAccount, userList } from './users.js';

/** Who carries out which command. Every RequestType of the schema has its handler. */
export const commandHandlers: Readonly<Record<RequestType, CommandHandler>> = {
  AccountConfiguration: accountConfiguration,
  ActivationLockBypassCode: activationLockBypassCode,
  ActiveNSExtensions: extensions,
  ApplyRedemptionCode: applyRedemptionCode,
  AvailableOSUpdates: availableOsUpdates,
  CertificateList: certificateList,
  ClearActivationLockBypassCode: clearActivationLockBypassCode,
  ClearPasscode: clearPasscode,
  ClearRestrictionsPassword: clearRestrictionsPassword,
  ContentCachingInformation: contentCachingInformation,
  DeclarativeManagement: declarativeManagement,
  DeleteUser: deleteUser,
  DeviceConfigured: deviceConfigured,
  DeviceInformation: deviceInformation,
  DeviceLocation: deviceLocation,
  DeviceLock: deviceLock,
  DisableLostMode: disableLostMode,
  DisableRemoteDesktop: disableRemoteDesktop,
  EnableLostMode: enableLostMode,
  EnableRemoteDesktop: enableRemoteDesktop,
  EraseDevice: eraseDevice,
  InstallApplication: installApplication,
  InstallEnterpriseApplication: installApplication,
  InstallMedia: installMedia,
  InstallProfile: installProfile,
  InstallProvisioningProfile: installProvisioningProfile,
  InstalledApplicationList: installedApplicationList,
  InviteToProgram: inviteToProgram,
  LOMDeviceRequest: lightsOut,
  LOMSetupRequest: lightsOut,
  LogOutUser: logOutUser,
  ManagedApplicationAttributes: managedApplicationAttributes,
  ManagedApplicationConfiguration: managedApplicationConfiguration,
  ManagedApplicationFeedback: managedApplicationFeedback,
  ManagedApplicationList: managedApplicationList,
  ManagedMediaList: managedMediaList,
  NSExtensionMappings: extensions,
  OSUpdateStatus: osUpdateStatus,
  PlayLostModeSound: playLostModeSound,
  ProfileList: profileList,
  ProvisioningProfileList: provisioningProfileList,
  RefreshCellularPlans: refreshCellularPlans,
  RemoveApplication: removeApplication,
  RemoveMedia: removeMedia,
  RemoveProfile: removeProfile,
  RemoveProvisioningProfile: removeProvisioningProfile,
  RequestMirroring: requestMirroring,
  RequestUnlockToken: requestUnlockToken,
  RestartDevice: restartDevice,
  Restrictions: restrictionsCommand,
  RotateFileVaultKey: rotateFileVaultKey,
  ScheduleOSUpdate: scheduleOsUpdate,
  ScheduleOSUpdateScan: scheduleOsUpdateScan,
  SecurityInfo: securityInfo,
  SetAutoAdminPassword: setAutoAdminPassword,
  SetFirmwarePassword: setFirmwarePassword,
  SetRecoveryLock: setRecoveryLock,
  Settings: settings,
  ShutDownDevice: shutDownDevice,
  StopMirroring: stopMirroring,
  UnlockUserAccount: unlockUserAccount,
  UserConfigured: userConfigured,
  UserList: userList,
  ValidateApplications: validateApplications,
  VerifyFirmwarePassword: verifyFirmwarePassword,
  VerifyRecoveryLock: verifyRecoveryLock,
};

/** What a locked iPhone or iPad puts off (Apple Developer Forums, thread 747460). */
export const needsUnlockedMobile: ReadonlySet<string> = new Set([
  'InstallProfile',
  'InstallProvisioningProfile',
  'SecurityInfo',
]);

/** What a Mac that nobody uses still obeys; it puts off everything else (Apple: "Handling NotNow status responses"). */
export const obeyedByLockedMac: ReadonlySet<string> = new Set([
  'DeleteUser',
  'DeviceLock',
  'EraseDevice',
  'RestartDevice',
  'ShutDownDevice',
  'UnlockUserAccount',
]);
