import type { Cipher, Digest } from '../pki/algorithms.table.js';

/** Signed attributes of a pkiMessage (RFC 8894 §3.2), below 2.16.840.1.113733.1.9; failInfoText has a number of its own (§3.2.1.4). */
export const attributeOids = Object.freeze({
  messageType: '2.16.840.1.113733.1.9.2',
  pkiStatus: '2.16.840.1.113733.1.9.3',
  failInfo: '2.16.840.1.113733.1.9.4',
  senderNonce: '2.16.840.1.113733.1.9.5',
  recipientNonce: '2.16.840.1.113733.1.9.6',
  transactionID: '2.16.840.1.113733.1.9.7',
  failInfoText: '1.3.6.1.5.5.7.24.1',
});

/** RFC 8894 §3.2.1.2. UpdateReq comes from the drafts before it and is answered badRequest. */
export const messageTypes = {
  CertRep: '3',
  RenewalReq: '17',
  UpdateReq: '18',
  PKCSReq: '19',
  CertPoll: '20',
  GetCert: '21',
  GetCRL: '22',
} as const;
export type MessageType = keyof typeof messageTypes;

/** RFC 8894 §3.2.1.3 */
export const pkiStatuses = { SUCCESS: '0', FAILURE: '2', PENDING: '3' } as const;
export type PkiStatus = keyof typeof pkiStatuses;

/** RFC 8894 §3.2.1.4 */
export const failInfos = { badAlg: '0', badMessageCheck: '1', badRequest: '2', badTime: '3', badCertId: '4' } as const;
export type FailInfo = keyof typeof failInfos;

/** Keywords of GetCACaps (RFC 8894 §3.5.2). */
export const capabilityKeywords = [
  'AES',
  'DES3',
  'GetNextCACert',
  'POSTPKIOperation',
  'Renewal',
  'SHA-1',
  'SHA-256',
  'SHA-512',
  'SCEPStandard',
  'Update',
] as const;
export type Capability = (typeof capabilityKeywords)[number];

/** Strongest first; a client takes the first that the server names, else the last (RFC 8894 §3.5.2). */
export const cipherChoices: readonly (readonly [keyword: Capability, cipher: Cipher])[] = [
  ['AES', 'aes-128-cbc'],
  ['SCEPStandard', 'aes-128-cbc'],
  ['DES3', 'des-ede3-cbc'],
];
export const weakestCipher: Cipher = 'des-cbc';

export const digestChoices: readonly (readonly [keyword: Capability, digest: Digest])[] = [
  ['SHA-512', 'sha512'],
  ['SHA-256', 'sha256'],
  ['SCEPStandard', 'sha256'],
  ['SHA-1', 'sha1'],
];
export const weakestDigest: Digest = 'sha1';

/** Media types of the answers (RFC 8894 §4.1, §4.2.1, §4.7.1, §3.5.2). */
export const mediaTypes = Object.freeze({
  pkiMessage: 'application/x-pki-message',
  caCertificate: 'application/x-x509-ca-cert',
  caChain: 'application/x-x509-ca-ra-cert',
  nextCaCertificate: 'application/x-x509-next-ca-cert',
  capabilities: 'text/plain',
});
