import type { RootOfTrust, SecurityLevel } from '../../../protocol/android/attestation/messages.js';
import { attestationVersions, type SchemaVersion } from '../../../protocol/android/attestation/tags.table.js';
import { type ManagementMode, managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';

/** The challenge is in the attestation as the server gave it (Android key attestation, attestationChallenge). */
export const attestedChallenge = rule('XAD-081', {
  holds: (_context: RuleContext, challenge: Uint8Array): Uint8Array => challenge,
  mutants: { leavesItOut: () => new Uint8Array(), cutsIt: (_context, challenge) => challenge.subarray(0, 8) },
});

/** Where the key is kept, and not where it would better be (attestationSecurityLevel, keyMintSecurityLevel). */
export const toldSecurityLevel = rule('XAD-082', {
  holds: (_context: RuleContext, kept: SecurityLevel): SecurityLevel => kept,
  mutants: {
    claimsHardware: (_context, kept): SecurityLevel => (kept === 'software' ? 'trusted-environment' : kept),
    claimsStrongBox: (): SecurityLevel => 'strong-box',
    hidesStrongBox: (_context, kept): SecurityLevel => (kept === 'strong-box' ? 'trusted-environment' : kept),
  },
});

/** What the boot loader found, and whether it is locked (RootOfTrust). */
export const toldRootOfTrust = rule('XAD-083', {
  holds: (_context: RuleContext, root: RootOfTrust): RootOfTrust => root,
  mutants: {
    alwaysVerified: (_context, root): RootOfTrust => ({ ...root, verifiedBootState: 'verified' }),
    alwaysLocked: (_context, root) => ({ ...root, deviceLocked: true }),
    selfSignedIsUnverified: (_context, root): RootOfTrust =>
      root.verifiedBootState === 'self-signed' ? { ...root, verifiedBootState: 'unverified' } : root,
  },
});

export interface SystemVersions {
  readonly osVersion: number;
  readonly osPatchLevel: number;
  readonly vendorPatchLevel: number;
  readonly bootPatchLevel: number;
}

/** Android 8.1 is 080100, a patch level of the system is a month and those of vendor and boot image are days (osVersion, osPatchLevel, vendorPatchLevel). */
export const systemVersions = rule('XAD-084', {
  holds: (_context: RuleContext, osVersion: string, patchLevel: string): SystemVersions =>
    versions(osVersion, patchLevel),
  mutants: {
    majorOnly: (_context, osVersion, patchLevel) => ({
      ...versions(osVersion, patchLevel),
      osVersion: Number(osVersion.split('.')[0]),
    }),
    dayInPatchLevel: (_context, osVersion, patchLevel) => {
      const told = versions(osVersion, patchLevel);
      return { ...told, osPatchLevel: told.vendorPatchLevel };
    },
    monthForAll: (_context, osVersion, patchLevel) => {
      const told = versions(osVersion, patchLevel);
      return { ...told, vendorPatchLevel: told.osPatchLevel, bootPatchLevel: told.osPatchLevel };
    },
  },
});

function versions(osVersion: string, patchLevel: string): SystemVersions {
  const [major = 0, minor = 0, patch = 0] = osVersion.split('.').map(Number);
  const day = Number(patchLevel.replaceAll('-', ''));
  return {
    osVersion: major * 10_000 + minor * 100 + patch,
    osPatchLevel: Math.floor(day / 100),
    vendorPatchLevel: day,
    bootPatchLevel: day,
  };
}

/** The app that asked is named, and by nobody but the system (attestationApplicationId, in softwareEnforced). */
export const askingApp = rule('XAD-085', {
  holds: (_context: RuleContext, packageName: string): string | undefined => packageName,
  mutants: { namesNobody: () => undefined, namesTheSystem: () => 'android' },
});

export const identifyingIds = ['attestationIdSerial', 'attestationIdImei'] as const;

/** Serial number and IMEI are attested to whoever manages a company's device (DevicePolicyManager.generateKeyPair, idAttestationFlags). */
export const idsAreAttested = rule('XAD-086', {
  holds: (_context: RuleContext, mode: ManagementMode): boolean =>
    managementModeFacts[mode].ownership === 'COMPANY_OWNED',
  mutants: {
    everywhere: () => true,
    nowhere: () => false,
    deviceOwnersOnly: (_context, mode) => managementModeFacts[mode].owner === 'DEVICE_OWNER',
  },
});

/** Version of the schema: that of the hardware, which the device was sold with (attestationVersion). Undefined: no attestation at all. */
export const schemaVersion = rule('XAD-087', {
  holds: (_context: RuleContext, soldWith: number, _now: number): SchemaVersion | undefined => versionFrom(soldWith),
  mutants: {
    followsUpdates: (_context, _soldWith, now) => versionFrom(now),
    alwaysTheFirst: (_context, soldWith) => versionFrom(Math.min(soldWith, 24)),
    neverKeyMint: (_context, soldWith) => versionFrom(Math.min(soldWith, 30)),
  },
});

function versionFrom(apiLevel: number): SchemaVersion | undefined {
  return attestationVersions.find(({ fromApiLevel }) => apiLevel >= fromApiLevel);
}

/** Rules of key attestation that an Android device keeps. */
export const keyAttestationRules = [
  attestedChallenge,
  toldSecurityLevel,
  toldRootOfTrust,
  systemVersions,
  askingApp,
  idsAreAttested,
  schemaVersion,
];
