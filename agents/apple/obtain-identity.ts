import { type Payload, readScepPayload } from '../../protocol/apple/profile.js';
import { deviceSeed } from '../../protocol/base/random.js';
import { obtainByScep } from '../identity/scep-client.js';
import type { ScepWorld } from '../identity/scep-conversation.js';
import { type ScepRequest, scepRequestOf } from '../identity/scep-request.js';
import { type AppleDevice, refuse } from './device.js';
import type { Identity } from './mdm-request.js';
import { anchorsOf } from './profile-store.js';

/** Gets the identity that a payload describes. Simulated devices play SCEP; other kinds are refused by name. */
export async function obtainIdentity(device: AppleDevice, payload: Payload): Promise<Identity> {
  const { PayloadType } = payload;
  if (PayloadType !== 'com.apple.security.scep') {
    const message = `the simulated device does not play ${PayloadType}`;
    refuse({ form: 'local', code: 'IDENTITY_NOT_PLAYED', message, step: 'InstallProfile' });
  }
  const outcome = await obtainByScep(scepWorld(device, payload), scepRequestFor(device, payload));
  if (outcome.kind === 'refused') return refuse(outcome.refusal);
  return { key: outcome.privateKey, certificate: outcome.certificate };
}

/** What the payload asks for, filled in for this device. */
export function scepRequestFor(device: AppleDevice, payload: Payload): ScepRequest {
  const { message, findings } = readScepPayload(payload);
  device.note(findings);
  const { PayloadIdentifier } = payload;
  return scepRequestOf(message, {
    variables: variablesOf(device),
    ...(PayloadIdentifier !== undefined && device.family === 'macos' && { commonName: PayloadIdentifier }),
  });
}

/** What the SCEP client of this device is given. */
export function scepWorld(device: AppleDevice, { PayloadUUID = '' }: Payload): ScepWorld {
  const { transport, keys, random, clock, rules, signal } = device.world;
  const keySeed = deviceSeed(device.record.seed, 'identity', device.record.sessions);
  const anchors = anchorsOf(device);
  const own = { keySeed, random: random.fork(`identity ${PayloadUUID}`), anchors };
  return { transport, keys, clock, rules, ...own, ...(signal !== undefined && { signal }) };
}

/** What a subject may name (%SerialNumber% and its like). */
function variablesOf({ record, state }: AppleDevice): Readonly<Record<string, string>> {
  const { name, serial } = record;
  return {
    ComputerName: name,
    HostName: name,
    LocalHostName: name,
    HardwareUUID: state.udid,
    SerialNumber: serial,
    MACAddress: state.wifiMac,
  };
}
