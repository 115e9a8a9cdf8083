import type { GetBootstrapToken, SetBootstrapToken } from '../../protocol/apple/check-in.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import { readPlist } from '../../protocol/plist/codec.js';
import { dataOf, dictOf } from '../../protocol/plist/value.js';
import type { MdmEnrollment } from './apple-state.js';
import { checkIn, sendCheckIn, senderOf } from './check-in.js';
import type { AppleDevice } from './device.js';
import { hasSecureTokenUser, updateMac } from './mac/mac-state.js';
import { escrowsByItself, leavesToken, mayUseBootstrapToken, tokenAtHand } from './mac/rules.js';
import { macFactsOf } from './mac/standing.js';
import { type Identity, storedIdentity } from './mdm-request.js';
import { leavesTokenForReturn } from './return-to-service/preservation-rules.js';

/** The secret that a device leaves with a server which offers to keep it (mdm/checkin/setbootstraptoken.yaml). */
export function bootstrapTokenOf(device: AppleDevice, { pushMagic }: Pick<MdmEnrollment, 'pushMagic'>): Uint8Array {
  return device.constant(`bootstrap token ${pushMagic}`).bytes(32);
}

export function setBootstrapToken(device: AppleDevice, mdm: MdmEnrollment): SetBootstrapToken {
  const BootstrapToken = bootstrapTokenOf(device, mdm);
  return {
    MessageType: 'SetBootstrapToken',
    ...senderOf(device, mdm),
    BootstrapToken,
    AwaitingConfiguration: device.state.awaiting === true,
  };
}

export function getBootstrapToken(device: AppleDevice, mdm: MdmEnrollment): GetBootstrapToken {
  return {
    MessageType: 'GetBootstrapToken',
    ...senderOf(device, mdm),
    AwaitingConfiguration: device.state.awaiting === true,
  };
}

/**
 * Leaves the token with a server that offers to keep it, where the device has one. A Mac does by itself once it is enrolled and somebody with a secure
 * token has signed in, or when an administrator asks for it (Apple Platform Deployment, "Use secure token, bootstrap token, and volume ownership"); an
 * iPhone or iPad for the sake of its return to service.
 */
export async function offerBootstrapToken(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
  how: 'by-itself' | 'by-hand',
): Promise<void> {
  const own = device.family === 'macos' ? macHasToken(device, how) : hasTokenForReturn(device);
  if (!own || !leavesToken(device.rules, mdm.escrowsBootstrapToken === true)) return;
  await checkIn(device, mdm, identity, setBootstrapToken(device, mdm));
  if (device.family === 'macos') updateMac(device, { escrowed: true });
}

/** Whether the Mac can use its bootstrap token now: it asks the server for the one that it left there. */
export async function hasTokenAtHand(device: AppleDevice): Promise<boolean> {
  const { mdm, mac } = device.state;
  const identity = storedIdentity(device);
  if (mac?.escrowed !== true || mdm === undefined || identity === undefined) return false;
  const message = getBootstrapToken(device, mdm);
  const { status, body } = await sendCheckIn(device, mdm, identity, message, { step: 'GetBootstrapToken' });
  return tokenAtHand(device.rules, true, status === 200 && tokenIn(body));
}

/** An answer that is empty or cannot be read gives none. */
function tokenIn(body: Uint8Array): boolean {
  try {
    const answer = body.byteLength === 0 ? undefined : dictOf(readPlist(body).message);
    return (dataOf(answer?.get('BootstrapToken'))?.byteLength ?? 0) > 0;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return false;
  }
}

function macHasToken(device: AppleDevice, how: 'by-itself' | 'by-hand'): boolean {
  if (!mayUseBootstrapToken(device.rules, macFactsOf(device))) return false;
  return how === 'by-hand' || escrowsByItself(device.rules, true, hasSecureTokenUser(device));
}

function hasTokenForReturn({ rules, state }: AppleDevice): boolean {
  return leavesTokenForReturn(rules, state.setup?.returnsToService === true);
}
