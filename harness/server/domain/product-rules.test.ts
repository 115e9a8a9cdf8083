import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../protocol/base/clock.js';
import { RecordingRuleBook } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import type { EnrollmentAttempt } from './admission.js';
import { admit, recordRefusal } from './admit.js';
import { tokenLifeAllowed } from './android-profiles/token-life.js';
import { completeEnrollment, markUnenrolled, nextCommand, queueCommand, recordEnrolling } from './devices.js';
import { issueEnrollment, spendEnrollment } from './enrollments.js';
import { putPerson } from './people.js';
import { productRules } from './product-rules.js';
import { reportKinds, settingsKinds } from './settings.js';
import type { TenantState } from './state.js';
import { acceptTerms, openTerms } from './terms.js';

const start = Date.UTC(2026, 0, 1);

function tenantState(): TenantState {
  return {
    people: new Map(),
    devices: new Map(),
    enrollments: new Map(),
    settings: new Map(),
    programTokens: new Map(),
    events: [],
  };
}

function contextOf(
  state: TenantState,
  now = start,
  brokenRules: readonly string[] = [],
  editions: readonly string[] = [],
): TenantContext {
  return { now, state, rules: new RecordingRuleBook(brokenRules), editions: new Set(editions) };
}

function settle(context: TenantContext, kind: string, document: JsonObject): void {
  context.state.settings.set(kind, settingsKinds[kind]?.normalize(document, context) ?? {});
}

function withAda(state = tenantState()): TenantState {
  putPerson(state, { upn: 'Ada@contoso.test', name: 'Ada', password: 'secret', groups: ['sales'] });
  return state;
}

const attempt: EnrollmentAttempt = {
  platform: 'ios',
  method: 'ios-byod',
  enrollmentId: 'NEW',
  upn: 'ada@contoso.test',
  osVersion: '18.1',
};

function enroll(state: TenantState, enrollmentId: string, now: number): void {
  const device = recordEnrolling(
    state,
    { platform: 'ios', method: 'ios-byod', enrollmentId, certificateSha256: 'aa', upn: 'Ada@contoso.test' },
    now,
  );
  completeEnrollment(state, device, now);
}

const reasonOf = (context: TenantContext, change: Partial<EnrollmentAttempt> = {}): string => {
  const admission = admit(context, { ...attempt, ...change });
  return admission.kind === 'admitted' ? 'admitted' : admission.reason;
};

describe('LIM-028: devices in contact during the last 90 days count', () => {
  const state = withAda();
  settle(contextOf(state), 'device-limit', { default: { limit: 1 } });
  enroll(state, 'OLD', start);

  it.each([
    [89, 'device-limit-reached'],
    [90, 'device-limit-reached'],
    [91, 'admitted'],
  ])('after %i days: %s', (silence, expected) => {
    expect(reasonOf(contextOf(state, start + days(silence)))).toBe(expected);
  });

  it('does not count a device against itself', () => {
    expect(reasonOf(contextOf(state), { enrollmentId: 'OLD' })).toBe('admitted');
  });
});

describe('RES-007: an OS version range', () => {
  const state = withAda();
  settle(contextOf(state), 'enrollment-restrictions', {
    default: { platforms: { ios: { minVersion: '9.3', maxVersion: '18' } } },
  });

  it.each([
    ['9.2', 'os-version-out-of-range'],
    ['9.3', 'admitted'],
    ['10.0', 'admitted'],
    ['18.1', 'admitted'],
    ['19.0', 'os-version-out-of-range'],
  ])('OS %s: %s', (osVersion, expected) => {
    expect(reasonOf(contextOf(state), { osVersion })).toBe(expected);
  });

  it('is not to be had for macOS', () => {
    expect(() =>
      settle(contextOf(state), 'enrollment-restrictions', { default: { platforms: { macos: { minVersion: '15' } } } }),
    ).toThrow('macos has no version range');
  });
});

describe('RES-003: one default, replaced by the assigned policy of highest priority', () => {
  const state = withAda();
  settle(contextOf(state), 'enrollment-restrictions', {
    default: { platforms: { ios: { allowed: false } } },
    policies: [
      { name: 'late', priority: 2, groups: ['sales'], platforms: { ios: { allowed: false } } },
      { name: 'first', priority: 1, groups: ['sales'], platforms: { ios: { allowed: true } } },
    ],
  });
  const { upn: _user, ...userless } = attempt;

  it('judges the user by the policy and the userless device by the default', () => {
    expect(reasonOf(contextOf(state))).toBe('admitted');
    expect(admit(contextOf(state), userless)).toMatchObject({ reason: 'platform-blocked' });
  });

  it('does so wrongly once broken', () => {
    expect(reasonOf(contextOf(state, start, ['RES-003/alwaysTheDefault']))).toBe('platform-blocked');
    expect(admit(contextOf(state, start, ['RES-003/defaultSparesUserless']), userless).kind).toBe('admitted');
  });
});

describe('terms of use', () => {
  const policy = { name: 'p', title: 'Rules', text: 'Be kind.', groups: 'all' };

  it('start at version 1, keep it on an edit and raise it when users must accept again (TNC-008)', () => {
    const state = withAda();
    const versions = [policy, { ...policy, title: 'Rule' }, { ...policy, requireReacceptance: true }].map((edit) => {
      settle(contextOf(state), 'terms', { policies: [edit] });
      return (state.settings.get('terms') as { policies: { version: number }[] }).policies[0]?.version;
    });
    expect(versions).toEqual([1, 1, 2]);
  });

  it('keep out who has not accepted the version in force (TNC-003)', () => {
    const state = withAda();
    const context = contextOf(state);
    settle(context, 'terms', { policies: [policy] });
    expect(reasonOf(context)).toBe('terms-not-accepted');
    const ada = [...state.people.values()][0];
    const [open] = ada === undefined ? [] : openTerms(context, ada);
    if (ada && open) acceptTerms(context, ada, open);
    expect(reasonOf(context)).toBe('admitted');
    settle(context, 'terms', { policies: [{ ...policy, requireReacceptance: true }] });
    expect(reasonOf(context)).toBe('terms-not-accepted');
  });
});

