import type { GetToken } from '../../protocol/apple/check-in.js';
import type { DeedOutcome } from '../device/agent.js';
import type { MdmEnrollment } from './apple-state.js';
import { sendCheckIn, senderOf } from './check-in.js';
import type { Deed } from './deeds.js';
import type { AppleDevice } from './device.js';
import { storedIdentity } from './mdm-request.js';
import { asksForToken } from './message-rules.js';
import { userMembers } from './user-channel.js';

const refused = (message: string): DeedOutcome => ({ kind: 'refused', message });

/** GetToken for a managed Apple Account; of the user whom the server manages beside a Mac, on that channel. */
export function getToken(device: AppleDevice, mdm: MdmEnrollment): GetToken {
  const user = device.family === 'macos' && mdm.user !== undefined ? userMembers(mdm.user) : {};
  return { MessageType: 'GetToken', ...senderOf(device, mdm), ...user, TokenServiceType: 'com.apple.maid' };
}

/** Somebody signs in to a managed Apple Account, which may be for managed devices only: what proves that comes from the server (mdm/checkin/gettoken.yaml). */
const signInToAccount: Deed = async ({ device }) => {
  const { mdm } = device.state;
  const identity = storedIdentity(device);
  if (mdm === undefined || identity === undefined) return refused('the device is not managed');
  if (!asksForToken(device.rules, mdm.givesTokens === true, device.family, device.osVersion))
    return refused('no token can be had');
  const { status } = await sendCheckIn(device, mdm, identity, getToken(device, mdm), { step: 'GetToken' });
  return status === 200 ? { kind: 'done' } : refused(`GetToken was answered ${status}`);
};

/** What people do with their managed accounts. */
export const accountDeeds: Readonly<Record<string, Deed>> = { 'sign in to a managed account': signInToAccount };
