import { type Finding, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Certificate } from './certificate.js';
import { readBasicConstraints, readExtendedKeyUsage, readKeyUsage } from './extensions.js';
import { formatName } from './name.js';
import { Oid } from './oids.table.js';

export interface IdentityExpectations {
  /** The authority that should have issued it, where it is known. */
  readonly issuer?: Certificate;
  /** SubjectPublicKeyInfo of the request, where it is known. */
  readonly publicKey?: Uint8Array;
  /** Milliseconds at the time of issue, where it is known. */
  readonly now?: number;
}

/** What is wrong with a management certificate that was just issued; each finding names its row. Never throws. */
export function judgeIdentity(certificate: Certificate, expected: IdentityExpectations): readonly Finding[] {
  const findings = new Findings();
  judgeKey(certificate, expected, findings);
  judgeIssuer(certificate, expected, findings);
  judgeSerial(certificate, findings);
  judgeValidity(certificate, expected, findings);
  try {
    judgeUsage(certificate, findings);
  } catch (error) {
    findings.add({ expected: 'readable extensions', received: String(error), section: section('RFC 5280', '4.2') });
  }
  return findings.list;
}

function judgeKey({ spki }: Certificate, { publicKey }: IdentityExpectations, findings: Findings): void {
  if (publicKey === undefined || Buffer.compare(publicKey, spki) === 0) return;
  findings.add({
    requirement: 'XPK-001',
    expected: 'the public key of the request',
    received: 'another key',
    section: section('RFC 2986', '3'),
    place: 'subjectPublicKeyInfo',
  });
}

function judgeIssuer(certificate: Certificate, { issuer }: IdentityExpectations, findings: Findings): void {
  if (issuer === undefined) return;
  if (Buffer.compare(certificate.issuerDer, issuer.subjectDer) !== 0) {
    findings.add({
      requirement: 'XPK-002',
      expected: `issuer ${formatName(issuer.subject)}`,
      received: formatName(certificate.issuer),
      section: section('RFC 5280', '4.1.2.4'),
      place: 'issuer',
    });
  } else if (!certificate.isIssuedBy(issuer)) {
    findings.add({
      requirement: 'XPK-011',
      expected: `a signature by ${formatName(issuer.subject)}`,
      received: 'a signature that does not verify',
      section: section('RFC 5280', '6.1.3'),
      place: 'signature',
    });
  }
}

function judgeSerial({ serial }: Certificate, findings: Findings): void {
  const negative = Number.parseInt(serial.slice(0, 2), 16) >= 0x80;
  const octets = serial.length / 2;
  if (octets > 0 && octets <= 20 && !negative && !/^0*$/.test(serial)) return;
  findings.add({
    requirement: 'XPK-003',
    expected: 'a positive serial number of at most 20 octets',
    received: `${serial} (${octets} octets)`,
    section: section('RFC 5280', '4.1.2.2'),
    place: 'serialNumber',
  });
}

const iso = (ms: number): string => new Date(ms).toISOString();

function judgeValidity({ notBefore, notAfter }: Certificate, { now }: IdentityExpectations, findings: Findings): void {
  if (now === undefined || (now >= notBefore && now <= notAfter)) return;
  findings.add({
    requirement: 'XPK-004',
    expected: `valid at ${iso(now)}`,
    received: `valid from ${iso(notBefore)} to ${iso(notAfter)}`,
    section: section('RFC 5280', '4.1.2.5'),
    place: 'validity',
  });
}

function judgeUsage({ extensions }: Certificate, findings: Findings): void {
  const purposes = readExtendedKeyUsage(extensions);
  const usages = readKeyUsage(extensions);
  const usage = { requirement: 'XPK-005', section: section('RFC 5280', '4.2.1.12') };
  if (purposes !== undefined && !purposes.includes(Oid.clientAuth) && !purposes.includes(Oid.anyExtendedKeyUsage)) {
    findings.add({ ...usage, expected: 'extKeyUsage clientAuth', received: purposes.join(', '), place: 'extKeyUsage' });
  }
  if (usages !== undefined && !usages.includes('digitalSignature')) {
    findings.add({ ...usage, expected: 'keyUsage digitalSignature', received: usages.join(', '), place: 'keyUsage' });
  }
  if (readBasicConstraints(extensions)?.authority === true) {
    findings.add({
      requirement: 'XPK-006',
      expected: 'a certificate that is no authority',
      received: 'basicConstraints cA TRUE',
      section: section('RFC 5280', '4.2.1.9'),
      place: 'basicConstraints',
    });
  }
}
