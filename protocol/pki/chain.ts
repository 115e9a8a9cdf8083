import { type Finding, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Certificate } from './certificate.js';
import { readBasicConstraints, readExtendedKeyUsage, readKeyUsage } from './extensions.js';
import { formatName } from './name.js';
import { Oid } from './oids.table.js';

export interface ChainQuestion {
  readonly leaf: Certificate;
  readonly intermediates?: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  /** Milliseconds. */
  readonly now: number;
  /** OID the leaf's extended key usage has to allow. */
  readonly purpose?: string;
  /** Revocation status, as a CRL or a ledger knows it. */
  readonly revoked?: (certificate: Certificate) => boolean;
}

export interface ChainAnswer {
  /** Leaf first, anchor last; as far as issuers were found. */
  readonly chain: readonly Certificate[];
  readonly trusted: boolean;
  readonly findings: readonly Finding[];
}

const maximumLength = 10;

/** Path validation (RFC 5280 §6.1) without name constraints and policies. Never throws for a wrong certificate. */
export function verifyChain(question: ChainQuestion): ChainAnswer {
  const findings = new Findings();
  let chain: readonly Certificate[] = [question.leaf];
  try {
    chain = buildChain(question);
    judge(chain, question, findings);
  } catch (error) {
    findings.add({ expected: 'readable certificates', received: String(error), section: section('RFC 5280', '4.1') });
  }
  return { chain, trusted: findings.list.every(({ severity }) => severity !== 'fail'), findings: findings.list };
}

function buildChain({ leaf, intermediates = [], anchors }: ChainQuestion): readonly Certificate[] {
  const chain = [leaf];
  while (chain.length < maximumLength) {
    const last = chain.at(-1) as Certificate;
    if (anchors.some((anchor) => same(anchor, last))) break;
    const issuer = issuerOf(last, anchors) ?? issuerOf(last, intermediates);
    if (issuer === undefined || chain.some((member) => same(member, issuer))) break;
    chain.push(issuer);
  }
  return chain;
}

/** The candidate whose key verifies, or one that has the right name at least, so that the finding can say what is wrong. */
function issuerOf(certificate: Certificate, candidates: readonly Certificate[]): Certificate | undefined {
  const named = candidates.filter(({ subjectDer }) => Buffer.compare(subjectDer, certificate.issuerDer) === 0);
  return named.find((candidate) => certificate.isIssuedBy(candidate)) ?? named[0];
}

const same = (a: Certificate, b: Certificate): boolean => Buffer.compare(a.der, b.der) === 0;

function judge(chain: readonly Certificate[], question: ChainQuestion, findings: Findings): void {
  const { anchors, now, purpose, revoked } = question;
  const last = chain.at(-1) as Certificate;
  if (!anchors.some((anchor) => same(anchor, last))) {
    const received = `issued by ${formatName(last.issuer)}`;
    findings.add({
      expected: 'a chain to a trust anchor',
      received,
      section: section('RFC 5280', '6.1'),
      place: 'issuer',
    });
  }
  chain.forEach((certificate, index) => {
    const issuer = chain[index + 1];
    judgeTime(certificate, now, findings);
    if (issuer !== undefined) judgeIssuer(certificate, issuer, index, findings);
    if (revoked?.(certificate) === true) {
      const received = `serial number ${certificate.serial} is revoked`;
      findings.add({
        expected: 'a valid certificate',
        received,
        section: section('RFC 5280', '6.3'),
        place: 'revocation',
      });
    }
  });
  if (purpose !== undefined) judgePurpose(question.leaf, purpose, findings);
}

function judgeTime({ notBefore, notAfter, subject }: Certificate, now: number, findings: Findings): void {
  if (now >= notBefore && now <= notAfter) return;
  findings.add({
    expected: `${formatName(subject)} valid at ${iso(now)}`,
    received: now < notBefore ? `not before ${iso(notBefore)}` : `not after ${iso(notAfter)}`,
    section: section('RFC 5280', '4.1.2.5'),
    place: 'validity',
  });
}

const iso = (ms: number): string => new Date(ms).toISOString();

function judgeIssuer(certificate: Certificate, issuer: Certificate, depth: number, findings: Findings): void {
  if (!certificate.isIssuedBy(issuer)) {
    const expected = `a signature by ${formatName(issuer.subject)}`;
    findings.add({ expected, received: 'another', section: section('RFC 5280', '6.1.3'), place: 'signature' });
  }
  const constraints = readBasicConstraints(issuer.extensions);
  if (issuer.version === 3 && constraints?.authority !== true) {
    const received = `${formatName(issuer.subject)} is no authority`;
    findings.add({
      expected: 'basicConstraints with cA',
      received,
      section: section('RFC 5280', '4.2.1.9'),
      place: 'basicConstraints',
    });
  }
  if (constraints?.pathLength !== undefined && constraints.pathLength < depth) {
    const received = `${depth} authorities below ${formatName(issuer.subject)}`;
    const expected = `at most ${constraints.pathLength}`;
    findings.add({ expected, received, section: section('RFC 5280', '4.2.1.9'), place: 'basicConstraints' });
  }
  const usages = readKeyUsage(issuer.extensions);
  if (usages !== undefined && !usages.includes('keyCertSign')) {
    const received = usages.join(', ');
    findings.add({
      expected: 'keyUsage keyCertSign',
      received,
      section: section('RFC 5280', '4.2.1.3'),
      place: 'keyUsage',
    });
  }
}

/** Without the extension every purpose is allowed (RFC 5280 §4.2.1.12). */
function judgePurpose(leaf: Certificate, purpose: string, findings: Findings): void {
  const purposes = readExtendedKeyUsage(leaf.extensions);
  if (purposes === undefined || purposes.includes(purpose) || purposes.includes(Oid.anyExtendedKeyUsage)) return;
  findings.add({
    expected: `purpose ${purpose}`,
    received: purposes.join(', '),
    section: section('RFC 5280', '4.2.1.12'),
    place: 'extendedKeyUsage',
  });
}
