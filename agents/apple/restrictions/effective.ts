import { isOlder } from '../../../protocol/apple/versions.js';
import { dictFromJson } from '../../../protocol/plist/json.js';
import type { PlistDict, PlistValue } from '../../../protocol/plist/value.js';
import type { InstalledProfile } from '../apple-state.js';
import { declaredPasscode } from '../declarative/declared-passcode.js';
import type { AppleDevice } from '../device.js';
import { effectiveValue, obeysKey } from '../device-rules.js';
import { userProfiles } from '../shared-ipad/sessions.js';
import { userEnrollmentPasscode } from '../user-enrollment/passcode.js';
import { restrictionEntry } from './read-restrictions.js';
import { knowsKey, obeysInUserEnrollment, obeysOnSharedIpad } from './rules.js';

/** The restrictions of one profile that this device obeys. */
export function obeyedRestrictions(device: AppleDevice, profile: InstalledProfile): PlistDict {
  const all = dictFromJson(profile.restrictions ?? {});
  return new Map([...all].filter(([key]) => obeys(device, profile, key)));
}

/** By platform, version, supervision and the way the device is managed (com.apple.applicationaccess.yaml, "supportedOS"). */
function obeys(device: AppleDevice, { managed }: InstalledProfile, key: string): boolean {
  const { rules, family, supervised, osVersion, userEnrolled, shared } = device;
  const entry = restrictionEntry(key);
  const support = entry?.[family];
  if (entry === undefined || support === undefined) return false;
  const [since = '', mark] = support.split(' ');
  if (!knowsKey(rules, !isOlder(osVersion, since))) return false;
  if (!obeysKey(rules, mark !== 'supervised' || supervised)) return false;
  if (userEnrolled && !obeysInUserEnrollment(rules, entry.userEnrollment?.includes(family) ?? false)) return false;
  if (shared && !obeysOnSharedIpad(rules, entry.sharedIpad ?? true)) return false;
  return managed || entry.mdmOnly !== true;
}

/** What holds on the device: every key that some profile or active declaration sets, with the value that wins. */
export function effectiveRestrictions(device: AppleDevice): PlistDict {
  const values = new Map<string, PlistValue[]>();
  for (const profile of [...device.state.profiles, ...userProfiles(device)]) {
    for (const [key, value] of obeyedRestrictions(device, profile))
      values.set(key, [...(values.get(key) ?? []), value]);
  }
  for (const [key, value] of declaredPasscode(device)) values.set(key, [...(values.get(key) ?? []), value]);
  const effective = [...values].flatMap(([key, all]) => {
    const value = effectiveValue(device.rules, key, all);
    return value === undefined ? [] : [[key, value] as const];
  });
  return new Map(device.userEnrolled ? [...effective, ...userEnrollmentPasscode(device)] : effective);
}
