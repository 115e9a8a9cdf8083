import { decodeReturnToServiceAnswer } from '../../../protocol/apple/return-to-service.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { MdmEnrollment } from '../apple-state.js';
import { sendCheckIn, senderOf } from '../check-in.js';
import { erase } from '../commands/power.js';
import type { Deed } from '../deeds.js';
import type { AppleDevice } from '../device.js';
import { type Identity, storedIdentity } from '../mdm-request.js';
import { entryOnReturn, type Returning, returningAs } from './returning.js';

const refused = (message: string): DeedOutcome => ({ kind: 'refused', message });

/**
 * The holder hands the device back: it asks the server by what it is to come back, erases itself and does (mdm/checkin/returntoservice.yaml). Apple's
 * article offers that at a Vision Pro only, the schema lists iOS too.
 */
const returnToService: Deed = async ({ device, enroll }) => {
  const { mdm, setup } = device.state;
  const identity = storedIdentity(device);
  if (mdm === undefined || identity === undefined) return refused('the device is not managed');
  if (setup?.returnsToService !== true) return refused('the device is not set up to return to service');
  const returning = await askServer(device, mdm, identity);
  if (returning === undefined) return refused('the server lets nobody return the device');
  erase(device);
  const entry = entryOnReturn(device, returning);
  if (entry === undefined) return { kind: 'done', message: 'the device waits for a network' };
  device.unattended = true;
  await enroll(entry);
  device.unattended = false;
  return { kind: 'done' };
};

async function askServer(device: AppleDevice, mdm: MdmEnrollment, identity: Identity): Promise<Returning | undefined> {
  const message = { MessageType: 'ReturnToService' as const, ...senderOf(device, mdm) };
  const { status, body } = await sendCheckIn(device, mdm, identity, message, { step: 'ReturnToService' });
  return status === 200 ? returningAs(device, wishIn(device, body)) : undefined;
}

/** An answer that cannot be read asks for nothing. */
function wishIn(device: AppleDevice, body: Uint8Array): Parameters<typeof returningAs>[1] {
  try {
    const { message, findings } = decodeReturnToServiceAnswer(body);
    device.note(findings);
    return message;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return {};
  }
}

/** What a holder does with a device that is set up to return to service. */
export const returningDeeds: Readonly<Record<string, Deed>> = { 'return to service': returnToService };
