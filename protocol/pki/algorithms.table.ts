/** Digests by their names in node:crypto. */
export type Digest = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** AlgorithmIdentifier of each digest (RFC 3370 §2, RFC 5754 §2). */
export const digestOids: Readonly<Record<Digest, string>> = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

export interface SignatureAlgorithm {
  readonly name: string;
  readonly key: 'rsa' | 'ec';
  /** Absent where the digest is named elsewhere in the message: rsaEncryption in a SignerInfo (RFC 3370 §3.2). */
  readonly digest?: Digest;
  /** RSA identifiers carry NULL parameters, ECDSA ones none (RFC 4055 §5, RFC 5758 §3.2). */
  readonly oid: string;
}

export const signatureAlgorithms: readonly SignatureAlgorithm[] = [
  { name: 'rsaEncryption', key: 'rsa', oid: '1.2.840.113549.1.1.1' },
  { name: 'md5WithRSAEncryption', key: 'rsa', digest: 'md5', oid: '1.2.840.113549.1.1.4' },
  { name: 'sha1WithRSAEncryption', key: 'rsa', digest: 'sha1', oid: '1.2.840.113549.1.1.5' },
  { name: 'sha256WithRSAEncryption', key: 'rsa', digest: 'sha256', oid: '1.2.840.113549.1.1.11' },
  { name: 'sha384WithRSAEncryption', key: 'rsa', digest: 'sha384', oid: '1.2.840.113549.1.1.12' },
  { name: 'sha512WithRSAEncryption', key: 'rsa', digest: 'sha512', oid: '1.2.840.113549.1.1.13' },
  { name: 'sha224WithRSAEncryption', key: 'rsa', digest: 'sha224', oid: '1.2.840.113549.1.1.14' },
  /** The OIW identifier that older Windows devices write in their requests. */
  { name: 'sha1WithRSASignature', key: 'rsa', digest: 'sha1', oid: '1.3.14.3.2.29' },
  { name: 'ecdsa-with-SHA1', key: 'ec', digest: 'sha1', oid: '1.2.840.10045.4.1' },
  { name: 'ecdsa-with-SHA256', key: 'ec', digest: 'sha256', oid: '1.2.840.10045.4.3.2' },
  { name: 'ecdsa-with-SHA384', key: 'ec', digest: 'sha384', oid: '1.2.840.10045.4.3.3' },
  { name: 'ecdsa-with-SHA512', key: 'ec', digest: 'sha512', oid: '1.2.840.10045.4.3.4' },
];

/** Content encryption of EnvelopedData. */
export type Cipher = 'des-cbc' | 'des-ede3-cbc' | 'aes-128-cbc' | 'aes-192-cbc' | 'aes-256-cbc';

/** Lengths in bytes. Sources: OIW (DES), RFC 3370 §5.1 (3DES), RFC 3565 §4.1 (AES). */
export const ciphers: Readonly<Record<Cipher, { readonly oid: string; readonly key: number; readonly iv: number }>> = {
  'des-cbc': { oid: '1.3.14.3.2.7', key: 8, iv: 8 },
  'des-ede3-cbc': { oid: '1.2.840.113549.3.7', key: 24, iv: 8 },
  'aes-128-cbc': { oid: '2.16.840.1.101.3.4.1.2', key: 16, iv: 16 },
  'aes-192-cbc': { oid: '2.16.840.1.101.3.4.1.22', key: 24, iv: 16 },
  'aes-256-cbc': { oid: '2.16.840.1.101.3.4.1.42', key: 32, iv: 16 },
};
