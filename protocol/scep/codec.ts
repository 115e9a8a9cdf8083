import type { KeyObject } from 'node:crypto';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Digest } from '../pki/algorithms.table.js';
import type { Certificate } from '../pki/certificate.js';
import { type Bytes, der, type Element, Tag } from '../pki/der.js';
import { readOctets, readText } from '../pki/der-values.js';
import { type AttributeValue, signCms } from '../pki/sign-cms.js';
import { parseSignedData, type SignerInfo, signedAttribute } from '../pki/signed-data.js';
import { verifySignedData } from '../pki/verify-signed-data.js';
import type { PkiMessage, Transaction } from './messages.js';
import { attributeOids, failInfos, type MessageType, messageTypes, pkiStatuses } from './scep.table.js';

export interface PkiMessageFields extends Omit<Transaction, 'messageType'> {
  /** A name, or a number to be written as it stands. */
  readonly messageType: MessageType | string;
  /** pkcsPKIEnvelope, DER; absent in FAILURE and PENDING. */
  readonly envelope?: Bytes;
  readonly key: KeyObject;
  readonly certificate: Certificate;
  /** Certificates in the message besides the signer's. */
  readonly certificates?: readonly Certificate[];
  readonly digest: Digest;
}

/** Signs a pkiMessage (RFC 8894 §3.1) and gives its DER. */
export function encodePkiMessage(fields: PkiMessageFields): Bytes {
  const { envelope, key, certificate, certificates = [], digest } = fields;
  return signCms({
    content: envelope ?? new Uint8Array(0),
    detached: envelope === undefined,
    signers: [{ key, certificate, digest, attributes: attributesOf(fields) }],
    certificates: [certificate, ...certificates],
  });
}

/** In the order of RFC 8894 §3.2.1; the SET OF sorts them for the signature. */
function attributesOf(fields: PkiMessageFields): readonly AttributeValue[] {
  const { messageType, transactionID, senderNonce, recipientNonce, pkiStatus, failInfo, failInfoText } = fields;
  const number = (messageTypes as Record<string, string>)[messageType] ?? messageType;
  const written: (readonly [string, Bytes | undefined])[] = [
    [attributeOids.transactionID, der.printable(transactionID)],
    [attributeOids.messageType, der.printable(number)],
    [attributeOids.pkiStatus, pkiStatus && der.printable(pkiStatuses[pkiStatus])],
    [attributeOids.failInfo, failInfo && der.printable(failInfos[failInfo])],
    [attributeOids.failInfoText, failInfoText === undefined ? undefined : der.utf8(failInfoText)],
    [attributeOids.senderNonce, senderNonce.length === 0 ? undefined : der.octets(senderNonce)],
    [attributeOids.recipientNonce, recipientNonce && der.octets(recipientNonce)],
  ];
  return written.flatMap(([oid, value]) => (value === undefined ? [] : [{ oid, values: [value] }]));
}

/**
 * Reads a pkiMessage and judges its signature. `certificates` are at hand besides those of the message. Throws ProtocolError `DER_*` or `CMS_*`
 * for bytes that are no SignedData.
 */
export function decodePkiMessage(bytes: Bytes, certificates: readonly Certificate[] = []): Decoded<PkiMessage> {
  const findings = new Findings();
  const signed = parseSignedData(bytes);
  const verified = verifySignedData(signed, { content: signed.content ?? new Uint8Array(0), certificates });
  findings.include(verified.findings);
  if (signed.signers.length > 1) {
    findings.add({ expected: 'one signer', received: `${signed.signers.length}`, section: section('RFC 8894', '3.1') });
  }
  const first = verified.signers[0];
  const read = first === undefined ? unsigned : readTransaction(first.signer, findings);
  const message = {
    ...read,
    ...(signed.content === undefined || signed.content.length === 0 ? {} : { envelope: signed.content }),
    ...(first?.certificate === undefined ? {} : { signer: first.certificate }),
    intact: verified.valid,
    digest: first?.signer.digest,
    certificates: signed.certificates,
  };
  judgeEnvelope(message, findings);
  return { message, findings: findings.list };
}

