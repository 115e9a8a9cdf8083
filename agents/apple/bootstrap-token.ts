import type { GetBootstrapToken, SetBootstrapToken } from '../../protocol/apple/check-in.js';
import type { MdmEnrollment } from './apple-state.js';
import { checkIn, senderOf } from './check-in.js';
import type { AppleDevice } from './device.js';
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

/** Done by a Mac at the end of its enrollment, where the profile says that the server keeps the token. */
export async function escrowBootstrapToken(device: AppleDevice, mdm: MdmEnrollment, identity: Identity): Promise<void> {
  if (device.family !== 'macos' || mdm.escrowsBootstrapToken !== true) return;
  await checkIn(device, mdm, identity, setBootstrapToken(device, mdm));
}
