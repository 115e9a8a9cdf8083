import {
  type PasswordQuality,
  type PolicyPlace,
  policyPlaces,
} from '../../../protocol/android/security-policy.table.js';
import type { TreeState } from '../../omadm/csp.js';
import { restrictionPlaces } from '../csp/restrictions.js';
import type { AndroidDevice } from '../device.js';
import { settingTakesEffect } from './rules.js';
import type { LockPlace } from './state.js';

/** Settings that have an effect, such as `DeviceLock/MinimumLength`, with their values. */
export function policiesOn({ state, rules }: AndroidDevice): Readonly<Record<string, string>> {
  const inTree = policyPlaces.flatMap((place) =>
    valuesBelow(state.tree, `Device/Vendor/MSFT/${place}/`).map(
      ([name, value]) => [`${place}/${name}`, value] as const,
    ),
  );
  const all = [...inTree, ...Object.entries(state.cloud?.settings ?? {})];
  return Object.fromEntries(all.filter(([key]) => settingTakesEffect(rules, key)));
}

const valuesBelow = (tree: TreeState, prefix: string): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([uri, value]) =>
    uri.startsWith(prefix) && !uri.includes('/', prefix.length) && typeof value === 'string'
      ? [[uri.slice(prefix.length), value] as const]
      : [],
  );

export const policyOn = (device: AndroidDevice, place: PolicyPlace, name: string): string | undefined =>
  policiesOn(device)[`${place}/${name}`];

/** Whether a user restriction holds, on the whole device or in its profile. */
export function isRestricted({ state }: AndroidDevice, restriction: string): boolean {
  const places = Object.values(restrictionPlaces).map((place) => place.slice(2));
  const inTree = places.some((place) => state.tree[`${place}/${restriction}`] === 'true');
  return inTree || state.cloud?.restrictions[restriction] !== undefined;
}

/** What a password must be; 0 stands for no such demand. */
export interface LockDemands {
  readonly quality: PasswordQuality;
  readonly length: number;
  readonly history: number;
  readonly expirationDays: number;
  readonly failures: number;
  readonly minutes: number;
}

const lockPlaces: Readonly<Record<LockPlace, PolicyPlace>> = { device: 'DeviceLock', profile: 'WorkProfileLock' };

export function demandsOn(device: AndroidDevice, place: LockPlace): LockDemands {
  const on = policiesOn(device);
  const text = (name: string): string | undefined => on[`${lockPlaces[place]}/${name}`];
  const count = (name: string): number => Number(text(name) ?? 0);
  return {
    quality: (text('Quality') ?? 'none') as PasswordQuality,
    length: count('MinimumLength'),
    history: count('History'),
    expirationDays: count('ExpirationDays'),
    failures: count('MaximumFailedPasswords'),
    minutes: count('MaximumMinutesToLock'),
  };
}

/** Accounts that can unlock the device after a reset from outside. */
export function resetProtectors(device: AndroidDevice): readonly string[] {
  const accounts = policyOn(device, 'OwnerPolicy', 'FactoryResetProtectionAccounts');
  return accounts === undefined ? [] : accounts.split(',');
}
