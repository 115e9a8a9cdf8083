import { type Certificate, parseCertificate } from '../../pki/certificate.js';
import { isJsonObject, readJsonObject } from '../read-json.js';

/*
 * How an EMM's own DPC hands a challenge to the device and a certificate chain back is the EMM's business: Android documents the app's side of it only
 * (DevicePolicyManager.generateKeyPair, KeyGenParameterSpec.setAttestationChallenge). Here the server asks through the management tree and the device tells
 * in a generic alert, as it does with its security report. Node and alert are ours.
 */

/** Where a server puts the challenge that the device is to have attested, base64url. */
export const attestationChallengeNode = './Device/Vendor/MSFT/KeyAttestation/Challenge';

/** Type of the generic alert 1226 in which a device hands its chain over. */
export const keyAttestationAlert = 'test.muster:keyattestation';

const longestChain = 6;

export function writeAttestedChain(chain: readonly Uint8Array[]): string {
  return JSON.stringify({ chain: chain.map((der) => Buffer.from(der).toString('base64')) });
}

/** Leaf first; undefined where the text is no chain of certificates. */
export function readAttestedChain(text: string): readonly Certificate[] | undefined {
  const reading = readJsonObject(text);
  const { chain } = reading.kind === 'object' && isJsonObject(reading.object) ? reading.object : {};
  if (!Array.isArray(chain) || chain.length === 0 || chain.length > longestChain) return undefined;
  try {
    return chain.map((der) => parseCertificate(Uint8Array.from(Buffer.from(String(der), 'base64'))));
  } catch {
    return undefined;
  }
}

/** Between 1 and 128 octets (KeyGenParameterSpec.Builder.setAttestationChallenge); undefined for anything else. */
export function readChallenge(text: string): Uint8Array | undefined {
  const bytes = /^[A-Za-z0-9_-]+$/.test(text) ? Uint8Array.from(Buffer.from(text, 'base64url')) : undefined;
  return bytes !== undefined && bytes.length > 0 && bytes.length <= 128 ? bytes : undefined;
}
