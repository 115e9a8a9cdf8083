import { ProtocolError } from '../../../protocol/base/errors.js';
import { type Certificate, parseCertificate } from '../../../protocol/pki/certificate.js';
import { type Csr, parseCsr, verifyCsr } from '../../../protocol/pki/csr.js';
import { readFirst, Tag } from '../../../protocol/pki/der.js';
import { readOid } from '../../../protocol/pki/der-values.js';
import { parseEnvelope } from '../../../protocol/pki/enveloped-data.js';
import {
  type Extension,
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  readSubjectAltName,
} from '../../../protocol/pki/extensions.js';
import { signatureAlgorithmOf } from '../../../protocol/pki/keys.js';
import { formatName } from '../../../protocol/pki/name.js';
import { Oid } from '../../../protocol/pki/oids.table.js';
import { parseSignedData } from '../../../protocol/pki/signed-data.js';
import { verifySignedData } from '../../../protocol/pki/verify-signed-data.js';
import { decodePkiMessage } from '../../../protocol/scep/codec.js';
import { attributeOids } from '../../../protocol/scep/scep.table.js';
import { inspect } from './inspect.js';
import type { Inspection, Outline } from './inspection.js';

/** A certificate, a request, or a CMS message; SCEP messages are CMS with attributes of their own. */
export function inspectDer(bytes: Uint8Array): Inspection {
  const outer = readFirst(bytes).expect(Tag.sequence);
  const first = outer.at(0);
  if (first.tag === Tag.oid) return cms(bytes, readOid(first));
  if (first.tag === Tag.sequence && outer.children.length === 3) {
    return looksLikeRequest(first.children.length, first.at(0).tag === 0xa0)
      ? request(bytes)
      : certificate(parseCertificate(bytes));
  }
  throw new ProtocolError('INSPECT_DER', 'DER that is neither a certificate, a request nor a CMS message');
}

/** CertificationRequestInfo has a version, a name, a key and attributes; TBSCertificate has at least six members (RFC 2986 §4.1, RFC 5280 §4.1). */
function looksLikeRequest(members: number, versioned: boolean): boolean {
  return !versioned && members <= 4;
}

function certificate(read: Certificate): Inspection {
  const algorithm = signatureAlgorithmOf(read.signatureOid);
  return {
    kind: read.selfIssued ? 'self-issued certificate' : 'certificate',
    content: {
      subject: formatName(read.subject),
      issuer: formatName(read.issuer),
      serial: read.serial,
      'not before': new Date(read.notBefore),
      'not after': new Date(read.notAfter),
      key: keyFacts(() => read.publicKey),
      signature: algorithm === undefined ? read.signatureOid : `${algorithm.key} with ${algorithm.digest}`,
      ...extensionFacts(read.extensions),
      'SHA-256': read.sha256,
    },
    findings: [],
    inside: [],
  };
}

function request(bytes: Uint8Array): Inspection {
  const csr: Csr = parseCsr(bytes);
  const intact = verifyCsr(csr);
  return {
    kind: 'certification request',
    content: {
      subject: formatName(csr.subject),
      'challenge password': csr.challengePassword === undefined ? undefined : 'present (redacted)',
      signature: `${csr.signatureOid}, ${intact ? 'valid' : 'NOT valid'}`,
      attributes: csr.attributes.map(({ oid }) => oid),
      ...extensionFacts(csr.extensions),
    },
    findings: intact
      ? csr.findings
      : [
          ...csr.findings,
          {
            severity: 'fail',
            expected: 'a signature by the key of the request',
            received: 'another signature',
            section: { document: 'RFC 2986', section: '4.2' },
          },
        ],
    inside: [],
  };
}

function cms(bytes: Uint8Array, type: string): Inspection {
  if (type === Oid.envelopedData) return enveloped(bytes);
  if (type !== Oid.signedData)
    throw new ProtocolError('INSPECT_CMS', `a CMS message of type ${type} that is not known here`);
  const signed = parseSignedData(bytes);
  const isScep = signed.signers.some(({ signedAttributes }) =>
    signedAttributes.some(({ oid }) => oid === attributeOids.messageType),
  );
  if (isScep) return scep(bytes);
  const certificates = signed.certificates.map(certificate);
  if (signed.signers.length === 0)
    return { kind: 'certificates (CMS without signers)', content: {}, findings: [], inside: certificates };
  const verified = signed.content === undefined ? undefined : verifySignedData(signed);
  const content = signed.content === undefined ? [] : readable(signed.content);
  return {
    kind: signed.content === undefined ? 'detached signature' : 'signed message',
    content: {
      signers: signed.signers.map(({ digest, digestOid, signedAttributes }, index) => ({
        digest: digest ?? digestOid,
        'signed attributes': signedAttributes.map(({ oid }) => oid),
        'signing time': time(verified?.signers[index]?.signingTime),
        signature:
          verified === undefined
            ? 'not judged: the content is elsewhere'
            : verified.signers[index]?.valid === true
              ? 'valid'
              : 'NOT valid',
      })),
    },
    findings: verified?.findings ?? [],
    inside: [...content, ...certificates],
  };
}

function scep(bytes: Uint8Array): Inspection {
  const { message, findings } = decodePkiMessage(bytes);
  const {
    messageType,
    messageTypeNumber,
    transactionID,
    pkiStatus,
    failInfo,
    senderNonce,
    recipientNonce,
    intact,
    envelope,
    certificates,
  } = message;
  return {
    kind: `SCEP message ${messageType ?? messageTypeNumber}`,
    content: {
      transactionID,
      pkiStatus,
      failInfo,
      senderNonce,
      recipientNonce,
      signature: intact ? 'valid' : 'NOT valid',
    },
    findings,
    inside: [...(envelope === undefined ? [] : readable(envelope)), ...certificates.map(certificate)],
  };
}

function enveloped(bytes: Uint8Array): Inspection {
  const { recipients, cipher, cipherOid, encrypted } = parseEnvelope(bytes);
  const named = recipients.map(({ identifier, algorithmOid }) => ({
    serial: identifier.kind === 'issuer-serial' ? identifier.serial : undefined,
    'key id': identifier.kind === 'key-id' ? identifier.keyId : undefined,
    'key transport': algorithmOid,
  }));
  return {
    kind: 'encrypted message',
    content: { cipher: cipher ?? cipherOid, recipients: named, 'encrypted content': `${encrypted.length} bytes` },
    findings: [],
    inside: [],
  };
}

/** What is inside, where it is something known. */
function readable(bytes: Uint8Array): readonly Inspection[] {
  try {
    return [inspect(bytes)];
  } catch {
    return [{ kind: 'content', content: { bytes }, findings: [], inside: [] }];
  }
}

function extensionFacts(extensions: readonly Extension[]): Record<string, Outline> {
  const constraints = readBasicConstraints(extensions);
  return {
    'key usage': readKeyUsage(extensions)?.join(', '),
    'extended key usage': readExtendedKeyUsage(extensions)?.join(', '),
    'subject alternative names': readSubjectAltName(extensions) as Outline,
    authority: constraints === undefined ? undefined : constraints.authority,
  };
}

function keyFacts(key: () => Certificate['publicKey']): string {
  const { asymmetricKeyType, asymmetricKeyDetails } = key();
  return [asymmetricKeyType, asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve]
    .filter((part) => part !== undefined)
    .join(' ');
}

function time(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms);
}
