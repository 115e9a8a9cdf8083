import type { PlistValue } from '../../../../../protocol/plist/value.js';

type Keys = readonly (readonly [key: string, value: PlistValue])[];

const number =
  (key: string) =>
  (value: string | number): Keys => [[key, Number(value)]];

/** Keys of com.apple.mobiledevice.passwordpolicy by the compliance setting that asks for them. */
export const compliancePasscode: Readonly<Record<string, (value: string | number) => Keys>> = {
  'Require a password to unlock mobile devices': (value) => [['forcePIN', value === 'Require']],
  'Simple passwords': (value) => [['allowSimple', value !== 'Block']],
  'Minimum password length': number('minLength'),
  'Required password type': (value) => [['requireAlphanumeric', value === 'Alphanumeric']],
  'Maximum minutes after screen lock before password is required': number('maxGracePeriod'),
  'Maximum minutes of inactivity until screen locks': number('maxInactivity'),
  'Password expiration (days)': number('maxPINAgeInDays'),
};
