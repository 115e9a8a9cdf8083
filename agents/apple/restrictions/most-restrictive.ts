import { PlistReal, type PlistValue } from '../../../protocol/plist/value.js';

/** Keys whose smaller number restricts more; of any other number the larger one does. */
const smallerRestricts = new Set([
  'enforcedFingerprintTimeout',
  'maxFailedAttempts',
  'maxGracePeriod',
  'maxInactivity',
  'maxPINAgeInDays',
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
const restrictsWhenTrue = /^(force|require|safariForce|changeAtNextAuth)/;

/** Whether a list of the payload is narrowed by every further profile, and not widened. */
export function isPermitting(key: string): boolean {
  return permitting.has(key);
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
