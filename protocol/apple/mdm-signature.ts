import type { KeyObject } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';
import type { Certificate } from '../pki/certificate.js';
import { signCms } from '../pki/sign-cms.js';
import { parseSignedData } from '../pki/signed-data.js';
import { type VerifiedData, verifySignedData } from '../pki/verify-signed-data.js';

/**
 * The header `Mdm-Signature`: base64 of a detached CMS SignedData over the exact bytes of the HTTP body, with one signer and its certificate
 * (Apple: "Implementing device management", SignMessage; RFC 5652 §5).
 */
export const mdmSignatureHeader = 'Mdm-Signature';

export interface MdmSigner {
  readonly key: KeyObject;
  readonly certificate: Certificate;
  /** Milliseconds; iOS sends the time of signing, macOS does not. */
  readonly signingTime?: number;
}

/** The header's value. */
export function signMdmBody(body: Uint8Array, signer: MdmSigner): string {
  return Buffer.from(signCms({ content: body, detached: true, signers: [signer] })).toString('base64');
}

/** The same with content of its own, which no device sends. */
export function signAttached(content: Uint8Array, signer: MdmSigner): string {
  return Buffer.from(signCms({ content, signers: [signer] })).toString('base64');
}

/** Who signed what the signature carries itself, or the body where it carries nothing. Throws ProtocolError as `verifyMdmSignature` does. */
export function verifyCarried(header: string, body: Uint8Array): VerifiedData {
  const message = parseSignedData(bytesOf(header));
  return verifySignedData(message, { content: message.content ?? body });
}

/** Who signed the body, and whether rightly. Throws ProtocolError when the header is no base64 or no SignedData. */
export function verifyMdmSignature(header: string, body: Uint8Array): VerifiedData {
  return verifySignedData(parseSignedData(bytesOf(header)), { content: body });
}

function bytesOf(header: string): Uint8Array {
  const compact = header.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
    throw new ProtocolError('APPLE_SIGNATURE_HEADER', `${mdmSignatureHeader} is not base64`);
  return new Uint8Array(Buffer.from(compact, 'base64'));
}
