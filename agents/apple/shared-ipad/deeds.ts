import type { DeedOutcome } from '../../device/agent.js';
import { putApp } from '../apps.js';
import { erase } from '../commands/power.js';
import type { Deed } from '../deeds.js';
import type { AppleDevice } from '../device.js';
import { effectiveRestrictions } from '../restrictions/effective.js';
import { done, type HolderDeed, refused } from './holder-deed.js';
import { lockScreen, unlockScreen } from './lock-screen.js';
import { opensTemporarySession, portalOpens, takesFromStore } from './rules.js';
import { endSession, settleSession } from './session-end.js';
import { partitionOf, putPartition, sessionNow, sharedStateOf, updateShared } from './sessions.js';
import { globalSignIn, globalSignOut, isInSharedMode } from './shared-device-mode.js';
import { signIn } from './sign-in.js';
import { welcomeUser } from './welcome.js';

/** What the holder of a Shared iPad, or of a device in Shared Device Mode, does with it. */
async function perform(device: AppleDevice, deed: HolderDeed): Promise<DeedOutcome> {
  await settleSession(device);
  if (deed.kind === 'reset') return reset(device);
  if (deed.kind === 'install-from-store') return installFromStore(device, deed.app);
  if (deed.kind === 'open-company-portal')
    return portalOpens(device.rules, device.shared)
      ? done
      : refused('unsupported', 'Company Portal does not work here');
  if (!device.shared) return inSharedMode(device, deed);
  const present = sessionNow(device);
  if (deed.kind === 'sign-in' || deed.kind === 'temporary-session') {
    if (present !== undefined) return refused('in-use', 'somebody is signed in');
    return deed.kind === 'sign-in' ? signIn(device, deed) : startTemporarySession(device);
  }
  if (present === undefined) return refused('nobody', 'nobody is signed in');
  if (deed.kind === 'sign-out') await endSession(device, deed.offline);
  if (deed.kind === 'work') return work(device, deed);
  if (deed.kind === 'lock') lockScreen(device, present);
  return deed.kind === 'unlock' ? unlockScreen(device, present, deed.passcode) : done;
}

function reset(device: AppleDevice): DeedOutcome {
  erase(device);
  return done;
}

function installFromStore(device: AppleDevice, identifier: string): DeedOutcome {
  if (!takesFromStore(device.rules, device.shared))
    return refused('store-disabled', 'the App Store installs nothing here');
  putApp(device, { identifier, status: 'UserInstalledApp', managed: false });
  return done;
}

function startTemporarySession(device: AppleDevice): DeedOutcome {
  const allowed = effectiveRestrictions(device).get('allowSharedDeviceTemporarySession') !== false;
  if (!opensTemporarySession(device.rules, allowed)) return refused('blocked', 'temporary sessions are blocked');
  const data = device.state.leftBehind ?? [];
  updateShared(device, { session: { kind: 'temporary', touchedAt: device.rules.now, data } });
  return done;
}

/** Whatever is done counts as activity. */
function work(device: AppleDevice, { leaves }: Extract<HolderDeed, { kind: 'work' }>): DeedOutcome {
  const { session } = sharedStateOf(device);
  if (session === undefined) return refused('nobody', 'nobody is signed in');
  const partition = partitionOf(device, session.account);
  const touchedAt = device.rules.now;
  if (partition !== undefined)
    putPartition(device, { ...partition, data: [...partition.data, leaves], unsynced: true });
  const data = session.kind === 'temporary' ? [...session.data, leaves] : [];
  updateShared(device, { session: { ...session, touchedAt, data } });
  return done;
}

async function inSharedMode(device: AppleDevice, deed: HolderDeed): Promise<DeedOutcome> {
  if (!isInSharedMode(device)) return refused('not-shared', 'the device belongs to one person');
  if (deed.kind === 'sign-in') return globalSignIn(device, deed.account, deed.password ?? '');
  if (deed.kind === 'sign-out') return globalSignOut(device);
  return refused('unknown', `there is no ${deed.kind} in Shared Device Mode`);
}

const deed =
  (kind: HolderDeed['kind']): Deed =>
  async ({ device, details }) => {
    const outcome = await perform(device, { ...details, kind } as HolderDeed);
    if (outcome.kind === 'done' && kind === 'sign-in') await welcomeUser(device);
    return outcome;
  };

/** What people do at an iPhone or iPad that several of them use; a sign-in opens the channel of its user. */
export const sharedDeeds: Readonly<Record<HolderDeed['kind'], Deed>> = {
  'sign-in': deed('sign-in'),
  'sign-out': deed('sign-out'),
  'temporary-session': deed('temporary-session'),
  work: deed('work'),
  lock: deed('lock'),
  unlock: deed('unlock'),
  'install-from-store': deed('install-from-store'),
  'open-company-portal': deed('open-company-portal'),
  reset: deed('reset'),
};
