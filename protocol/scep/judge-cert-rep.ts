import { type Finding, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Certificate } from '../pki/certificate.js';
import { looksEnveloped } from '../pki/enveloped-data.js';
import type { PkiMessage } from './messages.js';

export interface CertRepExpectations {
  readonly request: Pick<PkiMessage, 'transactionID' | 'senderNonce'>;
  /** What GetCACert gave. */
  readonly authorities: readonly Certificate[];
  /** senderNonces of earlier answers, lower-case hex. */
  readonly seenNonces?: ReadonlySet<string>;
}

/** Rows of the attributes, by the place that the decoder names. */
const rowsByPlace: Readonly<Record<string, string>> = {
  transactionID: 'XSC-005',
  recipientNonce: 'XSC-004',
  failInfo: 'XSC-011',
  senderNonce: 'XSC-012',
  pkcsPKIEnvelope: 'XSC-013',
  content: 'XSC-071',
};

/**
 * What is wrong with an answer, given the request (RFC 8894 §3.3.2). `decoding` are the decoder's own findings, which get the rows they break. Never throws.
 */
export function judgeCertRep(
  answer: PkiMessage,
  decoding: readonly Finding[],
  { request, authorities, seenNonces = new Set() }: CertRepExpectations,
): readonly Finding[] {
  const findings = new Findings();
  findings.include(decoding.map(withRow));
  if (answer.messageType !== 'CertRep') {
    findings.add({
      expected: 'messageType 3 (CertRep)',
      received: answer.messageTypeNumber,
      section: section('RFC 8894', '3.3.2'),
    });
  }
  judgeSigner(answer, authorities, findings);
  judgeTransaction(answer, request, findings);
  judgeNonces(answer, request, seenNonces, findings);
  if (answer.pkiStatus === 'SUCCESS' && answer.envelope !== undefined && !looksEnveloped(answer.envelope)) {
    findings.add({
      requirement: 'XSC-013',
      expected: 'EnvelopedData for the requester',
      received: 'content that is not enveloped',
      section: section('RFC 8894', '3.3.2.1'),
      place: 'pkcsPKIEnvelope',
    });
  }
  return findings.list;
}

function withRow(finding: Finding): Finding {
  const row = finding.section?.document === 'RFC 5652' ? 'XSC-008' : rowsByPlace[finding.place ?? ''];
  return row === undefined ? finding : { ...finding, requirement: row };
}

function judgeSigner({ signer }: PkiMessage, authorities: readonly Certificate[], findings: Findings): void {
  const known =
    signer !== undefined && authorities.some((authority) => Buffer.compare(authority.der, signer.der) === 0);
  if (known || signer === undefined || authorities.some((authority) => signer.isIssuedBy(authority))) return;
  findings.add({
    requirement: 'XSC-008',
    expected: 'the signature of a certificate from GetCACert',
    received: 'a stranger',
    section: section('RFC 8894', '3.3.2'),
    place: 'signer',
  });
}

function judgeTransaction(
  { transactionID }: PkiMessage,
  request: CertRepExpectations['request'],
  findings: Findings,
): void {
  if (transactionID === '' || transactionID === request.transactionID) return;
  findings.add({
    requirement: 'XSC-005',
    expected: `transactionID ${request.transactionID}`,
    received: transactionID,
    section: section('RFC 8894', '3.2.1.1'),
    place: 'transactionID',
  });
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function judgeNonces(
  { recipientNonce, senderNonce }: PkiMessage,
  request: CertRepExpectations['request'],
  seen: ReadonlySet<string>,
  findings: Findings,
): void {
  if (recipientNonce !== undefined && Buffer.compare(recipientNonce, request.senderNonce) !== 0) {
    findings.add({
      requirement: 'XSC-004',
      expected: `recipientNonce ${hex(request.senderNonce)}`,
      received: hex(recipientNonce),
      section: section('RFC 8894', '3.2.1.5'),
      place: 'recipientNonce',
    });
  }
  if (senderNonce.length > 0 && seen.has(hex(senderNonce))) {
    findings.add({
      requirement: 'XSC-012',
      expected: 'a new senderNonce',
      received: `${hex(senderNonce)}, seen before`,
      section: section('RFC 8894', '3.2.1.5'),
      place: 'senderNonce',
    });
  }
}
