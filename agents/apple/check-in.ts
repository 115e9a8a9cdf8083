import { hasRight } from '../../protocol/apple/access-rights.table.js';
import {
  type Authenticate,
  type CheckIn,
  type CheckOut,
  checkInContentType,
  encodeCheckIn,
  type TokenUpdate,
} from '../../protocol/apple/check-in.js';
import type { PlistDict } from '../../protocol/plist/value.js';
import type { TransportResponse } from '../device/transport.js';
import type { MdmEnrollment } from './apple-state.js';
import { type AppleDevice, refuse } from './device.js';
import { namesHardware } from './device-rules.js';
import { hardwareOf } from './mac/virtual-machine.js';
import { type Identity, type MdmRequest, sendMdm } from './mdm-request.js';
import { leavesUnlockToken, tellsFacts } from './message-rules.js';
import { escrowsUnlockToken } from './shared-ipad/protocol-rules.js';
import { addressOf, checkInTaken, topicSent } from './wire-rules.js';

/** How the device names itself to this server. */
export function senderOf(
  { state }: AppleDevice,
  { enrollmentId }: Pick<MdmEnrollment, 'enrollmentId'>,
): { readonly UDID: string } | { readonly EnrollmentID: string } {
  return enrollmentId === undefined ? { UDID: state.udid } : { EnrollmentID: enrollmentId };
}

/** Authenticate, with the device's facts where the access rights allow them (mdm/checkin/authenticate.yaml). */
export function authenticate(device: AppleDevice, mdm: MdmEnrollment): Authenticate {
  const { model } = device.world;
  const { imei } = device.state;
  const { topic, accessRights, enrollmentId } = mdm;
  const { serial, product } = hardwareOf(device);
  const mac = device.family === 'macos';
  return {
    MessageType: 'Authenticate',
    Topic: topicSent(device.rules, topic, device.state.udid),
    ...senderOf(device, mdm),
    ...(mac && { DeviceName: device.record.name, Model: product, ModelName: device.habits.modelName }),
    ...(tellsFacts(device.rules, hasRight(accessRights, 'deviceInformation')) && {
      OSVersion: device.osVersion,
      BuildVersion: device.state.osBuild ?? model.osBuild,
      ProductName: product,
      ...namesHardware(device.rules, enrollmentId, {
        ...(serial !== undefined && { SerialNumber: serial }),
        ...(imei !== undefined && { IMEI: imei }),
      }),
    }),
  };
}

/** TokenUpdate; only iOS escrows an unlock token, and only where the server may remove the passcode. */
export function tokenUpdate(device: AppleDevice, mdm: MdmEnrollment): TokenUpdate {
  const { topic, accessRights, token, pushMagic, enrollmentId } = mdm;
  const escrows =
    device.family === 'ios' &&
    leavesUnlockToken(device.rules, hasRight(accessRights, 'lock')) &&
    enrollmentId === undefined &&
    escrowsUnlockToken(device.rules, device.shared);
  return {
    MessageType: 'TokenUpdate',
    Topic: topicSent(device.rules, topic, device.state.udid),
    ...senderOf(device, mdm),
    Token: new Uint8Array(Buffer.from(token, 'base64')),
    PushMagic: pushMagic,
    ...(escrows && { UnlockToken: unlockTokenOf(device, pushMagic) }),
    AwaitingConfiguration: device.state.awaiting === true,
  };
}

/** The secret by which a server may remove the passcode: the device answers to it as long as it is enrolled. */
export function unlockTokenOf(device: AppleDevice, pushMagic: string): Uint8Array {
  return device.constant(`unlock token ${pushMagic}`).bytes(64);
}

export function checkOut(device: AppleDevice, mdm: MdmEnrollment): CheckOut {
  return { MessageType: 'CheckOut', Topic: mdm.topic, ...senderOf(device, mdm) };
}

/** Sends a check-in as it is. */
export function sendCheckIn(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
  message: CheckIn | PlistDict,
  more: Pick<MdmRequest, 'step'> & Partial<Pick<MdmRequest, 'signature' | 'body'>>,
): Promise<TransportResponse> {
  const body = encodeCheckIn(message);
  const url = addressOf(device.rules, 'check-in', mdm);
  const { signMessage, pins } = mdm;
  const how = { contentType: checkInContentType, identity, signMessage, pins: pins?.checkIn };
  return sendMdm(device, { url, body, ...how, ...more });
}

/** Sends a check-in; anything but 200 ends the enrollment. */
export async function checkIn(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
  message: CheckIn,
): Promise<void> {
  const step = message.MessageType;
  const response = await sendCheckIn(device, mdm, identity, message, { step });
  if (checkInTaken(device.rules, response.status)) return;
  const text = Buffer.from(response.body.subarray(0, 500)).toString('utf8').trim();
  const reason = text === '' ? `${step} was answered ${response.status}` : text;
  refuse({ form: 'http', code: String(response.status), message: reason, step, exchange: response.exchange });
}
