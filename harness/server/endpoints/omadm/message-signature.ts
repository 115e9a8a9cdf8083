import { createHash } from 'node:crypto';
import { readBase64 } from '../../../../protocol/base/base64.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { rule } from '../../../../protocol/base/rule.js';
import { parseSignedData } from '../../../../protocol/pki/signed-data.js';
import { verifySignedData } from '../../../../protocol/pki/verify-signed-data.js';
import type { DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';

/** What a signature says of a message. */
interface Signed {
  readonly valid: boolean;
  /** SHA-256 of the signer's certificate, hex. */
  readonly signer?: string;
}

/** Whether a message counts where signatures are asked for: it was signed as it came, by the certificate of its device (DMClient CSP, RequireMessageSigning). */
export const signatureCounts = rule('XWP-007', {
  holds: (_context: TenantContext, { valid, signer }: Signed, { certificateSha256 }: DeviceState): boolean =>
    valid && signer === certificateSha256,
  mutants: {
    takesUnsigned: (_context, { valid, signer }) => valid || signer === undefined,
    believesAnySignature: (_context, { signer }) => signer !== undefined,
  },
});

/** Reads the header MS-Signature over a body; a header that is missing or unreadable names no signer. */
export function signatureOf(header: string, body: Uint8Array): Signed {
  const bytes = readBase64(header);
  if (header === '' || bytes === undefined) return { valid: false };
  try {
    const { valid, signers } = verifySignedData(parseSignedData(bytes), { content: body });
    const certificate = signers[0]?.certificate;
    if (certificate === undefined) return { valid: false };
    return { valid, signer: createHash('sha256').update(certificate.der).digest('hex') };
  } catch (error) {
    if (error instanceof ProtocolError) return { valid: false };
    throw error;
  }
}
