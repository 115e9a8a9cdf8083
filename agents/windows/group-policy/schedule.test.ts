import { describe, expect, it } from 'vitest';
import { days, minutes } from '../../../protocol/base/clock.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import { RecordingRuleBook, soundRules } from '../../../protocol/base/rule.js';
import { applicationFor, credentialFor } from './rules.js';
import { afterAttempt, isByPolicy, type PolicyTask } from './schedule.js';

const entry: EnrollmentEntry = {
  platform: 'windows',
  method: 'windows-gpo',
  url: 'https://ad.contoso.test/policy',
  username: 'ada@contoso.test',
  password: 'secret',
};
const refused: EnrollmentOutcome = {
  kind: 'refused',
  refusal: { form: 'http', code: '0x80072EE7', message: 'nobody is there', step: 'Discover' },
};
const at = (now: number, broken: readonly string[] = []) => ({
  now,
  rules: broken.length === 0 ? soundRules : new RecordingRuleBook(broken),
});

/** Learn, "Enroll a Windows device automatically using Group Policy". */
describe('the scheduled task of a PC that enrolls by policy', () => {
  it('tries again every five minutes for one day', () => {
    let task: PolicyTask | undefined;
    let now = 0;
    let attempts = 0;
    do {
      task = afterAttempt(at(now), task, entry, refused);
      attempts += 1;
      now = task.nextAt ?? now;
    } while (task.nextAt !== undefined);
    expect(attempts).toBe(days(1) / minutes(5) + 1);
    expect(now).toBe(days(1));
  });

  it('is over once the PC is enrolled, and the log says so', () => {
    const failed = afterAttempt(at(0), undefined, entry, refused);
    const done = afterAttempt(at(minutes(5)), failed, entry, { kind: 'enrolled' });
    expect(done).toMatchObject({ since: 0, events: [76, 75] });
    expect(done.nextAt).toBeUndefined();
  });

  it('keeps the last twenty events only', () => {
    let task: PolicyTask | undefined;
    for (let attempt = 0; attempt < 50; attempt++) task = afterAttempt(at(attempt), task, entry, refused);
    expect(task?.events).toHaveLength(20);
  });

  it('keeps no more of its entry than it begins with', () => {
    const task = afterAttempt(at(0), undefined, { ...entry, reference: 'r' }, refused);
    expect(Object.keys(task.entry).sort()).toEqual(['method', 'password', 'url', 'username']);
  });

  it('is there for policies and co-management, and for no other way in', () => {
    const methods = ['windows-gpo', 'windows-comanagement', 'windows-hybrid', 'windows-byod'] as const;
    expect(methods.map((method) => isByPolicy({ method }))).toEqual([true, true, false, false]);
  });
});

describe('values of the policy', () => {
  const policy = { autoEnroll: true, credentialType: 1, registrationDisabled: false, applicationId: '' };

  it.each([
    [1, 'user'],
    [2, 'device'],
    [0, 'user'],
  ])('UseAADCredentialType %i enrolls with the credential of the %s', (credentialType, whose) => {
    expect(credentialFor(at(0), { ...policy, credentialType })).toBe(whose);
  });

  it('MDMApplicationId asks for one application, and none where it is empty', () => {
    expect(applicationFor(at(0), policy)).toEqual({});
    expect(applicationFor(at(0), { ...policy, applicationId: 'a' })).toEqual({ mdmApplicationId: 'a' });
  });
});
