import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';

/** What a platform's devices are in a load run, and how they come in. */
export interface LoadKind {
  readonly method: Method;
  /** Name of a device model. */
  readonly model: string;
  /** Wishes passed on when enrollments are issued. */
  readonly options: JsonObject;
}

export const loadPlatforms = ['ios', 'windows', 'android'] as const;

export type LoadPlatform = (typeof loadPlatforms)[number];

/** By the entry that costs the server the whole protocol and no portal. */
export const loadKinds: Readonly<Record<LoadPlatform, LoadKind>> = {
  ios: { method: 'ios-byod', model: 'iPhone 15', options: { direct: true } },
  windows: { method: 'windows-byod', model: 'Surface Laptop', options: {} },
  android: { method: 'android-work-profile', model: 'Pixel 8', options: { direct: true } },
};

/** What Android devices can be managed by in a load run without a target file. */
export const androidTransports = ['omadm', 'amapi'] as const;
export type AndroidTransportName = (typeof androidTransports)[number];

/** Servers whose agent owns the device; a vendor's cloud brings what their codes would hold. */
const byAgent: LoadKind = { method: 'android-fully-managed', model: 'Pixel 8', options: { direct: true } };

/** How devices of a platform come in where the target's adapter decides it. */
export function loadKindFor(platform: LoadPlatform, adapter: string): LoadKind {
  return platform === 'android' && adapter !== 'reference' ? byAgent : loadKinds[platform];
}
