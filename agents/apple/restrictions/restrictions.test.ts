import { describe, expect, it } from 'vitest';
import { decodeProfile, encodeProfile } from '../../../protocol/apple/profile.js';
import { dict, type PlistValue, real } from '../../../protocol/plist/value.js';
import { mostRestrictive } from './most-restrictive.js';
import { readRestrictions } from './read-restrictions.js';
import { restrictions } from './restrictions.table.js';

describe('restrictions (com.apple.applicationaccess)', () => {
  it.each<[string, readonly PlistValue[], PlistValue]>([
    ['allowCamera', [true, false, true], false],
    ['forceEncryptedBackup', [false, true], true],
    ['requireManagedPasteboard', [false, true, false], true],
    ['ratingApps', [600, 200, 1000], 200],
    ['enforcedSoftwareUpdateDelay', [30, 90, 1], 90],
    ['safariAcceptCookies', [real(2), real(1.5)], real(1.5)],
    ['minLength', [6, 8], 8],
    ['maxInactivity', [5, 2], 2],
    ['allowSimple', [true, false], false],
    [
      'allowListedAppBundleIDs',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      ['b'],
    ],
    [
      'blockedAppBundleIDs',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      ['a', 'b', 'c'],
    ],
  ])('%s: the strictest of %j holds', (key, values, strictest) => {
    expect(mostRestrictive(key, values)).toEqual(strictest);
    expect(mostRestrictive(key, [...values].reverse())).toEqual(
      Array.isArray(strictest) ? expect.arrayContaining([...strictest]) : strictest,
    );
  });

  it('number as many as Apple’s schema has for iOS and macOS', () => {
    const of = (family: 'ios' | 'macos') => Object.values(restrictions).filter((entry) => entry[family] !== undefined);
    expect([of('ios').length, of('macos').length]).toEqual([155, 81]);
    expect(of('ios').filter(({ ios }) => ios?.endsWith(' supervised'))).toHaveLength(104);
    expect(of('ios').filter(({ userEnrollment }) => userEnrollment?.includes('ios'))).toHaveLength(23);
  });

  const payload = (type: string, members: Readonly<Record<string, PlistValue>>) =>
    readRestrictions(
      decodeProfile(
        encodeProfile({ PayloadIdentifier: 'p', PayloadUUID: '1' }, [
          { PayloadType: type, PayloadIdentifier: 'p.r', PayloadUUID: '2', ...members },
        ]),
      ).message,
    );

  it('read: a key that nobody knows is a warning, and the others hold', () => {
    const { message, findings } = payload('com.apple.applicationaccess', { allowCoffee: false, allowCamera: false });
    expect([...(message ?? [])]).toEqual([['allowCamera', false]]);
    expect(findings).toMatchObject([{ severity: 'warn', place: 'com.apple.applicationaccess.allowCoffee' }]);
  });

  const wrong: Readonly<Record<string, PlistValue>> = {
    boolean: 'no',
    integer: real(1.5),
    real: true,
    string: 1,
    array: dict({}),
  };
  it.each(Object.entries(restrictions))('read: %s of a wrong type is left out and told', (key, { type }) => {
    const { message, findings } = payload('com.apple.applicationaccess', { [key]: wrong[type] ?? 'no' });
    expect(message?.size).toBe(0);
    expect(findings).toMatchObject([{ severity: 'fail', place: `com.apple.applicationaccess.${key}` }]);
  });

  it.each([
    ['com.apple.applicationaccess', 'enforcedSoftwareUpdateDelay', 91],
    ['com.apple.applicationaccess', 'ratingRegion', 'xx'],
    ['com.apple.mobiledevice.passwordpolicy', 'minLength', 17],
    ['com.apple.mobiledevice.passwordpolicy', 'maxFailedAttempts', 1],
  ])('read: %s %s %s is out of range', (type, key, value) => {
    expect(payload(type, { [key]: value }).findings).toMatchObject([{ severity: 'fail', place: `${type}.${key}` }]);
  });
});
