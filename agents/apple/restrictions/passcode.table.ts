import type { RestrictionEntry } from './restrictions.table.js';

/**
 * Keys of the passcode payload `com.apple.mobiledevice.passwordpolicy` (apple/device-management at iOS 18.1 and macOS 15.1,
 * mdm/profiles/com.apple.mobiledevice.passwordpolicy.yaml). A device in User Enrollment ignores all of them.
 */
export const passcodeKeys: Readonly<Record<string, RestrictionEntry>> = Object.freeze({
  allowSimple: { type: 'boolean', default: true, ios: '4.0', macos: '10.7' },
  changeAtNextAuth: { type: 'boolean', default: false, macos: '10.13' },
  customRegex: { type: 'dictionary', macos: '14.0' },
  forcePIN: { type: 'boolean', default: false, ios: '4.0', macos: '10.7' },
  maxFailedAttempts: { type: 'integer', default: 11, ios: '4.0', macos: '10.7', range: [2, 11] },
  maxGracePeriod: { type: 'integer', default: 0, ios: '4.0', macos: '10.7' },
  maxInactivity: { type: 'integer', ios: '4.0', macos: '10.7', range: [0, 15] },
  maxPINAgeInDays: { type: 'integer', ios: '4.0', macos: '10.7', range: [0, 730] },
  minComplexChars: { type: 'integer', default: 0, ios: '4.0', macos: '10.7', range: [0, 4] },
  minLength: { type: 'integer', default: 0, ios: '4.0', macos: '10.7', range: [0, 16] },
  minutesUntilFailedLoginReset: { type: 'integer', macos: '10.10' },
  pinHistory: { type: 'integer', ios: '4.0', macos: '10.7', range: [1, 50] },
  requireAlphanumeric: { type: 'boolean', default: false, ios: '4.0', macos: '10.7' },
});
