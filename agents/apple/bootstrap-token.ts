import type { GetBootstrapToken, SetBootstrapToken } from '../../protocol/apple/check-in.js';
import type { MdmEnrollment } from './apple-state.js';
import { checkIn, senderOf } from './check-in.js';
import type { AppleDevice } from './device.js';
import { hasSecureTokenUser, updateMac } from './mac/mac-state.js';
import { escrowsByItself, leavesToken, mayUseBootstrapToken } from './mac/rules.js';
import { macFactsOf } from './mac/standing.js';
import type { Identity } from './mdm-request.js';

/** The secret that a Mac leaves with a server which offers to keep it (mdm/checkin/setbootstraptoken.yaml). */
export function setBootstrapToken(device: AppleDevice, mdm: MdmEnrollment): SetBootstrapToken {
  const BootstrapToken = device.constant(`bootstrap token ${mdm.pushMagic}`).bytes(32);
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
 * Leaves the token with a server that offers to keep it, where the Mac has one: by itself once it is enrolled and somebody with a secure token has
 * signed in, or when an administrator asks for it (Apple Platform Deployment, "Use secure token, bootstrap token, and volume ownership").
 */
export async function offerBootstrapToken(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
  how: 'by-itself' | 'by-hand',
): Promise<void> {
  if (device.family !== 'macos' || !leavesToken(device.rules, mdm.escrowsBootstrapToken === true)) return;
  if (!mayUseBootstrapToken(device.rules, macFactsOf(device))) return;
  if (how === 'by-itself' && !escrowsByItself(device.rules, true, hasSecureTokenUser(device))) return;
  await checkIn(device, mdm, identity, setBootstrapToken(device, mdm));
  updateMac(device, { escrowed: true });
}
