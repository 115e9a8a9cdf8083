import { describe, expect, it } from 'vitest';
import { RecordingRuleBook, type RuleContext, rule, soundRules, splitBrokenRule } from './rule.js';

const atMost = rule('LIM-001', {
  holds: (_context: RuleContext, count: number) => count <= 5,
  mutants: { offByOne: (_context, count) => count <= 6 },
});

describe('a rule', () => {
  it('decides as written in a sound world', () => {
    expect(atMost({ now: 0, rules: soundRules }, 6)).toBe(false);
  });

  it('decides as its mutant where a rule book breaks it, and tells that it was asked', () => {
    const rules = new RecordingRuleBook(['LIM-001/offByOne']);
    expect(atMost({ now: 0, rules }, 6)).toBe(true);
    expect(rules.consultedRequirements).toEqual(['LIM-001']);
  });

  it('lists its requirements and mutants', () => {
    expect(atMost.requirements).toEqual(['LIM-001']);
    expect(atMost.mutants).toEqual(['offByOne']);
  });

  it('refuses a broken rule without a mutant name', () => {
    expect(() => splitBrokenRule('LIM-001')).toThrow('is not <requirement>/<mutant>');
  });
});
