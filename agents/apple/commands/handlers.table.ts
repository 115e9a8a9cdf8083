import type { RequestType } from '../../../protocol/apple/request-types.table.js';
import type { CommandHandler } from './answer.js';
import { deviceInformation } from './device-information.js';
import { installProfile, profileList, removeProfile } from './profiles.js';
import { restrictionsCommand } from './restrictions.js';
import { certificateList, deviceLock, securityInfo } from './security.js';

/** Commands that the simulated devices carry out. */
export const commandHandlers: Readonly<Partial<Record<RequestType, CommandHandler>>> = {
  CertificateList: certificateList,
  DeviceInformation: deviceInformation,
  DeviceLock: deviceLock,
  InstallProfile: installProfile,
  ProfileList: profileList,
  RemoveProfile: removeProfile,
  Restrictions: restrictionsCommand,
  SecurityInfo: securityInfo,
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
