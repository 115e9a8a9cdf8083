import { createHmac, type KeyObject, sign } from 'node:crypto';
import { spkiOf } from '../pki/keys.js';
import type { EnrollmentClaim } from './messages.js';

/** What the shared secret signs: nine fields, absent ones empty (OpenMDM, Enrollment, Path B). */
export function sharedSecretMessage(claim: EnrollmentClaim): string {
  return fields(claim).join('|');
}

/** What the device's own key signs: the key first, the challenge last (OpenMDM, Enrollment, Path A). */
export function pinnedKeyMessage(claim: EnrollmentClaim, publicKey: string, challenge: string): string {
  return [publicKey, ...fields(claim), challenge].join('|');
}

function fields(claim: EnrollmentClaim): readonly string[] {
  const { model, manufacturer, osVersion, serialNumber, imei, macAddress, androidId, method, timestamp } = claim;
  return [
    model,
    manufacturer,
    osVersion,
    serialNumber ?? '',
    imei ?? '',
    macAddress ?? '',
    androidId ?? '',
    method,
    timestamp,
  ];
}

/** HMAC-SHA256 in lower-case hexadecimal. */
export function signWithSecret(claim: EnrollmentClaim, secret: string): string {
  return createHmac('sha256', secret).update(sharedSecretMessage(claim)).digest('hex');
}

/** The public key (SubjectPublicKeyInfo) and an ECDSA signature (DER) over the claim, both base64. */
export function signWithPinnedKey(
  claim: EnrollmentClaim,
  key: KeyObject,
  challenge: string,
): { readonly publicKey: string; readonly signature: string } {
  const publicKey = Buffer.from(spkiOf(key)).toString('base64');
  const message = Buffer.from(pinnedKeyMessage(claim, publicKey, challenge), 'utf8');
  return { publicKey, signature: sign('sha256', message, key).toString('base64') };
}
