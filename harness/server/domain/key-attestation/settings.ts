import { z } from 'zod';
import { securityLevels } from '../../../../protocol/android/attestation/messages.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

/** What an organisation wants of the keys of its Android devices: the settings document `key-attestation`. */
export const keyAttestationSchema = z.strictObject({
  /** Devices are asked to attest a key. */
  ask: z.boolean().default(false),
  /** Weaker places do not do. */
  minimumLevel: z.enum(securityLevels).default('trusted-environment'),
  /** The system is as its maker signed it, and the boot loader locked. */
  verifiedBoot: z.boolean().default(true),
  /** The serial number of a company's device is the attested one. */
  deviceIds: z.boolean().default(true),
  /** Packages of the organisation's DPC; absent: whichever asked. */
  packages: z.array(z.string().min(1)).exactOptional(),
  /** Oldest patch level of the system that will do: `2024-12`. */
  minimumPatchLevel: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .exactOptional(),
  /** Days after which a device is asked again. */
  repeatDays: z.int().min(1).default(30),
});

export type KeyAttestationSettings = z.infer<typeof keyAttestationSchema>;

export const keyAttestationSettings = (state: TenantState): KeyAttestationSettings =>
  keyAttestationSchema.parse(readSettings(state, 'key-attestation'));

/** Certificates whose keys have leaked, as the status list tells them: the settings document `attestation-status`. */
export const attestationStatusSchema = z.strictObject({
  /** Serial numbers, lower-case hex without leading zeros (Android key attestation, "Certificate revocation status list"). */
  entries: z
    .record(
      z.string().regex(/^[0-9a-f]+$/),
      z.strictObject({ status: z.enum(['REVOKED', 'SUSPENDED']), reason: z.string().exactOptional() }),
    )
    .default({}),
});

export const attestationStatus = (state: TenantState): z.infer<typeof attestationStatusSchema> =>
  attestationStatusSchema.parse(readSettings(state, 'attestation-status'));
