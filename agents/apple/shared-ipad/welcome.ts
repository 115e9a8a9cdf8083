import { sharedIpadUserId } from '../../../protocol/apple/shared-ipad.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { MdmEnrollment, UserChannel } from '../apple-state.js';
import { checkIn } from '../check-in.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import { storedIdentity } from '../mdm-request.js';
import { holdSession } from '../session.js';
import { userTokenUpdate } from '../user-channel.js';
import { namesUser, opensUserChannel, userAwaits } from './protocol-rules.js';
import { configured, partitionOf, putPartition, sessionNow, sharedStateOf, updateShared } from './sessions.js';

/** Whoever has signed in gets a channel where the server offers one, and what waits on it (mdm/checkin/tokenupdate.yaml, "Shared iPad"). */
export async function welcomeUser(device: AppleDevice): Promise<void> {
  const { mdm } = device.state;
  const identity = storedIdentity(device);
  const partition = device.shared ? partitionOf(device, sessionNow(device)?.account) : undefined;
  if (mdm === undefined || identity === undefined || partition === undefined) return;
  if (!opensUserChannel(device.rules, mdm.fixed['per-user-connections'] === true)) return;
  awaitConfiguration(device);
  const channel = partition.channel ?? newChannel(device, partition.account);
  putPartition(device, { ...partition, channel });
  try {
    await checkIn(device, mdm, identity, { ...userTokenUpdate(device, mdm, channel), ...awaiting(device) });
    await onChannel(device, mdm, channel);
  } catch (error) {
    if (!(error instanceof EnrollmentStopped)) throw error;
  }
}

async function onChannel(device: AppleDevice, mdm: MdmEnrollment, channel: UserChannel): Promise<void> {
  const identity = storedIdentity(device);
  if (identity === undefined) return;
  device.onBehalfOf = channel;
  await holdSession(device, mdm, identity);
  device.onBehalfOf = undefined;
}

function newChannel(device: AppleDevice, account: string): UserChannel {
  const random = device.world.random.fork('user channel');
  const token = Buffer.from(random.bytes(32)).toString('base64');
  return {
    userId: sharedIpadUserId,
    shortName: namesUser(device.rules, account),
    longName: '',
    pushMagic: random.uuid(),
    token,
  };
}

/** AwaitUserConfiguration (mdm/commands/settings.yaml). */
function awaitConfiguration(device: AppleDevice): void {
  const { session } = sharedStateOf(device);
  const { Enabled } = (configured(device, 'AwaitUserConfiguration') ?? {}) as JsonObject;
  if (session !== undefined && userAwaits(device.rules, Enabled === true))
    updateShared(device, { session: { ...session, awaiting: true } });
}

const awaiting = (device: AppleDevice): { readonly AwaitingConfiguration?: true } =>
  sharedStateOf(device).session?.awaiting === true ? { AwaitingConfiguration: true } : {};
