import type { IntegritySignals } from '../safetynet/attestation.js';

/** What Google sees of a device by its own services there; here the device tells. */
export interface IntegrityFacts extends IntegritySignals {
  /** The boot loader is locked and found what the maker signed. */
  readonly bootVerified: boolean;
}

/** Play Integrity API, deviceRecognitionVerdict; no label at all stands for a device that fails. */
export type DeviceLabel = 'MEETS_BASIC_INTEGRITY' | 'MEETS_DEVICE_INTEGRITY' | 'MEETS_STRONG_INTEGRITY';

/** Labels by what each adds to the one before: an intact system, a certified one that its maker signed, hardware that vouches for it. */
export function deviceLabels(facts: IntegrityFacts): readonly DeviceLabel[] {
  const basic = !facts.rooted && !facts.tampered && !facts.emulator && !facts.virtual;
  const device = basic && facts.certified && facts.bootVerified;
  return [
    ...(basic ? (['MEETS_BASIC_INTEGRITY'] as const) : []),
    ...(device ? (['MEETS_DEVICE_INTEGRITY'] as const) : []),
    ...(device && facts.hardwareKey ? (['MEETS_STRONG_INTEGRITY'] as const) : []),
  ];
}
