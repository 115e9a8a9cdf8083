import { type DeviceErrorName, errorItem } from '../../protocol/apple/errors.table.js';
import {
  type AcmePayload,
  type Payload,
  readAcmePayload,
  readPkcs12Payload,
  readScepPayload,
} from '../../protocol/apple/profile.js';
import { deviceSeed } from '../../protocol/base/random.js';
import { obtainByAcme } from '../identity/acme-client.js';
import { acmeKeyMade, askedFor } from '../identity/acme-message-rules.js';
import type { AcmeWorld } from '../identity/acme-post.js';
import { type AcmeRequest, acmeRequestOf } from '../identity/acme-request.js';
import { attestedFacts, keyObjection } from '../identity/acme-rules.js';
import { openIdentityFile } from '../identity/pkcs12-file.js';
import { obtainByScep } from '../identity/scep-client.js';
import type { ScepWorld } from '../identity/scep-conversation.js';
import { type ScepRequest, scepRequestOf } from '../identity/scep-request.js';
import { type AppleDevice, refuse } from './device.js';
import type { Identity } from './mdm-request.js';
import { anchorsOf } from './profile-store.js';

/** Gets the identity that a payload describes, by its protocol; `mode` is the EnrollmentMode that it is for. Throws EnrollmentStopped when it gets none. */
export async function obtainIdentity(device: AppleDevice, payload: Payload, mode?: string): Promise<Identity> {
  const identity = await identityFrom(device, payload, mode);
  return identity ?? refuseFile('notAnIdentity', 'nothing in it can be used');
}

/** The same, for a profile that may be installed without: undefined where a file gave nothing. */
export async function identityFrom(
  device: AppleDevice,
  payload: Payload,
  mode?: string,
): Promise<Identity | undefined> {
  switch (payload.PayloadType) {
    case 'com.apple.security.scep':
      return byScep(device, payload);
    case 'com.apple.security.acme':
      return byAcme(device, payload, mode);
    case 'com.apple.security.pkcs12':
      return byFile(device, payload);
    default:
      return refuse({
        form: 'local',
        code: 'IDENTITY_NOT_PLAYED',
        message: `the simulated device does not play ${payload.PayloadType}`,
        step: 'InstallProfile',
      });
  }
}

async function byScep(device: AppleDevice, payload: Payload): Promise<Identity> {
  const outcome = await obtainByScep(scepWorld(device, payload), scepRequestFor(device, payload));
  if (outcome.kind === 'refused') return refuse(outcome.refusal);
  return { key: outcome.privateKey, certificate: outcome.certificate };
}

async function byAcme(device: AppleDevice, payload: Payload, mode: string | undefined): Promise<Identity> {
  const wanted = acmeRequestFor(device, payload);
  const outcome = await obtainByAcme(acmeWorld(device, payload, mode), wanted);
  if (outcome.kind === 'refused') return refuse(outcome.refusal);
  return { key: outcome.privateKey, certificate: outcome.certificate };
}

function byFile(device: AppleDevice, payload: Payload): Identity | undefined {
  const { message, findings } = readPkcs12Payload(payload);
  device.note(findings);
  const { PayloadContent = new Uint8Array(0), Password } = message;
  const typed = device.inHand ? device.habits.identityPassword : undefined;
  const outcome = openIdentityFile(device.rules, PayloadContent, { inProfile: Password, typed });
  if (outcome.kind === 'refused') return refuseFile(outcome.error, outcome.reason);
  return outcome.kind === 'identity' ? outcome.identity : undefined;
}

function refuseFile(error: DeviceErrorName, reason: string): never {
  const { ErrorDomain, ErrorCode, LocalizedDescription } = errorItem(error, reason);
  const code = `${ErrorDomain}:${ErrorCode}`;
  return refuse({ form: 'profile', code, message: LocalizedDescription, step: 'InstallProfile' });
}

/** What the payload asks for, filled in for this device. */
export function scepRequestFor(device: AppleDevice, payload: Payload): ScepRequest {
  const { message, findings } = readScepPayload(payload);
  device.note(findings);
  const { PayloadIdentifier } = payload;
  const defaults = {
    variables: variablesOf(device),
    ...(PayloadIdentifier !== undefined && device.family === 'macos' && { commonName: PayloadIdentifier }),
  };
  return scepRequestOf(message, defaults, device.rules);
}

/** What an ACME payload asks for, filled in for this device. Throws EnrollmentStopped on a key that there cannot be. */
export function acmeRequestFor(device: AppleDevice, payload: Payload): AcmeRequest {
  const { message, findings } = readAcmePayload(payload);
  device.note(findings);
  const objection = keyObjection(device.rules, message);
  if (objection === undefined) return wantedByAcme(device, message);
  return refuse({ form: 'profile', code: 'ACME_PAYLOAD', message: objection, step: 'InstallProfile' });
}

function wantedByAcme(device: AppleDevice, message: AcmePayload): AcmeRequest {
  const wanted = askedFor(device.rules, acmeRequestOf(message, variablesOf(device)));
  return { ...wanted, keyKind: acmeKeyMade(device.rules, wanted.keyKind) };
}

/** What the SCEP client of this device is given. */
export function scepWorld(device: AppleDevice, payload: Payload): ScepWorld {
  return identityWorld(device, payload);
}

/** What the ACME client of this device is given, with what an attestation says of the device. */
export function acmeWorld(device: AppleDevice, payload: Payload, mode?: string): AcmeWorld {
  const { serial } = device.record;
  const { udid } = device.state;
  const { osVersion } = device.world.model;
  const facts = { serialNumber: serial, udid, osVersion };
  const anonymous = mode === 'BYOD' || device.userEnrolled;
  const { userAgent } = device.habits;
  return { ...identityWorld(device, payload), userAgent, device: attestedFacts(device.rules, facts, anonymous) };
}

function identityWorld(device: AppleDevice, { PayloadUUID = '' }: Payload): ScepWorld {
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
