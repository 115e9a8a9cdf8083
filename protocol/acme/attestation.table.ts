/**
 * Extensions of the certificate by which Apple attests a key and the device that holds it (Apple: "ManagedDevice attestation", the payload ACMECertificate).
 * Values are raw strings and bytes, not wrapped in DER.
 */
export const attestationOids = {
  serialNumber: '1.2.840.113635.100.8.9.1',
  udid: '1.2.840.113635.100.8.9.2',
  softwareUpdateDeviceId: '1.2.840.113635.100.8.9.4',
  osVersion: '1.2.840.113635.100.8.10.1',
  sepOsVersion: '1.2.840.113635.100.8.10.2',
  llbVersion: '1.2.840.113635.100.8.10.3',
  /** SHA-256 of the challenge's token, 32 bytes. */
  freshness: '1.2.840.113635.100.8.11.1',
} as const;
