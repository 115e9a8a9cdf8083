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
import { type Identity, type MdmRequest, sendMdm } from './mdm-request.js';

/** Authenticate, with the device's facts where the access rights allow them (mdm/checkin/authenticate.yaml). */
export function authenticate(device: AppleDevice, { topic, accessRights }: MdmEnrollment): Authenticate {
  const { model } = device.world;
  const { udid, imei } = device.state;
  const mac = device.family === 'macos';
  return {
    MessageType: 'Authenticate',
    Topic: topic,
    UDID: udid,
    ...(mac && { DeviceName: device.record.name, Model: model.product, ModelName: device.habits.modelName }),
    ...(hasRight(accessRights, 'deviceInformation') && {
      OSVersion: model.osVersion,
      BuildVersion: model.osBuild,
      ProductName: model.product,
      SerialNumber: device.record.serial,
      ...(imei !== undefined && { IMEI: imei }),
    }),
  };
}

/** TokenUpdate; only iOS escrows an unlock token, and only where the server may remove the passcode. */
export function tokenUpdate(
  device: AppleDevice,
  { topic, accessRights, token, pushMagic }: MdmEnrollment,
): TokenUpdate {
  const escrows = device.family === 'ios' && hasRight(accessRights, 'lock');
  return {
    MessageType: 'TokenUpdate',
    Topic: topic,
    UDID: device.state.udid,
    Token: new Uint8Array(Buffer.from(token, 'base64')),
    PushMagic: pushMagic,
    ...(escrows && { UnlockToken: device.world.random.fork('unlock token').bytes(64) }),
    AwaitingConfiguration: false,
  };
}

export function checkOut(device: AppleDevice, { topic }: MdmEnrollment): CheckOut {
  return { MessageType: 'CheckOut', Topic: topic, UDID: device.state.udid };
}

/** Sends a check-in as it is. */
export function sendCheckIn(
  device: AppleDevice,
  { checkInUrl, signMessage }: MdmEnrollment,
  identity: Identity,
  message: CheckIn | PlistDict,
  more: Pick<MdmRequest, 'step'> & Partial<Pick<MdmRequest, 'signature' | 'body'>>,
): Promise<TransportResponse> {
  const body = encodeCheckIn(message);
  return sendMdm(device, { url: checkInUrl, contentType: checkInContentType, body, identity, signMessage, ...more });
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
  if (response.status === 200) return;
  const text = Buffer.from(response.body.subarray(0, 500)).toString('utf8').trim();
  const reason = text === '' ? `${step} was answered ${response.status}` : text;
  refuse({ form: 'http', code: String(response.status), message: reason, step, exchange: response.exchange });
}
