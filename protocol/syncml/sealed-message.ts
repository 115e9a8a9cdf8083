import type { Random } from '../base/random.js';
import type { Certificate } from '../pki/certificate.js';
import { type Bytes, readFirst } from '../pki/der.js';
import { readOid } from '../pki/der-values.js';
import { envelop, looksEnveloped, openEnvelope } from '../pki/enveloped-data.js';
import { Oid } from '../pki/oids.table.js';
import { type CmsSigner, signCms } from '../pki/sign-cms.js';
import { parseSignedData } from '../pki/signed-data.js';
import { verifySignedData } from '../pki/verify-signed-data.js';

/** What SecurityMode asks for, by its number (DMClient CSP, EnhancedAppLayerSecurity/SecurityMode). */
export const securityModes = ['none', 'sign', 'encrypt', 'sign-encrypt'] as const;

export type SecurityMode = (typeof securityModes)[number];

/** The media type of CMS (RFC 8551 §3.2); which one Windows writes is not published. */
export const sealedContentType = 'application/pkcs7-mime';

export const isSealedType = (contentType: string): boolean => /^\s*application\/pkcs7-mime\s*(;|$)/i.test(contentType);

export interface SealFields {
  readonly mode: SecurityMode;
  readonly signer: CmsSigner;
  readonly recipients: readonly Certificate[];
  readonly random: Random;
}

/** A message of SyncML as SecurityMode has it travel: signed first, then encrypted (RFC 8551 §3.6). */
export function sealMessage(message: Bytes, { mode, signer, recipients, random }: SealFields): Bytes {
  const signs = mode === 'sign' || mode === 'sign-encrypt';
  const signed = signs ? signCms({ content: message, signers: [signer] }) : message;
  if (mode !== 'encrypt' && mode !== 'sign-encrypt') return signed;
  return envelop({ content: signed, recipients, cipher: 'aes-256-cbc', random });
}

/** A message that came, and what it was wrapped in. */
export interface OpenedMessage {
  readonly content: Bytes;
  readonly encrypted: boolean;
  /** Absent where nobody signed. */
  readonly signature?: { readonly valid: boolean; readonly signer: Certificate };
}

/** Opens what `sealMessage` wrote; a message that is not wrapped is its own content. Throws ProtocolError `CMS_*` or `DER_*`. */
export function openMessage(bytes: Bytes, holder: Parameters<typeof openEnvelope>[1]): OpenedMessage {
  const encrypted = looksEnveloped(bytes);
  const inner = encrypted ? openEnvelope(bytes, holder).content : bytes;
  return { encrypted, ...(looksSigned(inner) ? signedContent(inner) : { content: inner }) };
}

function signedContent(bytes: Bytes): Pick<OpenedMessage, 'content' | 'signature'> {
  const { content, signers, valid } = verifySignedData(parseSignedData(bytes));
  const signer = signers[0]?.certificate;
  return { content, ...(signer && { signature: { valid, signer } }) };
}

/** Whether the bytes are signed or encrypted, and no message as they are. */
export const isSealed = (bytes: Bytes): boolean => looksEnveloped(bytes) || looksSigned(bytes);

function looksSigned(bytes: Bytes): boolean {
  try {
    return readOid(readFirst(bytes).at(0)) === Oid.signedData;
  } catch {
    return false;
  }
}

/** Whether a message has all that the mode asks for; by whom it was signed is for the reader to judge. */
export const hasAllOf = (mode: SecurityMode, { encrypted, signature }: OpenedMessage): boolean =>
  (encrypted || mode === 'none' || mode === 'sign') &&
  (signature !== undefined || mode === 'none' || mode === 'encrypt');
