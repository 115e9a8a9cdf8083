import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { itemsOfJoined } from './joined-items.js';
import { changedItems, readPatch, spoiltToken, withoutProof } from './lock-step-patch.js';
import { networksOf } from './networks.js';
import { nameFrom, objectionToTemplate } from './package/device-name.js';
import { fourPartVersion } from './version.js';

const context = { now: 0, rules: soundRules };

/** Learn, "Bulk enrollment for Windows devices", device name. */
describe('the name that a package gives', () => {
  const random = seededRandom('ab');

  const long = 'A'.repeat(60);

  it.each([
    ['KIOSK-%SERIAL%', /^KIOSK-SN12345$/],
    [`${long}%SERIAL%`, new RegExp(`^${long}345$`)],
    [`${long}AAA%SERIAL%`, new RegExp(`^${long}AAA$`)],
    ['PC-%RAND:4%', /^PC-\d{4}$/],
  ])('%s', (template, name) => {
    expect(nameFrom(context, template, 'SN12345', random)).toMatch(name);
  });

  it.each([
    ['PC-%RAND:4%', false],
    ['PC-%RAND:63%', true],
    [`${long}AAAA`, true],
  ])('%s is objected to: %s', (template, objected) => {
    expect(objectionToTemplate(context, template) !== undefined).toBe(objected);
  });
});

/** MS-MDE2 §3.4.4.1.1.1. */
describe('context items by way in', () => {
  const join = { discoveryUrl: 'https://x.test/', accessToken: 't', enrollmentData: 'blob' };
  const items = [
    { name: 'EnrollmentType', value: 'Full' },
    { name: 'UXInitiated', value: 'True' },
  ];
  const said = (method: Method, joined: typeof join | undefined = join) =>
    itemsOfJoined(joined, method)(items).map(({ name, value }) => `${name}=${value}`);

  it.each<[Method, readonly string[]]>([
    ['windows-aad-join', ['EnrollmentType=Device', 'UXInitiated=True', 'EnrollmentData=blob']],
    ['windows-auto', ['EnrollmentType=Full', 'UXInitiated=True', 'EnrollmentData=blob']],
    ['windows-bulk', ['EnrollmentType=Device', 'UXInitiated=False', 'BulkAADJ=true']],
    ['windows-gpo', ['EnrollmentType=Device', 'UXInitiated=False']],
    ['windows-byod', ['EnrollmentType=Full', 'UXInitiated=True']],
  ])('%s', (method, expected) => {
    expect(said(method)).toEqual(expected);
  });

  it('stay as they are for who joins nothing', () => {
    expect(itemsOfJoined(undefined, 'windows-aad-join')(items)).toEqual(items);
  });
});

describe('messages that are wrong on purpose', () => {
  it('have items replaced, added and left out by name', () => {
    const items = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    expect(changedItems(items, { A: '9', B: null, C: '3' })).toEqual([
      { name: 'A', value: '9' },
      { name: 'C', value: '3' },
    ]);
  });

  it('have another signature, and are as long as before', () => {
    expect(withoutProof(Uint8Array.of(1, 2, 3))).toEqual(Uint8Array.of(1, 2, 2));
    expect(spoiltToken('a.b.Axyz')).toBe('a.b.Bxyz');
    expect(spoiltToken('a.b.xyz')).toBe('a.b.Ayz');
  });

  it('are described by members that are known', () => {
    expect(readPatch({ recovery: true })).toEqual({ recovery: true });
    expect(() => readPatch({ recovery: 'yes' })).toThrow(/patch\.recovery/);
    expect(() => readPatch({ unheardOf: 1 })).toThrow(RangeError);
  });
});

describe('wireless networks', () => {
  const profile = (mode: string) => ({
    'Device/Vendor/MSFT/WiFi/Profile/Office/WlanXml': `<authMode>${mode}</authMode>`,
  });

  it.each([
    ['machine', 'windows-bulk', true],
    ['user', 'windows-bulk', false],
    ['user', 'windows-byod', true],
  ] as const)('by a certificate of the %s on a PC of %s: %s', (mode, method, opens) => {
    expect(networksOf(context, profile(mode), method)).toEqual({ Office: opens });
  });
});

describe('the version in four parts', () => {
  it.each([
    ['10.0.26100', '10.0.26100.0'],
    ['10.0.26100.1742', '10.0.26100.1742'],
    ['10', '10.0.0.0'],
  ])('%s', (version, parts) => {
    expect(fourPartVersion(version)).toBe(parts);
  });
});
