import { days } from '../../../protocol/base/clock.js';
import type { AndroidDevice } from '../device.js';
import type { Posture } from './habits.js';

export type LockPlace = 'device' | 'profile';

/** A password that its user has set, and what became of it. */
export type Lock = {
  readonly password?: string;
  /** Milliseconds. */
  readonly changedAt?: number;
  /** Passwords of before, the latest first. */
  readonly history?: readonly string[];
  /** Wrong passwords in a row. */
  readonly failed?: number;
};

/** What an Android device keeps of its security; a part of its state that is absent while there is nothing to say. */
export type SecurityState = {
  /** What the user has changed. */
  readonly changed?: Partial<Posture>;
  readonly locks?: Partial<Record<LockPlace, Lock>>;
  readonly locked?: boolean;
  /** Which report the server was told: a digest. */
  readonly told?: string;
  readonly attestation?: string;
  /** Of Play Integrity. */
  readonly integrityToken?: string;
  /** Challenge of the server that a key was attested for. */
  readonly answered?: string;
  /** An answer that somebody has recorded. */
  readonly recorded?: string;
  /** Accounts that can unlock the device after a reset. */
  readonly resetProtection?: readonly string[];
};

export const securityOf = ({ state }: AndroidDevice): SecurityState => state.security ?? {};

export function keepSecurity(device: AndroidDevice, change: SecurityState): void {
  device.state = { ...device.state, security: { ...securityOf(device), ...change } };
}

/** How safe the device is now. */
export const postureOf = (device: AndroidDevice): Posture => ({
  ...device.habits.security,
  ...securityOf(device).changed,
});

/** The lock of the device, or the profile's own where it has one. */
export function lockOf(device: AndroidDevice, place: LockPlace): Lock & { readonly password: string } {
  const kept = securityOf(device).locks?.[place] ?? {};
  return { ...kept, password: kept.password ?? (place === 'device' ? postureOf(device).password : '') };
}

export function keepLock(device: AndroidDevice, place: LockPlace, change: Lock): void {
  const { locks = {} } = securityOf(device);
  keepSecurity(device, { locks: { ...locks, [place]: { ...locks[place], ...change } } });
}

export function ageInDays(device: AndroidDevice, { changedAt }: Lock): number {
  if (changedAt === undefined) return postureOf(device).passwordAgeDays;
  return Math.floor((device.world.clock.now() - changedAt) / days(1));
}
