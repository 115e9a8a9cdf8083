import { isOlder } from '../../../protocol/apple/versions.js';
import type { DeedOutcome } from '../../device/agent.js';
import { appsOf, isPresent } from '../apps.js';
import type { AppleDevice } from '../device.js';
import { proveAccount } from './account-service.js';
import { done, refused } from './holder-deed.js';
import { appsSignedIn } from './mode-rules.js';
import { knowsSharing } from './rules.js';

/** The app that holds the account of a device in Shared Device Mode. */
export const authenticator = 'com.microsoft.azureauthenticator';

/**
 * Whether the device is in Shared Device Mode: the Authenticator app is there, and a profile of its single sign-on extension says so (Microsoft
 * identity platform, "Shared device mode for iOS devices").
 */
export function isInSharedMode(device: AppleDevice): boolean {
  const { state, world, osVersion, rules } = device;
  const told = state.profiles.some(({ payloads }) =>
    payloads.some(({ sharedDeviceMode }) => sharedDeviceMode === true),
  );
  const present = appsOf(device).some((app) => app.identifier === authenticator && isPresent(app));
  return (
    told && present && !isOlder(osVersion, '13.0') && knowsSharing(rules, world.model.platform, 'Shared Device Mode')
  );
}

/** One sign-in for every app that supports the mode. */
export async function globalSignIn(device: AppleDevice, account: string, password: string): Promise<DeedOutcome> {
  const answer = await proveAccount(device, account, { password });
  if (answer === undefined) return refused('offline', 'the directory cannot be reached');
  if ('error' in answer) return refused(answer.error, answer.message);
  device.update({ modeAccount: account });
  return done;
}

export function globalSignOut(device: AppleDevice): DeedOutcome {
  device.update({ modeAccount: undefined });
  return done;
}

/** Who is signed in to which app. */
export function appAccounts(device: AppleDevice): Readonly<Record<string, string>> {
  const { modeAccount } = device.state;
  const apps = appsOf(device)
    .filter(isPresent)
    .map(({ identifier }) => identifier);
  if (modeAccount === undefined || !isInSharedMode(device)) return {};
  const signedIn = appsSignedIn(device.rules, apps, device.habits.modeApps);
  return Object.fromEntries(signedIn.map((app) => [app, modeAccount]));
}
