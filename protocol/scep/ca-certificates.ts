import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { Certificate } from '../pki/certificate.js';
import type { Bytes } from '../pki/der.js';
import { readBasicConstraints, readKeyUsage } from '../pki/extensions.js';
import { fromPem } from '../pki/pem.js';
import { certificatesOnly } from '../pki/sign-cms.js';
import { parseSignedData } from '../pki/signed-data.js';
import type { CaCertificates } from './messages.js';
import { mediaTypes } from './scep.table.js';

export interface CaAnswer {
  readonly mediaType: string;
  readonly body: Bytes;
}

/** The answer to GetCACert: one certificate as it is, more as a degenerate message (RFC 8894 §4.2.1.1, §4.2.1.2). */
export function encodeCaCertificates(certificates: readonly Certificate[]): CaAnswer {
  const [only, ...more] = certificates;
  if (only !== undefined && more.length === 0) return { mediaType: mediaTypes.caCertificate, body: only.der };
  return { mediaType: mediaTypes.caChain, body: certificatesOnly(certificates) };
}

/** Reads the answer by its content; a media type that does not fit is a finding. Throws ProtocolError for bytes that hold no certificate. */
export function decodeCaCertificates({ mediaType, body }: CaAnswer): Decoded<CaCertificates> {
  const findings = new Findings();
  const all = readCertificates(body, findings);
  if (all.length === 0) throw new ProtocolError('SCEP_NO_CA', 'GetCACert gave no certificate');
  judgeMediaType(mediaType, all.length, findings);
  const authority = findAuthority(all);
  return { message: { all, authority, recipient: findRecipient(all, authority) }, findings: findings.list };
}

function readCertificates(body: Bytes, findings: Findings): readonly Certificate[] {
  if (Buffer.from(body.subarray(0, 11)).toString('latin1') === '-----BEGIN ') {
    findings.add({ expected: 'DER', received: 'PEM', section: section('RFC 8894', '4.2.1.1') });
    return fromPem(Buffer.from(body).toString('latin1'), 'CERTIFICATE').map((bytes) => new Certificate(bytes));
  }
  try {
    return [new Certificate(body)];
  } catch {
    return parseSignedData(body).certificates;
  }
}

function judgeMediaType(received: string, count: number, findings: Findings): void {
  const expected: readonly string[] =
    count === 1 ? [mediaTypes.caCertificate, mediaTypes.caChain] : [mediaTypes.caChain];
  if (expected.includes(received.split(';')[0]?.trim().toLowerCase() ?? '')) return;
  findings.add({
    expected: expected.join(' or '),
    received: received === '' ? 'no Content-Type' : received,
    section: section('RFC 8894', count === 1 ? '4.2.1.1' : '4.2.1.2'),
    place: 'Content-Type',
  });
}

const isAuthority = (certificate: Certificate): boolean =>
  readBasicConstraints(certificate.extensions)?.authority === true;

/** The authority that issued the RA's certificates; a lone certificate is the authority whatever it says of itself. */
function findAuthority(all: readonly Certificate[]): Certificate {
  const [first] = all as readonly [Certificate];
  const authorities = all.filter(isAuthority);
  return (
    authorities.find((candidate) => all.some((other) => other !== candidate && other.isIssuedBy(candidate))) ??
    authorities[0] ??
    first
  );
}

/** The RA certificate for encryption: one that is no authority and may be encrypted to (RFC 8894 §4.2.1.2, RFC 5280 §4.2.1.3). */
function findRecipient(all: readonly Certificate[], authority: Certificate): Certificate {
  const agents = all.filter((certificate) => certificate !== authority && !isAuthority(certificate));
  const encrypting = agents.find((agent) => readKeyUsage(agent.extensions)?.includes('keyEncipherment') ?? true);
  return encrypting ?? authority;
}