type Read = Pick<PkiMessage, 'messageType' | 'messageTypeNumber' | keyof Omit<Transaction, 'messageType'>>;

const unsigned: Read = {
  messageType: undefined,
  messageTypeNumber: '',
  transactionID: '',
  senderNonce: new Uint8Array(0),
};

function readTransaction(signer: SignerInfo, findings: Findings): Read {
  const text = (
    name: keyof typeof attributeOids,
    place: string,
    kind: number = Tag.printableString,
  ): string | undefined => {
    const value = signedAttribute(signer, attributeOids[name]);
    if (value !== undefined && value.tag !== kind) {
      const expected = kind === Tag.printableString ? 'PrintableString' : 'UTF8String';
      findings.warn({ expected, received: `tag ${value.tag}`, section: section('RFC 8894', place), place: name });
    }
    return value === undefined ? undefined : readText(value);
  };
  const number = text('messageType', '3.2.1.2');
  const transactionID = text('transactionID', '3.2.1.1');
  const status = text('pkiStatus', '3.2.1.3');
  const fail = text('failInfo', '3.2.1.4');
  const words = text('failInfoText', '3.2.1.4', Tag.utf8String);
  const messageType = keyOf(messageTypes, number);
  const pkiStatus = keyOf(pkiStatuses, status);
  const failInfo = keyOf(failInfos, fail);
  const missing = (name: string, received: string | undefined, place: string): void =>
    findings.add({
      expected: `attribute ${name}`,
      received: received === undefined ? 'none' : `"${received}"`,
      section: section('RFC 8894', place),
      place: name,
    });
  if (messageType === undefined) missing('messageType', number, '3.2.1.2');
  if (transactionID === undefined || transactionID === '') missing('transactionID', transactionID, '3.2.1.1');
  if (messageType === 'CertRep' && pkiStatus === undefined) missing('pkiStatus', status, '3.2.1.3');
  if (pkiStatus === 'FAILURE' && failInfo === undefined) missing('failInfo', fail, '3.2.1.4');
  const recipientNonce = readNonce(signer, 'recipientNonce', messageType === 'CertRep', findings);
  return {
    messageType,
    messageTypeNumber: number ?? '',
    transactionID: transactionID ?? '',
    senderNonce: readNonce(signer, 'senderNonce', true, findings) ?? new Uint8Array(0),
    ...(recipientNonce === undefined ? {} : { recipientNonce }),
    ...(pkiStatus === undefined ? {} : { pkiStatus }),
    ...(failInfo === undefined ? {} : { failInfo }),
    ...(words === undefined ? {} : { failInfoText: words }),
  };
}

function keyOf<K extends string>(table: Readonly<Record<K, string>>, value: string | undefined): K | undefined {
  return (Object.keys(table) as K[]).find((key) => table[key] === value);
}

function readNonce(
  signer: SignerInfo,
  name: 'senderNonce' | 'recipientNonce',
  due: boolean,
  findings: Findings,
): Bytes | undefined {
  const value = signedAttribute(signer, attributeOids[name]);
  const bytes = value === undefined ? undefined : nonceBytes(value);
  if ((due || value !== undefined) && bytes?.length !== 16) {
    findings.add({
      expected: `${name} of 16 bytes`,
      received: bytes === undefined ? 'none' : `${bytes.length} bytes`,
      section: section('RFC 8894', '3.2.1.5'),
      place: name,
    });
  }
  return bytes;
}

function nonceBytes(value: Element): Bytes {
  return value.tag === Tag.octetString ? readOctets(value) : value.content;
}

/** FAILURE and PENDING carry no envelope, everything else does (RFC 8894 §3.2.2, §3.3.2). */
function judgeEnvelope({ pkiStatus, envelope }: PkiMessage, findings: Findings): void {
  const without = pkiStatus === 'FAILURE' || pkiStatus === 'PENDING';
  if (without === (envelope === undefined)) return;
  findings.add({
    expected: without ? `no pkcsPKIEnvelope in ${pkiStatus}` : 'a pkcsPKIEnvelope',
    received: without ? 'one' : 'none',
    section: section('RFC 8894', '3.2.2'),
    place: without ? 'content' : 'pkcsPKIEnvelope',
  });
}
