import type { Digest } from '../pki/algorithms.table.js';
import type { Certificate } from '../pki/certificate.js';
import type { Bytes } from '../pki/der.js';
import type { Capability, FailInfo, MessageType, PkiStatus } from './scep.table.js';

/** What every pkiMessage carries beside its envelope (RFC 8894 §3.2.1). */
export interface Transaction {
  readonly messageType: MessageType;
  /** Chosen by the client; the answer repeats it (§3.2.1.1). */
  readonly transactionID: string;
  /** 16 bytes (§3.2.1.5). */
  readonly senderNonce: Bytes;
  /** The request's senderNonce, in an answer. */
  readonly recipientNonce?: Bytes;
  /** Only in a CertRep. */
  readonly pkiStatus?: PkiStatus;
  /** Only in a CertRep that says FAILURE. */
  readonly failInfo?: FailInfo;
  /** Why, for people (§3.2.1.4). */
  readonly failInfoText?: string;
}

/** A pkiMessage as received (RFC 8894 §3.1). Attributes that are missing or unreadable are findings; the type of an unknown message is its number. */
export interface PkiMessage extends Omit<Transaction, 'messageType'> {
  readonly messageType: MessageType | undefined;
  /** The number on the wire. */
  readonly messageTypeNumber: string;
  /** pkcsPKIEnvelope, DER (§3.2.2); absent in FAILURE and PENDING. */
  readonly envelope?: Bytes;
  /** Who signed, when the message or the reader had the certificate. */
  readonly signer?: Certificate;
  /** Whether the signature and the message digest are right. */
  readonly intact: boolean;
  /** Digest of the signature; undefined for one we do not know. */
  readonly digest: Digest | undefined;
  readonly certificates: readonly Certificate[];
}

/** What CertPoll names (RFC 8894 §3.3.3). */
export interface IssuerAndSubject {
  /** Name, DER. */
  readonly issuer: Bytes;
  readonly subject: Bytes;
}

/** What GetCert and GetCRL name (RFC 8894 §3.3.4, RFC 5652 §10.2.4). */
export interface IssuerAndSerialNumber {
  /** Name, DER. */
  readonly issuer: Bytes;
  /** INTEGER octets in lower-case hex. */
  readonly serial: string;
}

/** What GetCACaps said: the known keywords, and all words as they came. */
export interface Capabilities {
  readonly known: ReadonlySet<Capability>;
  readonly words: readonly string[];
}

/** What GetCACert gave (RFC 8894 §4.2.1): who issues, whom to encrypt to, who signs answers. */
export interface CaCertificates {
  readonly all: readonly Certificate[];
  readonly authority: Certificate;
  /** The RA where there is one with keyEncipherment, else the authority. */
  readonly recipient: Certificate;
}
