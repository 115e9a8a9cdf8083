/** Members of an AuthorizationList that this project reads and writes, by tag (Android key attestation, "Schema", AuthorizationList). */
export const authorizationTags = {
  purpose: { tag: 1, kind: 'integers' },
  algorithm: { tag: 2, kind: 'integer' },
  keySize: { tag: 3, kind: 'integer' },
  digest: { tag: 5, kind: 'integers' },
  ecCurve: { tag: 10, kind: 'integer' },
  noAuthRequired: { tag: 503, kind: 'flag' },
  creationDateTime: { tag: 701, kind: 'integer' },
  origin: { tag: 702, kind: 'integer' },
  rootOfTrust: { tag: 704, kind: 'root' },
  osVersion: { tag: 705, kind: 'integer' },
  osPatchLevel: { tag: 706, kind: 'integer' },
  attestationApplicationId: { tag: 709, kind: 'octets' },
  attestationIdBrand: { tag: 710, kind: 'text' },
  attestationIdDevice: { tag: 711, kind: 'text' },
  attestationIdProduct: { tag: 712, kind: 'text' },
  attestationIdSerial: { tag: 713, kind: 'text' },
  attestationIdImei: { tag: 714, kind: 'text' },
  attestationIdMeid: { tag: 715, kind: 'text' },
  attestationIdManufacturer: { tag: 716, kind: 'text' },
  attestationIdModel: { tag: 717, kind: 'text' },
  vendorPatchLevel: { tag: 718, kind: 'integer' },
  bootPatchLevel: { tag: 719, kind: 'integer' },
  attestationIdSecondImei: { tag: 723, kind: 'text' },
  moduleHash: { tag: 724, kind: 'octets' },
} as const;

/** Numbers of the key's properties that a description names (Android, KeyMint: KeyPurpose, Algorithm, Digest, EcCurve, KeyOrigin). */
export const keyProperties = { sign: 2, ec: 3, sha256: 4, p256: 1, generated: 0 } as const;

/** The schema by the Android version that a device was sold with: its hardware is not updated with the system ("attestationVersion"). */
export const attestationVersions = [
  { fromApiLevel: 36, attestation: 400, keyMint: 400 },
  { fromApiLevel: 34, attestation: 300, keyMint: 300 },
  { fromApiLevel: 33, attestation: 200, keyMint: 200 },
  { fromApiLevel: 31, attestation: 100, keyMint: 100 },
  { fromApiLevel: 30, attestation: 4, keyMint: 41 },
  { fromApiLevel: 28, attestation: 3, keyMint: 4 },
  { fromApiLevel: 26, attestation: 2, keyMint: 3 },
  { fromApiLevel: 24, attestation: 1, keyMint: 2 },
] as const;

export interface SchemaVersion {
  readonly attestation: number;
  readonly keyMint: number;
}

/** First versions of the schema that have a member. */
export const memberVersions = {
  verifiedBootHash: 3,
  vendorPatchLevel: 3,
  bootPatchLevel: 3,
  attestationIdSecondImei: 300,
  moduleHash: 400,
} as const;
