import type { RequestType } from './request-types.table.js';

export type Channel = 'device' | 'user';

/** Channels by which a device obeys a command. */
export interface CommandChannels {
  readonly macos?: readonly Channel[];
  readonly shared?: readonly Channel[];
}

const own: readonly Channel[] = ['device'];
const both: readonly Channel[] = ['device', 'user'];
const usersOnly: readonly Channel[] = ['user'];
const never: readonly Channel[] = [];

/**
 * Commands that are not for the device's own channel alone (apple/device-management, mdm/commands at iOS 18.1 and macOS 15.1, devicechannel,
 * userchannel and sharedipad); an empty list says that a Shared iPad never obeys it.
 */
const exceptions: Readonly<Partial<Record<RequestType, CommandChannels>>> = {
  ActivationLockBypassCode: { shared: never },
  ActiveNSExtensions: { macos: usersOnly },
  ApplyRedemptionCode: { shared: never },
  CertificateList: { macos: both },
  ClearActivationLockBypassCode: { shared: never },
  ClearPasscode: { shared: never },
  ClearRestrictionsPassword: { shared: never },
  DeclarativeManagement: { macos: both, shared: both },
  DeviceInformation: { macos: both, shared: both },
  InstallApplication: { macos: both },
  InstallMedia: { macos: usersOnly },
  InstallProfile: { macos: both, shared: both },
  InstalledApplicationList: { macos: both },
  InviteToProgram: { macos: usersOnly, shared: usersOnly },
  ManagedApplicationFeedback: { macos: usersOnly },
  ManagedApplicationList: { macos: both },
  NSExtensionMappings: { macos: usersOnly },
  ProfileList: { macos: both, shared: both },
  RemoveProfile: { macos: both, shared: both },
  RequestUnlockToken: { shared: never },
  Restrictions: { shared: both },
  SecurityInfo: { macos: both },
  Settings: { macos: both, shared: both },
  UserConfigured: { shared: usersOnly },
};

/** Channels of a Mac or of a Shared iPad by which it obeys a command. */
export function channelsOf(type: string, where: 'macos' | 'shared'): readonly Channel[] {
  const entry = Object.hasOwn(exceptions, type) ? exceptions[type as RequestType] : undefined;
  return entry?.[where] ?? own;
}
