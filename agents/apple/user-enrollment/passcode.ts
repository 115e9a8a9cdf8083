import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../protocol/plist/json.js';
import type { PlistDict, PlistValue } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { passcodeKeys } from '../restrictions/passcode.table.js';
import { fixedPasscode, passcodeAge, passcodeIsTrivial } from './rules.js';

/** The passcode policy of a device in User Enrollment: always the same one, once a profile says anything of passcodes. */
export function userEnrollmentPasscode({ state, rules }: AppleDevice): PlistDict {
  const written = Object.entries(Object.assign({}, ...state.profiles.map(({ restrictions }) => restrictions ?? {})));
  const policy = Object.fromEntries(written.filter(([key]) => Object.hasOwn(passcodeKeys, key))) as JsonObject;
  if (Object.keys(policy).length === 0) return new Map();
  const { maxPINAgeInDays: age, ...others } = policy;
  const days = typeof age === 'number' ? passcodeAge(rules, age) : undefined;
  return dictFromJson({ ...fixedPasscode(rules, others), ...(days !== undefined && { maxPINAgeInDays: days }) });
}

/** Whether the device takes a new passcode of digits that its holder types. */
export function takesPasscode(
  { rules }: AppleDevice,
  policy: ReadonlyMap<string, PlistValue>,
  digits: string,
): boolean {
  if (digits.length < Number(policy.get('minLength') ?? 0)) return false;
  return policy.get('allowSimple') !== false || !passcodeIsTrivial(rules, digits);
}
