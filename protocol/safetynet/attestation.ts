import type { KeyObject } from 'node:crypto';
import type { JsonObject } from '../base/vocabulary.js';
import { readJwt, signJwt, verifyJwt } from '../directory/jwt.js';

/** Path of the service below its root, which stands for Google's; device and service are simulated. */
export const attestationPath = '/safetynet/attest';

/** What the service sees of a device. Google's sees it through its own services on the device; here the device tells. */
export interface IntegritySignals {
  readonly rooted: boolean;
  readonly emulator: boolean;
  readonly virtual: boolean;
  readonly tampered: boolean;
  /** Google has certified the build. */
  readonly certified: boolean;
  /** The device has shown a key that its hardware keeps. */
  readonly hardwareKey: boolean;
}

export const integritySignals = ['rooted', 'emulator', 'virtual', 'tampered', 'certified', 'hardwareKey'] as const;

/** The parts of an attestation that servers look at (SafetyNet Attestation API, "Verify the SafetyNet attestation response"). */
export interface Attestation {
  readonly nonce: string;
  readonly timestampMs: number;
  readonly basicIntegrity: boolean;
  readonly ctsProfileMatch: boolean;
  /** `BASIC`, or `BASIC,HARDWARE_BACKED` */
  readonly evaluationType: string;
}

const keyId = 'simulated-attestation';

/** A signed attestation. It says that it is simulated, so that nobody takes it for more. */
export function signAttestation(attestation: Attestation, key: KeyObject): string {
  return signJwt({ ...attestation, simulated: true }, { key, keyId });
}

/** The attestation, if this key signed it for this nonce; undefined for anything else. */
export function readAttestation(text: string, key: KeyObject, nonce: string): Attestation | undefined {
  try {
    const jwt = readJwt(text);
    const believed = verifyJwt(jwt, new Map([[keyId, key]])) && jwt.claims.nonce === nonce;
    return believed ? attestationIn(jwt.claims) : undefined;
  } catch {
    return undefined;
  }
}

function attestationIn(claims: JsonObject): Attestation {
  return {
    nonce: String(claims.nonce),
    timestampMs: Number(claims.timestampMs),
    basicIntegrity: claims.basicIntegrity === true,
    ctsProfileMatch: claims.ctsProfileMatch === true,
    evaluationType: String(claims.evaluationType),
  };
}