describe('INC-002: an enrollment is incomplete when halted or silent for more than 30 minutes', () => {
  const attemptEvents = (state: TenantState, sections: readonly [string, number][]): void => {
    const base = { platform: 'ios', upn: 'ada@contoso.test' } as const;
    state.events.push({ at: start, kind: 'enrollment-started', ...base, detail: { attempt: 'a' } });
    for (const [section, at] of sections) {
      state.events.push({ at, kind: 'section-entered', ...base, detail: { attempt: 'a', section } });
    }
  };

  it.each([
    [30, 0],
    [31, 1],
  ])('silent for %i minutes: %i incomplete', (silence, incomplete) => {
    const state = withAda();
    attemptEvents(state, [['Setup checklist', start]]);
    const report = reportKinds['incomplete-enrollments']?.(contextOf(state, start + minutes(silence)), {});
    expect(report).toMatchObject({ initiated: 1, incomplete });
  });

  it('counts a halt at once, and never an enrollment that was finished in time', () => {
    const state = withAda();
    attemptEvents(state, [['Terms of use', start]]);
    state.events.push({
      at: start,
      kind: 'enrollment-halted',
      platform: 'ios',
      detail: { attempt: 'a', section: 'Terms of use' },
    });
    expect(reportKinds['incomplete-enrollments']?.(contextOf(state, start), {})).toMatchObject({ incomplete: 1 });

    const finished = withAda();
    attemptEvents(finished, [['Platform screens', start]]);
    const context = contextOf(finished, start + minutes(5));
    const issued = issueEnrollment(context, {
      reference: 'r',
      secret: 's',
      platform: 'ios',
      method: 'ios-byod',
      upn: 'ada@contoso.test',
      options: { attempt: 'a' },
    });
    spendEnrollment(context, issued);
    expect(reportKinds['incomplete-enrollments']?.(contextOf(finished, start + hours(9)), {})).toMatchObject({
      initiated: 1,
      incomplete: 0,
    });
  });
});

describe('AOU-006 and AOU-035: how long an AOSP token may live', () => {
  const years65 = Date.UTC(2026 + 65, 0, 1);
  it.each([
    [['002'], start + days(90), true],
    [['002'], start + days(91), false],
    [[], start + days(91), true],
    [[], years65, true],
    [[], years65 + days(1), false],
  ])('editions %j, end %i: %s', (editions, expiresAt, allowed) => {
    const context = contextOf(tenantState(), start, [], editions);
    expect(tokenLifeAllowed(context, 'android-aosp-user', expiresAt)).toBe(allowed);
  });
});

describe('tokens, licences and persons', () => {
  it('refuse with the reason that holds', () => {
    const state = withAda();
    const context = contextOf(state);
    const issued = issueEnrollment(context, {
      reference: 'r',
      secret: 's',
      platform: 'ios',
      method: 'ios-byod',
      expiresAt: start + 1,
      options: { oneTime: true },
    });
    expect(reasonOf(context, { secret: 'other' })).toBe('token-unknown');
    expect(reasonOf(context, { secret: 's' })).toBe('admitted');
    expect(reasonOf(contextOf(state, start + 2), { secret: 's' })).toBe('token-expired');
    spendEnrollment(context, issued);
    expect(reasonOf(context, { secret: 's' })).toBe('token-used-up');
    issued.revoked = true;
    expect(reasonOf(context, { secret: 's' })).toBe('token-revoked');
    expect(reasonOf(context, { upn: 'eve@contoso.test' })).toBe('authentication-failed');
    putPerson(state, { upn: 'bo@contoso.test', name: 'Bo', password: 'x', licensed: false });
    expect(reasonOf(context, { upn: 'bo@contoso.test' })).toBe('not-licensed');
  });

  it('leave a row in the failure report', () => {
    const state = withAda();
    const context = contextOf(state);
    recordRefusal(context, attempt, { kind: 'refused', reason: 'platform-blocked', message: 'no' });
    expect(reportKinds['enrollment-failures']?.(context, {})).toMatchObject({
      rows: [{ reason: 'platform-blocked', upn: 'ada@contoso.test' }],
    });
  });
});

describe('a device record', () => {
  it('loses its waiting commands and its management when it unenrolls', () => {
    const state = withAda();
    enroll(state, 'ONE', start);
    const device = state.devices.get('ONE');
    if (device === undefined) throw new Error('the device was not stored');
    queueCommand(device, { id: 'c', kind: 'DeviceLock', payload: {} }, start);
    expect(nextCommand(device, 'queued')?.id).toBe('c');
    markUnenrolled(state, device, start + 5, 'user');
    expect(device).toMatchObject({ state: 'unenrolled', lastContact: start + 5 });
    expect(device.commands[0]?.state).toBe('expired');
  });
});

describe('the list of product rules', () => {
  it('names a requirement and at least one mutant each', () => {
    for (const { requirements, mutants } of productRules) {
      expect(requirements.length).toBeGreaterThan(0);
      expect(mutants.length).toBeGreaterThan(0);
    }
  });
});
