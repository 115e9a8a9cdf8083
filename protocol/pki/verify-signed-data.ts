import { type Finding, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Certificate } from './certificate.js';
import type { Bytes } from './der.js';
import { readOctets, readOid, readTime } from './der-values.js';
import { digestOf, signatureAlgorithmOf, verifyData } from './keys.js';
import { Oid } from './oids.table.js';
import { certificateOfSigner, type SignedData, type SignerInfo, signedAttribute } from './signed-data.js';

export interface VerifyOptions {
  /** The content of a detached message. */
  readonly content?: Bytes;
  /** Certificates at hand besides those of the message. */
  readonly certificates?: readonly Certificate[];
}

export interface VerifiedSigner {
  readonly signer: SignerInfo;
  /** Absent when neither the message nor the caller has it. */
  readonly certificate?: Certificate;
  /** Milliseconds. */
  readonly signingTime?: number;
  /** Whether digest, attributes and signature are right. Trust in the certificate is `verifyChain`'s to judge. */
  readonly valid: boolean;
  readonly findings: readonly Finding[];
}

export interface VerifiedData {
  readonly content: Bytes;
  readonly signers: readonly VerifiedSigner[];
  /** True when there is a signer and every one is valid. */
  readonly valid: boolean;
  readonly findings: readonly Finding[];
}

/** Judges every signer of a message (RFC 5652 §5.4, §5.6). Never throws for a wrong message. */
export function verifySignedData(message: SignedData, options: VerifyOptions = {}): VerifiedData {
  const findings = new Findings();
  const content = options.content ?? message.content ?? new Uint8Array(0);
  if (message.content === undefined && options.content === undefined) {
    findings.add({
      expected: 'content, in the message or beside it',
      received: 'none',
      section: section('RFC 5652', '5.2'),
    });
  }
  if (message.signers.length === 0) {
    findings.add({ expected: 'a signer', received: 'none', section: section('RFC 5652', '5.1') });
  }
  const certificates = [...message.certificates, ...(options.certificates ?? [])];
  const signers = message.signers.map((signer) => verifySigner(signer, message.contentType, content, certificates));
  for (const signer of signers) findings.include(signer.findings);
  const valid = signers.length > 0 && signers.every((signer) => signer.valid) && findings.list.every(notFailed);
  return { content, signers, valid, findings: findings.list };
}

const notFailed = ({ severity }: Finding): boolean => severity !== 'fail';

function verifySigner(
  signer: SignerInfo,
  contentType: string,
  content: Bytes,
  certificates: readonly Certificate[],
): VerifiedSigner {
  const findings = new Findings();
  const certificate = certificateOfSigner(signer, certificates);
  try {
    judgeAttributes(signer, contentType, content, findings);
    judgeSignature(signer, certificate, content, findings);
  } catch (error) {
    findings.add({ expected: 'a readable signer', received: String(error), section: section('RFC 5652', '5.3') });
  }
  const signingTime = readSigningTime(signer, findings);
  return {
    signer,
    ...(certificate === undefined ? {} : { certificate }),
    ...(signingTime === undefined ? {} : { signingTime }),
    valid: findings.list.every(notFailed),
    findings: findings.list,
  };
}

/** content-type and message-digest must be there when there are signed attributes, or content other than data (RFC 5652 §5.3, §11.1, §11.2). */
function judgeAttributes(signer: SignerInfo, contentType: string, content: Bytes, findings: Findings): void {
  if (signer.signedBytes === undefined) {
    if (contentType === Oid.data) return;
    findings.add({ expected: 'signed attributes', received: 'none', section: section('RFC 5652', '5.3') });
    return;
  }
  const type = signedAttribute(signer, Oid.contentType);
  const named = type === undefined ? 'none' : readOid(type);
  if (named !== contentType) {
    findings.add({ expected: `content-type ${contentType}`, received: named, section: section('RFC 5652', '11.1') });
  }
  const claimed = signedAttribute(signer, Oid.messageDigest);
  if (signer.digest === undefined) return;
  const actual = digestOf(signer.digest, content);
  if (claimed === undefined || Buffer.compare(readOctets(claimed), actual) !== 0) {
    findings.add({
      expected: `message-digest ${hex(actual)}`,
      received: claimed === undefined ? 'none' : hex(readOctets(claimed)),
      section: section('RFC 5652', '11.2'),
    });
  }
}

const hex = (bytes: Bytes): string => Buffer.from(bytes).toString('hex');

function judgeSignature(
  signer: SignerInfo,
  certificate: Certificate | undefined,
  content: Bytes,
  findings: Findings,
): void {
  if (certificate === undefined) {
    findings.add({ expected: "the signer's certificate", received: 'none', section: section('RFC 5652', '5.1') });
    return;
  }
  const algorithm = signatureAlgorithmOf(signer.signatureOid);
  const digest = algorithm?.digest ?? signer.digest;
  if (algorithm === undefined || digest === undefined) {
    const received = algorithm === undefined ? signer.signatureOid : signer.digestOid;
    findings.add({ expected: 'a known algorithm', received, section: section('RFC 5652', '5.3') });
    return;
  }
  if (!verifyData(certificate.publicKey, digest, signer.signedBytes ?? content, signer.signature)) {
    findings.add({ expected: "the signer's signature", received: 'another', section: section('RFC 5652', '5.6') });
  }
}

function readSigningTime(signer: SignerInfo, findings: Findings): number | undefined {
  const time = signedAttribute(signer, Oid.signingTime);
  if (time === undefined) return undefined;
  try {
    return readTime(time);
  } catch (error) {
    findings.warn({ expected: 'a signing time', received: String(error), section: section('RFC 5652', '11.3') });
    return undefined;
  }
}
