import { describe, expect, it } from 'vitest';
import { AbortedError, ProtocolError } from '../../protocol/base/errors.js';
import type { Finding } from '../../protocol/base/finding.js';
import { Inapplicable, RefusedByAdmin } from '../checks/admin.js';
import { ConformanceFailure } from './conformance-failure.js';
import { endingOf, judge, judgeAttempts, type ScenarioOutcome } from './outcome.js';

const own = ['LIM-028'];
const finding = (changes: Partial<Finding> = {}): Finding => ({
  severity: 'fail',
  requirement: 'LIM-028',
  expected: 'refused',
  received: 'accepted',
  ...changes,
});
const outcome = (changes: Partial<ScenarioOutcome>): ScenarioOutcome => ({
  ending: 'passed',
  findings: [],
  consulted: [],
  exchanges: [],
  ...changes,
});

describe('what ends a scenario', () => {
  it.each([
    ['a check', new ConformanceFailure([finding()]), 'failed'],
    ['an answer that no device can read', new ProtocolError('X', 'x'), 'failed'],
    ['an administrator who is refused', new RefusedByAdmin(403, 'no'), 'failed'],
    ['a verb that the target has not', new Inapplicable('no clock'), 'inapplicable'],
    ['the user', new AbortedError(), 'interrupted'],
    ['our own mistake', new TypeError('x is undefined'), 'error'],
    ['nothing', undefined, 'passed'],
  ])('%s', (_what, error, ending) => {
    expect(endingOf(error, own).ending).toBe(ending);
  });
});

describe('a verdict', () => {
  it('is fail for a broken must of its own requirements, warn for a should', () => {
    const failed = outcome({ ending: 'failed', findings: [finding()] });
    expect(judge(failed, own, 'must').verdict).toBe('fail');
    expect(judge(failed, own, 'should').verdict).toBe('warn');
  });

  it('is fail when a decoder found its requirement broken though every step passed', () => {
    expect(judge(outcome({ findings: [finding()] }), own, 'must').verdict).toBe('fail');
  });

  it('is warn for a deviation from something else, pass for what is only worth knowing', () => {
    expect(judge(outcome({ findings: [finding({ requirement: 'XSC-004' })] }), own, 'must').verdict).toBe('warn');
    expect(judge(outcome({ findings: [finding({ severity: 'info' })] }), own, 'must').verdict).toBe('pass');
  });

  it('is never pass for what did not run to its end', () => {
    for (const ending of ['inapplicable', 'interrupted', 'error'] as const) {
      const judged = judge(outcome({ ending, reason: 'because' }), own, 'must');
      expect(judged).not.toMatchObject({ verdict: 'pass' });
      expect(judged.reason).toBe('because');
    }
  });

  it('is flaky when a failure went away, and stays fail when it did not', () => {
    expect(judgeAttempts([{ verdict: 'fail' }, { verdict: 'pass' }]).verdict).toBe('flaky');
    expect(judgeAttempts([{ verdict: 'fail' }, { verdict: 'fail' }]).verdict).toBe('fail');
    expect(judgeAttempts([{ verdict: 'pass' }]).verdict).toBe('pass');
    expect(judgeAttempts([]).verdict).toBe('error');
  });
});
