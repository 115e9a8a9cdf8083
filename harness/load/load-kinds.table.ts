import { UsageError } from '../../protocol/base/errors.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';

/** What a platform's devices are in a load run, and how they come in. */
export interface LoadKind {
  readonly method: Method;
  /** Name of a device model. */
  readonly model: string;
  /** Wishes passed on when enrollments are issued. */
  readonly options: JsonObject;
  /** The organisation registers each device by its serial number beforehand. */
  readonly bySerial?: true;
}

export const loadPlatforms = ['ios', 'macos', 'windows', 'android'] as const;

export type LoadPlatform = (typeof loadPlatforms)[number];

/** First the usual one: the entry that costs the server the whole protocol and no portal. */
export const loadKinds: Readonly<Record<LoadPlatform, readonly [LoadKind, ...LoadKind[]]>> = {
  ios: [
    { method: 'ios-byod', model: 'iPhone 15', options: { direct: true } },
    { method: 'ios-ade', model: 'iPhone 15', options: {}, bySerial: true },
  ],
  macos: [
    { method: 'macos-byod', model: 'MacBook Air', options: { direct: true } },
    { method: 'macos-ade', model: 'MacBook Air', options: {}, bySerial: true },
  ],
  windows: [
    { method: 'windows-byod', model: 'Surface Laptop', options: {} },
    { method: 'windows-autopilot-device-preparation', model: 'New Laptop', options: {} },
  ],
  android: [{ method: 'android-work-profile', model: 'Pixel 8', options: { direct: true } }],
};

/** Every way in that a load run may be asked for. */
export const loadMethods: readonly Method[] = Object.values(loadKinds).flatMap((kinds) =>
  kinds.map(({ method }) => method),
);

/** What Android devices can be managed by in a load run without a target file. */
export const androidTransports = ['omadm', 'amapi'] as const;
export type AndroidTransportName = (typeof androidTransports)[number];

/** Servers whose agent owns the device; a vendor's cloud brings what their codes would hold. */
const byAgent: LoadKind = { method: 'android-fully-managed', model: 'Pixel 8', options: { direct: true } };

/**
 * How devices of a platform come in: by the method that is asked for, else by the usual one, unless the target's adapter decides it. Throws
 * UsageError for a method of another platform.
 */
export function loadKindFor(platform: LoadPlatform, adapter: string, method?: Method): LoadKind {
  const kinds = platform === 'android' && adapter !== 'reference' ? [byAgent] : loadKinds[platform];
  const found = kinds.find((kind) => method === undefined || kind.method === method);
  if (found !== undefined) return found;
  const known = kinds.map((kind) => kind.method).join(', ');
  throw new UsageError('LOAD_METHOD', `${platform} devices do not come in by ${method} here`, {
    place: '--method',
    fix: `Leave --method out, or choose one of: ${known}.`,
  });
}
