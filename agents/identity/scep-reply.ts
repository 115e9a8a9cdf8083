import { ProtocolError } from '../../protocol/base/errors.js';
import { type Finding, Findings } from '../../protocol/base/finding.js';
import { section } from '../../protocol/base/section.js';
import type { Certificate } from '../../protocol/pki/certificate.js';
import { parseCrl, verifyCrl } from '../../protocol/pki/crl.js';
import { openEnvelope } from '../../protocol/pki/enveloped-data.js';
import { judgeIdentity } from '../../protocol/pki/judge-identity.js';
import { formatName } from '../../protocol/pki/name.js';
import { parseSignedData } from '../../protocol/pki/signed-data.js';
import { decodePkiMessage } from '../../protocol/scep/codec.js';
import { describePkiMessage } from '../../protocol/scep/describe.js';
import { judgeCertRep } from '../../protocol/scep/judge-cert-rep.js';
import type { CaCertificates, PkiMessage } from '../../protocol/scep/messages.js';
import { mediaTypes } from '../../protocol/scep/scep.table.js';
import type { TransportResponse } from '../device/transport.js';
import type { BuiltMessage } from './scep-build.js';
import type { ScepIdentity } from './scep-conversation.js';

/** What a service answered to PKIOperation, as far as it could be read. */
export interface ScepReply {
  /** Index of the exchange. */
  readonly exchange: number;
  readonly status: number;
  /** Absent when the answer is no pkiMessage. */
  readonly answer?: PkiMessage;
  /** Certificates and lists of the opened envelope. */
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Uint8Array[];
  readonly findings: readonly Finding[];
  /** Hex. */
  readonly senderNonce?: string;
  /** For people. */
  readonly text: () => string;
}

export interface ReplyExpectations {
  readonly built: BuiltMessage;
  readonly authorities: CaCertificates;
  /** Whose key opens the envelope. */
  readonly signer: ScepIdentity;
  readonly now: number;
  readonly seenNonces: ReadonlySet<string>;
  /** SubjectPublicKeyInfo of the key that was to be certified. */
  readonly publicKey?: Uint8Array;
}

/** Reads and judges an answer; whatever is wrong with it is a finding. Never throws. */
export function readReply(response: TransportResponse, expected: ReplyExpectations): ScepReply {
  const { exchange, status, body } = response;
  const shell = { exchange, status, certificates: [], crls: [] };
  if (status !== 200)
    return { ...shell, findings: [], text: () => Buffer.from(body.subarray(0, 500)).toString('latin1') };
  const findings = new Findings();
  judgeMediaType(String(response.headers['content-type'] ?? ''), findings);
  try {
    const { message, findings: decoding } = decodePkiMessage(body, expected.authorities.all);
    const { built, authorities, seenNonces } = expected;
    findings.include(judgeCertRep(message, decoding, { request: built, authorities: authorities.all, seenNonces }));
    const opened = open(message, expected, findings);
    return {
      ...shell,
      ...opened,
      answer: message,
      findings: findings.list,
      senderNonce: Buffer.from(message.senderNonce).toString('hex'),
      text: () =>
        describePkiMessage(
          message,
          opened.certificates.map(({ subject }) => `certificate for ${formatName(subject)}`).join('\n'),
        ),
    };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    findings.add({ expected: 'a pkiMessage', received: error.message, section: section('RFC 8894', '3.1') });
    return { ...shell, findings: findings.list, text: () => `${body.length} bytes that are no pkiMessage` };
  }
}

function judgeMediaType(received: string, findings: Findings): void {
  if (received.split(';')[0]?.trim().toLowerCase() === mediaTypes.pkiMessage) return;
  findings.add({
    requirement: 'XSC-003',
    expected: mediaTypes.pkiMessage,
    received: received === '' ? 'no Content-Type' : received,
    section: section('RFC 8894', '4.1'),
    place: 'Content-Type',
  });
}

type Opened = Pick<ScepReply, 'certificates' | 'crls'>;

function open(message: PkiMessage, expected: ReplyExpectations, findings: Findings): Opened {
  if (message.pkiStatus !== 'SUCCESS' || message.envelope === undefined) return { certificates: [], crls: [] };
  try {
    const { signer, publicKey, now, authorities } = expected;
    const { content } = openEnvelope(message.envelope, { certificate: signer.certificate, key: signer.privateKey });
    const { certificates, crls } = parseSignedData(content);
    if (publicKey === undefined) {
      if (expected.built.messageType === 'GetCRL') judgeList(crls, authorities.authority, findings);
      return { certificates, crls };
    }
    const own = findOwn(certificates, publicKey);
    if (own === undefined) {
      findings.add({
        requirement: 'XSC-013',
        expected: 'the certificate',
        received: 'none',
        section: section('RFC 8894', '3.3.2.1'),
      });
    } else {
      findings.include(judgeIdentity(own, { issuer: authorities.authority, publicKey, now }));
    }
    return { certificates, crls };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    findings.add({
      requirement: 'XSC-013',
      expected: 'an envelope that our key opens, with a degenerate message inside',
      received: error.message,
      section: section('RFC 8894', '3.3.2.1'),
      place: 'pkcsPKIEnvelope',
    });
    return { certificates: [], crls: [] };
  }
}

/** GetCRL gives a list of the authority (RFC 8894 §4.6). */
function judgeList(crls: readonly Uint8Array[], authority: Certificate, findings: Findings): void {
  if (crls.some((crl) => verifyCrl(parseCrl(crl), authority))) return;
  findings.add({
    requirement: 'XSC-016',
    expected: 'a list that the authority signed',
    received: crls.length === 0 ? 'no list' : 'a list that does not verify',
    section: section('RFC 8894', '4.6'),
  });
}

/** The certificate for our key; without one, the first, which then is a finding. */
export function findOwn(certificates: readonly Certificate[], publicKey: Uint8Array): Certificate | undefined {
  return certificates.find(({ spki }) => Buffer.compare(spki, publicKey) === 0) ?? certificates[0];
}
