import type { KeyObject } from 'node:crypto';
import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Certificate } from '../pki/certificate.js';
import { certificatesOnly, signCms } from '../pki/sign-cms.js';
import { parseSignedData } from '../pki/signed-data.js';
import { verifySignedData } from '../pki/verify-signed-data.js';
import type { CaAnswer } from './ca-certificates.js';
import { mediaTypes } from './scep.table.js';

/** What GetNextCACert gave (RFC 8894 §4.7.1). */
export interface NextCaCertificates {
  readonly certificates: readonly Certificate[];
  /** Whether today's authority signed it; nothing of it may be trusted otherwise. */
  readonly vouchedFor: boolean;
}

/** The answer to GetNextCACert: the certificates of tomorrow, signed with today's key (RFC 8894 §4.7.1). */
export function encodeNextCa(
  next: readonly Certificate[],
  signer: { readonly key: KeyObject; readonly certificate: Certificate },
): CaAnswer {
  return {
    mediaType: mediaTypes.nextCaCertificate,
    body: signCms({ content: certificatesOnly(next), signers: [signer] }),
  };
}

/** Reads the answer and judges its signature by the authority of today. Throws ProtocolError for bytes that hold no certificate. */
export function decodeNextCa({ mediaType, body }: CaAnswer, authority: Certificate): Decoded<NextCaCertificates> {
  const findings = new Findings();
  const at = { section: section('RFC 8894', '4.7.1') };
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== mediaTypes.nextCaCertificate)
    findings.add({ ...at, expected: mediaTypes.nextCaCertificate, received: type || 'no Content-Type' });
  const outer = parseSignedData(body);
  const verified = verifySignedData(outer, { certificates: [authority] });
  const bySigner = verified.signers.some(
    ({ valid, certificate }) => valid && certificate !== undefined && certificate.sha256 === authority.sha256,
  );
  if (!bySigner) findings.add({ ...at, expected: 'the signature of the authority of today', received: 'none of it' });
  const certificates = outer.content === undefined ? outer.certificates : parseSignedData(outer.content).certificates;
  if (certificates.length === 0) throw new ProtocolError('SCEP_NO_CA', 'GetNextCACert gave no certificate');
  if (certificates.some(({ sha256 }) => sha256 === authority.sha256))
    findings.add({ ...at, expected: 'the authority of tomorrow', received: 'the authority of today' });
  return { message: { certificates, vouchedFor: bySigner }, findings: findings.list };
}
