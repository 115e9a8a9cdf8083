import type { KeyObject } from 'node:crypto';
import type { Random } from '../../../protocol/base/random.js';
import type { RuleBook } from '../../../protocol/base/rule.js';
import type { Succession } from './authority-generations.js';
import type { SavedGenerations } from './saved-generations.js';

/** Why a certificate that a device shows is not accepted. */
export type CertificateObjection =
  | 'unreadable'
  | 'foreign-issuer'
  | 'retired-issuer'
  | 'bad-signature'
  | 'not-yet-valid'
  | 'expired'
  | 'revoked'
  | 'wrong-usage';

/** The tenant's own certification authority: it issues management certificates and judges them by the tenant's clock. */
export interface CertificateAuthority {
  /** The root, DER. */
  readonly certificate: Uint8Array;
  /** The key of the root: signs certificates and CertRep, decrypts SCEP envelopes. */
  readonly privateKey: KeyObject;
  /** Issues a client certificate for the request's public key and remembers it. Returns DER. */
  issue(request: CertificateRequest): Uint8Array;
  /** Issues a TLS server certificate, valid 397 days, for names and addresses. Returns DER. */
  issueServerCertificate(request: ServerCertificateRequest): Uint8Array;
  /** Issues a certificate for a registration authority, which signs SCEP answers and opens SCEP envelopes (RFC 8894 §2.1.2). Returns DER. */
  issueRegistrationAuthority(publicKey: Uint8Array, now: number): Uint8Array;
  /** What is wrong with a certificate shown at `now` (ms); undefined when nothing is. */
  object(certificate: Uint8Array, now: number): CertificateObjection | undefined;
  /** From `now` (ms) on the certificate is refused and listed; without a time, from the time it was issued on. */
  revoke(certificate: Uint8Array, now?: number): void;
  /** A certificate this authority issued, by the hex of its serial number's octets. */
  find(serial: string): Uint8Array | undefined;
  /** The revocation list as of `now` (ms), DER; good for a day. */
  revocationList(now: number): Uint8Array;
  /** The root that was announced as the successor, DER; undefined when there is none (RFC 8894 §4.7). */
  readonly nextCertificate: Uint8Array | undefined;
  /** Which of the authorities that follow one another is in office; the first is 1. */
  readonly generation: number;
  /** The root that was in office before, DER. */
  readonly previousCertificate: Uint8Array | undefined;
  /** Makes the planned successor known, and puts it into office when its time has come. */
  follow(succession: Succession, now: number): void;
  /** What has to be kept so that the authority can be made again with the same key. Plain JSON. */
  save(): SavedAuthority;
}

export interface CertificateRequest {
  /** PKCS#10, DER; its signature has been verified. */
  readonly csr: Uint8Array;
  /** Replaces the subject the request asks for. */
  readonly commonName?: string;
  /** Milliseconds on the tenant's clock. */
  readonly now: number;
  /** Days; 365 when absent. */
  readonly validityDays?: number;
}

export interface ServerCertificateRequest {
  /** DNS names and IP addresses; the first is the common name. */
  readonly hosts: readonly string[];
  /** SubjectPublicKeyInfo, DER, RSA or EC. */
  readonly publicKey: Uint8Array;
  readonly now: number;
}

export interface SavedAuthority {
  /** Root DER, base64. */
  readonly certificate: string;
  readonly issued: readonly { readonly certificate: string; readonly revokedAt?: number }[];
  readonly generations?: SavedGenerations;
}

export interface AuthorityOptions {
  readonly tenantId: string;
  /** RSA; may be shared by tenants, because issuer names tell their certificates apart. */
  readonly key: KeyObject;
  readonly random: Random;
  /** Milliseconds on the tenant's clock at the time of making. */
  readonly now: number;
  /** The tenant's broken rules. */
  readonly rules?: RuleBook;
  readonly saved?: SavedAuthority;
}
