import type { DeclarativeManagement } from '../../../protocol/apple/check-in.js';
import type { TransportResponse } from '../../device/transport.js';
import type { MdmEnrollment } from '../apple-state.js';
import { sendCheckIn, senderOf } from '../check-in.js';
import type { AppleDevice } from '../device.js';
import type { Identity } from '../mdm-request.js';
import { userMembers } from '../user-channel.js';
import { namesUser } from './rules.js';

/** One channel of a device, while it talks with the server about declarations. */
export interface Conversation {
  readonly device: AppleDevice;
  readonly mdm: MdmEnrollment;
  readonly identity: Identity;
}

/** One request of declarative management (mdm/checkin/declarativemanagement.yaml); on a user channel its user is named. */
export function ask(
  { device, mdm, identity }: Conversation,
  Endpoint: string,
  Data?: Uint8Array,
): Promise<TransportResponse> {
  const message: DeclarativeManagement = {
    MessageType: 'DeclarativeManagement',
    ...senderOf(device, mdm),
    ...sentBy(device),
    Endpoint,
    ...(Data !== undefined && { Data }),
  };
  return sendCheckIn(device, mdm, identity, message, { step: `DeclarativeManagement ${Endpoint.split('/')[0]}` });
}

function sentBy({ rules, onBehalfOf }: AppleDevice) {
  return onBehalfOf !== undefined && namesUser(rules, true) ? userMembers(onBehalfOf) : {};
}
