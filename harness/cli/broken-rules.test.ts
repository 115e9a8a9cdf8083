import { describe, expect, it } from 'vitest';
import { checkBrokenRules } from './broken-rules.js';

const rules = [{ requirements: ['LIM-028'], mutants: ['neverForgets', 'forgetsAfter30Days'] }];

describe('--break', () => {
  it('takes the name of a rule and one of its mutants', () => {
    expect(() => checkBrokenRules(['LIM-028/neverForgets'], rules)).not.toThrow();
  });

  it('names the mutants there are, or says that there is no rule', () => {
    const fixOf = (name: string): unknown => {
      try {
        checkBrokenRules([name], rules);
        return undefined;
      } catch (error) {
        return (error as { fix?: string }).fix;
      }
    };
    expect(fixOf('LIM-028/typo')).toBe('Ways to break LIM-028: LIM-028/neverForgets, LIM-028/forgetsAfter30Days');
    expect(fixOf('LIM-999/x')).toContain('No rule is registered under LIM-999');
    expect(fixOf('nonsense')).toContain('No rule is registered');
  });
});
