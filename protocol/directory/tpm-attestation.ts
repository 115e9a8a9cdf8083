import { createHash } from 'node:crypto';
import { attestedDevice } from '../acme/attestation.js';
import { ProtocolError } from '../base/errors.js';
import { type Certificate, parseCertificate } from '../pki/certificate.js';

/** Grant by which a PC without a user gets a token: an invention of this project, for the real exchange is not documented. */
export const tpmGrant = 'urn:muster:grant:tpm-attestation';

/** What a PC shows: certificates of its attested key, leaf first, each DER in base64, joined by dots. */
export const writeTpmStatement = (chain: readonly Uint8Array[]): string =>
  chain.map((certificate) => Buffer.from(certificate).toString('base64url')).join('.');

export interface TpmStatement {
  readonly leaf: Certificate;
  readonly intermediates: readonly Certificate[];
  readonly serialNumber: string | undefined;
  /** Whether it was made for this nonce. */
  readonly answers: (nonce: string) => boolean;
}

/** Throws ProtocolError `TPM_STATEMENT`. */
export function readTpmStatement(text: string): TpmStatement {
  try {
    const [leaf, ...intermediates] = text.split('.').map((part) => parseCertificate(Buffer.from(part, 'base64url')));
    if (leaf === undefined) throw new ProtocolError('TPM_STATEMENT', 'the statement has no certificate');
    const { serialNumber, freshness } = attestedDevice(leaf);
    const answers = (nonce: string): boolean =>
      freshness !== undefined && Buffer.from(freshness).equals(createHash('sha256').update(nonce).digest());
    return { leaf, intermediates, serialNumber, answers };
  } catch (cause) {
    throw new ProtocolError('TPM_STATEMENT', 'the statement is no chain of certificates', { cause });
  }
}
