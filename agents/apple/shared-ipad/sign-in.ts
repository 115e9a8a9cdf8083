import { days } from '../../../protocol/base/clock.js';
import type { SignedIn } from '../../../protocol/directory/managed-account.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { AppleDevice } from '../device.js';
import { effectiveRestrictions } from '../restrictions/effective.js';
import { proveAccount, setPasscode } from './account-service.js';
import { done, type HolderDeed, refused } from './holder-deed.js';
import { mustProveOnline } from './protocol-rules.js';
import { hasRoom, makeRoom } from './resident-users.js';
import { dataOfUser, passcodeFits, secretFor, takesAccounts } from './rules.js';
import {
  configured,
  isTemporaryOnly,
  newPartition,
  partitionOf,
  putPartition,
  sharedStateOf,
  updateShared,
} from './sessions.js';
import type { Partition } from './state.js';

type SignIn = Extract<HolderDeed, { kind: 'sign-in' }>;

/**
 * A user signs in with a Managed Apple Account (Apple Platform Deployment, "Shared iPad"): somebody known to the iPad by the passcode alone, as long as
 * the time without the identity service lasts; everybody else there.
 */
export async function signIn(device: AppleDevice, deed: SignIn): Promise<DeedOutcome> {
  if (!takesAccounts(device.rules, isTemporaryOnly(device), device.osVersion))
    return refused('temporary-only', 'the iPad offers temporary sessions only');
  const resident = partitionOf(device, deed.account);
  if (resident === undefined) return enter(device, deed);
  if (secretFor(device.rules, true) === 'passcode' ? deed.passcode !== resident.passcode : deed.password === undefined)
    return refused('wrong-secret', 'the passcode is wrong');
  return needsService(device, resident) ? prove(device, deed, resident) : open(device, resident);
}

function needsService(device: AppleDevice, { provenAt }: Partition): boolean {
  const grace = configured(device, 'OnlineAuthenticationGracePeriod');
  const since = (device.rules.now - provenAt) / days(1);
  return mustProveOnline(device.rules, since, typeof grace === 'number' ? grace : undefined);
}

async function prove(device: AppleDevice, deed: SignIn, resident: Partition): Promise<DeedOutcome> {
  const answer = deed.offline ? undefined : await proveAccount(device, deed.account, { passcode: deed.passcode });
  if (answer === undefined) return refused('offline', 'the account has to be proven online');
  if ('error' in answer) return refused(answer.error, answer.message);
  return open(device, { ...resident, provenAt: device.rules.now });
}

/** Somebody whom the iPad does not know. */
async function enter(device: AppleDevice, deed: SignIn): Promise<DeedOutcome> {
  const { account, password, passcode } = deed;
  if (!hasRoom(device)) return refused('full', 'no partition can make room');
  const answer = deed.offline ? undefined : await proveAccount(device, account, { password, passcode });
  if (answer === undefined) return refused('offline', 'the identity service cannot be reached');
  if ('error' in answer) return refused(answer.error, answer.message);
  if (!answer.needsPasscode) return settleIn(device, answer, passcode ?? '');
  if (!passcodeFits(device.rules, passcode ?? '', minimumOfProfiles(device)))
    return refused('passcode-too-simple', 'a passcode has eight characters, letters and digits among them');
  await setPasscode(device, account, password ?? '', passcode ?? '');
  return settleIn(device, answer, passcode ?? '');
}

function minimumOfProfiles(device: AppleDevice): number {
  const length = effectiveRestrictions(device).get('minLength');
  return typeof length === 'number' ? length : 0;
}

function settleIn(device: AppleDevice, { account, fullName, backup }: SignedIn, passcode: string): DeedOutcome {
  makeRoom(device);
  return open(device, { ...newPartition(account, fullName, passcode), data: backup, provenAt: device.rules.now });
}

function open(device: AppleDevice, partition: Partition): DeedOutcome {
  const { now } = device.rules;
  putPartition(device, { ...partition, usedAt: now });
  updateShared(device, { session: { kind: 'managed', account: partition.account, touchedAt: now, data: [] } });
  return done;
}

/** What the user who is signed in finds on the iPad. */
export function visibleData(device: AppleDevice, account: string): readonly string[] {
  return dataOfUser(device.rules, sharedStateOf(device).partitions, account);
}
