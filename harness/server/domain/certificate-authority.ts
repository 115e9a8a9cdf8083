import type { KeyObject } from 'node:crypto';

/** Why a certificate that a device shows is not accepted. */
export type CertificateObjection =
  | 'unreadable'
  | 'foreign-issuer'
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
  /** What is wrong with a certificate shown at `now` (ms); undefined when nothing is. */
  object(certificate: Uint8Array, now: number): CertificateObjection | undefined;
  revoke(certificate: Uint8Array): void;
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
