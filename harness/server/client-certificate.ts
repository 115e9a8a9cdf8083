import { X509Certificate } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A header that claims to carry a certificate and does not. */
export class BadForwardedCertificate extends Error {
  constructor(header: string, why: string) {
    super(`header ${header} ${why}`);
    this.name = 'BadForwardedCertificate';
  }
}

/**
 * The certificate that a TLS-terminating proxy forwards, DER: an RFC 9440 §2.1 byte sequence (`:base64:`) or percent-encoded PEM as nginx writes it.
 * Only headers named in `trusted` are read, because anybody can send one. Throws BadForwardedCertificate.
 */
export function forwardedCertificate(headers: IncomingHttpHeaders, trusted: readonly string[]): Uint8Array | undefined {
  for (const name of trusted) {
    const value = headers[name.toLowerCase()];
    const text = (Array.isArray(value) ? value[0] : value)?.trim();
    if (text !== undefined && text !== '') return readForwarded(name, text);
  }
  return undefined;
}

function readForwarded(name: string, text: string): Uint8Array {
  try {
    return new X509Certificate(text.startsWith(':') ? byteSequence(text) : decodeURIComponent(text)).raw;
  } catch {
    throw new BadForwardedCertificate(name, 'carries neither :base64: (RFC 9440) nor percent-encoded PEM');
  }
}

function byteSequence(text: string): Buffer {
  const base64 = /^:([A-Za-z0-9+/]*={0,2}):$/.exec(text)?.[1];
  if (base64 === undefined) throw new Error('not a byte sequence');
  return Buffer.from(base64, 'base64');
}
