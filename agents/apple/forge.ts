import { days } from '../../protocol/base/clock.js';
import { issueCertificate, parseCertificate } from '../../protocol/pki/certificate.js';
import { extendedKeyUsage } from '../../protocol/pki/extensions.js';
import { Oid } from '../../protocol/pki/oids.table.js';
import type { Identity } from './mdm-request.js';

/**
 * A certificate for the device's own key that nobody issued but the device itself, with everything else as it should be: it names itself as issuer, or
 * somebody else.
 */
export function forgedIdentity(
  { key, certificate }: Identity,
  now: number,
  issuer: Uint8Array = certificate.subjectDer,
): Identity {
  const forged = issueCertificate({
    subject: certificate.subjectDer,
    issuer,
    publicKey: certificate.spki,
    serial: 4711,
    notBefore: now - days(1),
    notAfter: now + days(365),
    extensions: [extendedKeyUsage([Oid.clientAuth])],
    key,
  });
  return { key, certificate: parseCertificate(forged) };
}

/** The header with one bit of the signature itself changed; it still reads as SignedData. */
export function spoilSignature(header: string): string {
  const bytes = Buffer.from(header, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64');
}
