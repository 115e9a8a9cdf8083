import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { InstalledProfile, UserChannel } from '../apple-state.js';
import type { AppleDevice } from '../device.js';
import { hearsForUser } from '../push.js';
import { holdsForUser } from './protocol-rules.js';
import { accountSettingsHold, temporarySessionOver, userSessionOver } from './rules.js';
import type { Partition, SharedState, UserSession } from './state.js';

/** Users of the iPad and who is signed in; a model may bring users of before. */
export function sharedStateOf(device: AppleDevice): SharedState {
  if (device.state.users === undefined) return device.state.shared ?? ofModel(device);
  return device.state.shared ?? { partitions: [] };
}

function ofModel({ habits }: AppleDevice): SharedState {
  const partitions = habits.accounts.map(({ name, fullName }) => newPartition(name, fullName, ''));
  const [first] = partitions;
  if (first === undefined) return { partitions };
  return {
    partitions,
    session: { kind: 'managed', account: first.account, touchedAt: Number.MAX_SAFE_INTEGER, data: [] },
  };
}

export function newPartition(account: string, fullName: string, passcode: string): Partition {
  return { account, fullName, passcode, data: [], unsynced: false, usedAt: 0, provenAt: 0, profiles: [] };
}

export function updateShared(
  device: AppleDevice,
  changes: { readonly [K in keyof SharedState]?: SharedState[K] | undefined },
): void {
  const before = sharedStateOf(device);
  const session = 'session' in changes ? changes.session : before.session;
  const partitions = changes.partitions ?? before.partitions;
  device.update({ shared: { partitions, ...(session !== undefined && { session }) } });
}

/** A member of SharedDeviceConfiguration as the server set it. */
export function configured({ state }: AppleDevice, member: string): Json | undefined {
  return ((state.settings?.SharedDeviceConfiguration ?? {}) as JsonObject)[member];
}

export function secondsConfigured(device: AppleDevice, member: string): number {
  const value = configured(device, member);
  return typeof value === 'number' ? value : 0;
}

export const isTemporaryOnly = (device: AppleDevice): boolean => configured(device, 'TemporarySessionOnly') === true;

/** Who is signed in now: a session that was left alone long enough has ended. */
export function sessionNow(device: AppleDevice): UserSession | undefined {
  const { session } = sharedStateOf(device);
  return session === undefined || isOver(device, session) ? undefined : session;
}

export function isOver(device: AppleDevice, { kind, touchedAt }: UserSession): boolean {
  const { rules, osVersion } = device;
  const idle = Math.floor((rules.now - touchedAt) / 1000);
  if (kind === 'temporary')
    return temporarySessionOver(rules, idle, secondsConfigured(device, 'TemporarySessionTimeout'));
  return userSessionOver(rules, idle, userTimeout(device), osVersion);
}

/** Seconds of inactivity until a user is signed out; 0: never. */
export function userTimeout(device: AppleDevice): number {
  return accountSettingsHold(device.rules, isTemporaryOnly(device))
    ? secondsConfigured(device, 'UserSessionTimeout')
    : 0;
}

export function partitionOf(device: AppleDevice, account: string | undefined): Partition | undefined {
  return sharedStateOf(device).partitions.find((one) => one.account === account);
}

/** The partition with changes, in place of the one of this account. */
export function putPartition(device: AppleDevice, partition: Partition): void {
  const { partitions } = sharedStateOf(device);
  updateShared(device, {
    partitions: [...partitions.filter(({ account }) => account !== partition.account), partition],
  });
}

/** The channel of the user who is signed in. */
export function signedInChannel(device: AppleDevice): UserChannel | undefined {
  return device.shared ? partitionOf(device, sessionNow(device)?.account)?.channel : undefined;
}

/** The channel of a user whose pushes the device hears, beside its own. */
export function channelHeard(device: AppleDevice): UserChannel | undefined {
  if (!device.shared) return device.state.mdm?.user;
  const account = sessionNow(device)?.account;
  const { partitions } = sharedStateOf(device);
  return partitions.find((one) => one.channel !== undefined && hearsForUser(device.rules, one.account === account))
    ?.channel;
}

/** Profiles of users that hold now, beside those of the device. */
export function userProfiles(device: AppleDevice): readonly InstalledProfile[] {
  if (!device.shared) return [];
  const account = sessionNow(device)?.account;
  return sharedStateOf(device).partitions.flatMap((one) =>
    holdsForUser(device.rules, one.account === account) ? one.profiles : [],
  );
}
