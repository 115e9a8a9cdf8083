import type { authorizationTags } from './tags.table.js';

/** Extension of the certificate of an attested key (Android, "Verify hardware-backed key pairs with key attestation", KeyDescription). */
export const keyDescriptionOid = '1.3.6.1.4.1.11129.2.1.17';

/** Where a key, or the attestation of it, is kept: in the order of their strength (SecurityLevel). */
export const securityLevels = ['software', 'trusted-environment', 'strong-box'] as const;
export type SecurityLevel = (typeof securityLevels)[number];

/** What the boot loader found, by its number (VerifiedBootState). */
export const bootStates = ['verified', 'self-signed', 'unverified', 'failed'] as const;
export type BootState = (typeof bootStates)[number];

/** How the device came up (RootOfTrust). */
export interface RootOfTrust {
  /** Hash of the key that the system is signed by; zeros where nothing was verified. */
  readonly verifiedBootKey: Uint8Array;
  readonly deviceLocked: boolean;
  readonly verifiedBootState: BootState;
  /** From version 3 of the schema on. */
  readonly verifiedBootHash?: Uint8Array;
}

interface Kinds {
  readonly integer: number;
  readonly integers: readonly number[];
  readonly flag: true;
  readonly octets: Uint8Array;
  readonly text: string;
  readonly root: RootOfTrust;
}

type Tags = typeof authorizationTags;

/** Properties of a key and of the device around it; every member may be absent (AuthorizationList). */
export type AuthorizationList = { readonly [Name in keyof Tags]?: Kinds[Tags[Name]['kind']] };

/** What the secure hardware says of a key and of its device (KeyDescription). */
export interface KeyDescription {
  readonly attestationVersion: number;
  readonly attestationSecurityLevel: SecurityLevel;
  readonly keyMintVersion: number;
  readonly keyMintSecurityLevel: SecurityLevel;
  readonly attestationChallenge: Uint8Array;
  readonly uniqueId: Uint8Array;
  /** What the operating system vouches for. */
  readonly softwareEnforced: AuthorizationList;
  /** What the hardware vouches for. */
  readonly hardwareEnforced: AuthorizationList;
}

/** The app that asked for the attestation (AttestationApplicationId); several share one user id. */
export interface ApplicationId {
  readonly packages: readonly { readonly name: string; readonly version: number }[];
  /** SHA-256 of the certificates that the packages are signed by. */
  readonly signatureDigests: readonly Uint8Array[];
}
