import { type PlistDict, PlistReal, type PlistValue, typeOf } from '../plist/value.js';
import { type RestrictionEntry, restrictions } from './restrictions.table.js';

/** The device as restrictions see it. */
export interface RestrictedDevice {
  readonly family: 'ios' | 'macos';
  readonly supervised: boolean;
}

/** Keys whose smaller number restricts more; of any other number the larger one does. */
const smallerRestricts = new Set([
  'enforcedFingerprintTimeout',
  'ratingApps',
  'ratingMovies',
  'ratingTVShows',
  'safariAcceptCookies',
]);
/** Lists that permit: what all of them name is left. Other lists forbid: what any of them names is kept out. */
const permitting = new Set([
  'allowListedAppBundleIDs',
  'whitelistedAppBundleIDs',
  'autonomousSingleAppModePermittedAppIDs',
]);
/** Booleans that restrict when true; the others restrict when false. */
const restrictsWhenTrue = /^(force|require|safariForce)/;

/** Whether this device obeys the key at all (restrictions.table.ts). */
export function appliesTo(entry: RestrictionEntry | undefined, device: RestrictedDevice): boolean {
  const support = entry?.[device.family];
  return support === 'any' || (support === 'supervised' && device.supervised);
}

/** Whether the value has the type of its key; a number without fraction passes as real. */
export function hasType(entry: RestrictionEntry, value: PlistValue): boolean {
  const type = typeOf(value);
  return type === entry.type || (entry.type === 'real' && type === 'integer');
}

/**
 * What holds when several profiles restrict the same key: the most restrictive value (Apple: "Configuring multiple devices using profiles";
 * the Restrictions command answers intersections and unions).
 */
export function mostRestrictive(key: string, values: readonly PlistValue[]): PlistValue | undefined {
  return values.reduce<PlistValue | undefined>(
    (held, value) => (held === undefined ? value : stricter(key, held, value)),
    undefined,
  );
}

function stricter(key: string, a: PlistValue, b: PlistValue): PlistValue {
  if (typeof a === 'boolean' && typeof b === 'boolean') return restrictsWhenTrue.test(key) ? a || b : a && b;
  if (Array.isArray(a) && Array.isArray(b))
    return permitting.has(key) ? a.filter((item) => b.includes(item)) : [...new Set([...a, ...b])];
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left === undefined || right === undefined) return b;
  return left < right === smallerRestricts.has(key) ? a : b;
}

function numberOf(value: PlistValue): number | undefined {
  if (value instanceof PlistReal) return value.value;
  return typeof value === 'number' ? value : undefined;
}

/** Keys of a restrictions payload that this device obeys. */
export function obeyed(payload: PlistDict, device: RestrictedDevice): ReadonlyMap<string, PlistValue> {
  return new Map(
    [...payload].filter(([key, value]) => {
      const entry = Object.hasOwn(restrictions, key) ? restrictions[key] : undefined;
      return entry !== undefined && appliesTo(entry, device) && hasType(entry, value);
    }),
  );
}
