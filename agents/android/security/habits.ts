import { z } from 'zod';
import { bootStates, securityLevels } from '../../../protocol/android/attestation/messages.js';

/** How safe a device is before anybody manages it; its user can change most of it. */
export const securityHabitsSchema = z.strictObject({
  /** Of the device; an empty one is none. */
  password: z.string().default('739182'),
  passwordAgeDays: z.int().min(0).default(0),
  /** After how long the user lets the screen lock. */
  idleMinutes: z.int().min(1).default(5),
  encrypted: z.boolean().default(true),
  unknownSources: z.boolean().default(false),
  usbDebugging: z.boolean().default(false),
  /** Google's scan of apps is on. */
  verifyApps: z.boolean().default(true),
  /** The security provider of Google Play services is up to date. */
  currentProvider: z.boolean().default(true),
  /** The management app is as its maker signed it. */
  runtimeIntegrity: z.boolean().default(true),
  patchLevel: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .default('2024-12-01'),
  emulator: z.boolean().default(false),
  virtual: z.boolean().default(false),
  tampered: z.boolean().default(false),
  /** Google has certified the build. */
  certified: z.boolean().default(true),
  /** API level of the Android that the device was sold with; absent: of the one that it has. */
  soldWithApiLevel: z.int().exactOptional(),
  /** What the boot loader found of the system. */
  bootState: z.enum(bootStates).default('verified'),
  bootLoaderLocked: z.boolean().default(true),
  /** Where keys are kept; absent: where devices of this age keep them. */
  keystore: z.enum(securityLevels).exactOptional(),
  /** What an attacker makes of the device's integrity tokens. */
  integrityForgery: z.enum(['none', 'replayed', 'other-nonce']).default('none'),
  /** What an attacker makes of the device's attestations. */
  attestationForgery: z
    .enum(['none', 'foreign-root', 'extended-chain', 'replayed', 'relayed', 'other-app'])
    .default('none'),
});

export type Posture = z.infer<typeof securityHabitsSchema>;
