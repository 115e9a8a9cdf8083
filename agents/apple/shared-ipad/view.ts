import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import { appsOf, isPresent } from '../apps.js';
import type { AppleDevice } from '../device.js';
import { appsShown } from './home-screen.js';
import { partitionOf, sessionNow, sharedStateOf, userProfiles } from './sessions.js';
import { appAccounts, isInSharedMode } from './shared-device-mode.js';
import { visibleData } from './sign-in.js';

/** What somebody who looks at a shared device sees. */
export function sharingView(device: AppleDevice): JsonObject {
  const { needsReset } = device.state;
  const view = device.shared ? { sharedIpad: ipadView(device) } : {};
  const mode = isInSharedMode(device) ? { sharedDeviceMode: { accounts: { ...appAccounts(device) } } } : {};
  return { ...view, ...mode, ...(needsReset && { needsReset }), apps: presentApps(device) };
}

function ipadView(device: AppleDevice): JsonObject {
  const session = sessionNow(device);
  const resident = sharedStateOf(device).partitions.map(({ account }) => account);
  if (session === undefined) return { resident, user: null };
  const { kind, account, awaiting, data } = session;
  const found = account === undefined ? data : visibleData(device, account);
  const view = {
    resident,
    user: account ?? 'guest',
    session: kind,
    data: found,
    awaiting: awaiting === true,
    userProfiles: userProfiles(device) as unknown as Json,
    passcode: partitionOf(device, account)?.passcode !== undefined,
    appsShown: appsShown(device),
  };
  return view as unknown as JsonObject;
}

function presentApps(device: AppleDevice): readonly string[] {
  return appsOf(device)
    .filter(isPresent)
    .map(({ identifier }) => identifier);
}
