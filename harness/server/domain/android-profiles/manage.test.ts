import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { days } from '../../../../protocol/base/clock.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { RecordingRuleBook } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { emptyState } from '../../tenant-state.js';
import { listedProfiles } from './list.js';
import {
  createProfile,
  type ProfileDesk,
  removeProfile,
  renameProfile,
  replaceProfileToken,
  revokeProfileToken,
} from './manage.js';
import { judgeToken, tokenOf } from './tokens.js';

const start = Date.UTC(2026, 0, 1);

function deskAt(now = start, editions: readonly string[] = [], state = emptyState()): ProfileDesk {
  const context: TenantContext = { now, state, editions: new Set(editions), rules: new RecordingRuleBook() };
  return { context, random: seededRandom('ab'.repeat(16)) };
}

const later = ({ context }: ProfileDesk, ms: number): TenantContext => ({ ...context, now: context.now + ms });

const userForm = { name: 'Technicians', enrollmentType: 'android-aosp-user', expiresAt: start + days(30) };

function messageOf(desk: ProfileDesk, document: JsonObject): readonly string[] {
  try {
    createProfile(desk, document);
    return [];
  } catch (error) {
    if (error instanceof ZodError) return error.issues.map(({ message }) => message);
    throw error;
  }
}

describe('the form of an Android enrollment profile', () => {
  it('tells everything that is missing at once', () => {
    expect(messageOf(deskAt(), { enrollmentType: 'android-aosp-userless' })).toEqual([
      'Name: required',
      'Token expiration date: required',
      'SSID: required',
    ]);
  });

  it.each([
    [{}, []],
    [{ expiresAt: start - 1 }, ['Token expiration date: it lies in the past']],
    [{ wifi: { ssid: 'Staging', type: 'wpa-psk' } }, ['Pre-shared key: required']],
    [{ tokenType: 'shared-device-mode' }, ['Token type: only dedicated devices have a shared device mode']],
  ])('%j: %j', (change, messages) => {
    expect(messageOf(deskAt(), { ...userForm, ...change })).toEqual(messages);
  });

  it('gives a name once, and no date to a token that does not end', () => {
    const desk = deskAt();
    const cope = { name: 'Phones', enrollmentType: 'android-cope' };
    expect(messageOf(desk, cope)).toEqual([]);
    expect(messageOf(desk, cope)).toEqual(['Name: a profile "Phones" is there already']);
    expect(messageOf(desk, { ...cope, name: 'More', expiresAt: start + 1 })).toHaveLength(1);
  });

  it('has no Teams switch in the older edition', () => {
    expect(messageOf(deskAt(start, ['002']), { ...userForm, teamsDevices: true })).toHaveLength(2);
  });
});

describe('another name of a profile', () => {
  it('and its description are all that changes', () => {
    const desk = deskAt();
    const profile = createProfile(desk, userForm);
    const renamed = renameProfile(desk, profile, { name: ' Mechanics ', description: 'of the hall' });
    expect(renamed).toEqual({ ...profile, name: 'Mechanics', description: 'of the hall' });
    expect(listedProfiles(desk.context)).toEqual([renamed]);
    expect(renameProfile(desk, renamed, { name: 'Mechanics' })).toEqual(renamed);
  });

  it('is one that no other profile has', () => {
    const desk = deskAt();
    const profile = createProfile(desk, userForm);
    createProfile(desk, { name: 'Phones', enrollmentType: 'android-cope' });
    expect(() => renameProfile(desk, profile, { name: 'Phones' })).toThrow(ZodError);
    expect(() => renameProfile(desk, profile, { name: '  ' })).toThrow(ZodError);
  });
});

describe('the tokens of a profile', () => {
  it('are followed by others, and the old one lives to its own end', () => {
    const desk = deskAt();
    const profile = createProfile(desk, userForm);
    const old = tokenOf(desk.context, profile);
    const replaced = replaceProfileToken(desk, profile, start + days(60));
    const next = tokenOf(desk.context, replaced);
    expect(next.secret).not.toBe(old.secret);
    expect(judgeToken(later(desk, days(29)), old).kind).toBe('admitted');
    expect(judgeToken(later(desk, days(31)), old)).toMatchObject({ reason: 'token-expired' });
    expect(judgeToken(later(desk, days(31)), next).kind).toBe('admitted');
  });

  it('end together when they are revoked, and the profile leaves the list', () => {
    const desk = deskAt();
    const first = createProfile(desk, userForm);
    const old = tokenOf(desk.context, first);
    const profile = replaceProfileToken(desk, first, start + days(60));
    revokeProfileToken(desk, profile);
    for (const token of [old, tokenOf(desk.context, profile)])
      expect(judgeToken(desk.context, token)).toMatchObject({ reason: 'token-revoked' });
    expect(listedProfiles(desk.context)).toEqual([]);
    expect(listedProfiles(desk.context, ['inactive'])).toEqual([profile]);
  });

  it('end with their profile', () => {
    const desk = deskAt();
    const profile = createProfile(desk, userForm);
    removeProfile(desk, profile);
    expect(judgeToken(desk.context, tokenOf(desk.context, profile)).kind).toBe('refused');
    expect(listedProfiles(desk.context, ['active', 'inactive'])).toEqual([]);
  });
});
