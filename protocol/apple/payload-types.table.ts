import type { Fields } from './fields.js';

/** Keys that every payload has (apple/device-management, mdm/profiles/CommonPayloadKeys.yaml). */
export const commonPayloadFields = {
  PayloadType: { type: 'string', required: true },
  PayloadVersion: { type: 'integer', required: true },
  PayloadIdentifier: { type: 'string', required: true },
  PayloadUUID: { type: 'string', required: true },
  PayloadDisplayName: { type: 'string' },
  PayloadDescription: { type: 'string' },
  PayloadOrganization: { type: 'string' },
} as const satisfies Fields;

/** mdm/profiles/TopLevel.yaml */
export const topLevelFields = {
  ...commonPayloadFields,
  PayloadContent: { type: 'array', required: true },
  PayloadRemovalDisallowed: { type: 'boolean' },
  HasRemovalPasscode: { type: 'boolean' },
  IsEncrypted: { type: 'boolean' },
  EncryptedPayloadContent: { type: 'data' },
  PayloadScope: { type: 'string' },
  RemovalDate: { type: 'date' },
  PayloadExpirationDate: { type: 'date' },
  TargetDeviceType: { type: 'integer' },
  ConsentText: { type: 'dictionary' },
} as const satisfies Fields;

/** mdm/profiles/com.apple.mdm.yaml */
export const mdmFields = {
  ...commonPayloadFields,
  IdentityCertificateUUID: { type: 'string', required: true },
  Topic: { type: 'string', required: true },
  ServerURL: { type: 'string', required: true },
  CheckInURL: { type: 'string' },
  SignMessage: { type: 'boolean' },
  AccessRights: { type: 'integer' },
  UseDevelopmentAPNS: { type: 'boolean' },
  CheckOutWhenRemoved: { type: 'boolean' },
  ServerCapabilities: { type: 'array' },
  EnrollmentMode: { type: 'string' },
  AssignedManagedAppleID: { type: 'string' },
  RequiredAppIDForMDM: { type: 'integer' },
  ServerURLPinningCertificateUUIDs: { type: 'array' },
  CheckInURLPinningCertificateUUIDs: { type: 'array' },
} as const satisfies Fields;

/** mdm/profiles/com.apple.security.scep.yaml: the keys within PayloadContent. Mind the blanks. */
export const scepFields = {
  URL: { type: 'string', required: true },
  Name: { type: 'string' },
  Subject: { type: 'array' },
  Challenge: { type: 'string' },
  Keysize: { type: 'integer' },
  'Key Type': { type: 'string' },
  'Key Usage': { type: 'integer' },
  CAFingerprint: { type: 'data' },
  Retries: { type: 'integer' },
  RetryDelay: { type: 'integer' },
  SubjectAltName: { type: 'dictionary' },
} as const satisfies Fields;

/** mdm/profiles/com.apple.security.acme.yaml: keys of the payload itself. */
export const acmeFields = {
  ...commonPayloadFields,
  DirectoryURL: { type: 'string', required: true },
  ClientIdentifier: { type: 'string', required: true },
  KeySize: { type: 'integer', required: true },
  KeyType: { type: 'string', required: true },
  HardwareBound: { type: 'boolean', required: true },
  Subject: { type: 'array', required: true },
  SubjectAltName: { type: 'dictionary' },
  UsageFlags: { type: 'integer' },
  ExtendedKeyUsage: { type: 'array' },
  Attest: { type: 'boolean' },
} as const satisfies Fields;

/** mdm/profiles/com.apple.security.pkcs12.yaml */
export const pkcs12Fields = {
  ...commonPayloadFields,
  PayloadContent: { type: 'data', required: true },
  Password: { type: 'string' },
  PayloadCertificateFileName: { type: 'string' },
} as const satisfies Fields;

/** Payload types by which a profile gives the device an identity. */
export const identityPayloadTypes = new Set([
  'com.apple.security.scep',
  'com.apple.security.acme',
  'com.apple.security.pkcs12',
]);

/** Payload types that carry a trust anchor or intermediate, DER or PEM, in PayloadContent. */
export const certificatePayloadTypes = new Set([
  'com.apple.security.root',
  'com.apple.security.pkcs1',
  'com.apple.security.pem',
]);
