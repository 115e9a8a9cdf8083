import { describe, expect, it } from 'vitest';
import { resultsFromEvents, worstVerdict } from './from-events.js';
import { sampleEvents, sampleScenario } from './sample-run.js';

describe('results from events', () => {
  it('count scenarios and judge requirements by their worst verdict', () => {
    const results = resultsFromEvents(sampleEvents());
    expect(results).toMatchObject({ complete: true, exitCode: 1, summary: { pass: 1, fail: 1, inapplicable: 1 } });
    expect(results.requirements.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['LIM-028', 'fail'],
      ['RES-007', 'pass'],
      ['AOU-006', 'inapplicable'],
    ]);
  });

  it('of a killed run are incomplete', () => {
    const results = resultsFromEvents(sampleEvents().slice(0, 2));
    expect(results).toMatchObject({ complete: false, exitCode: 130, summary: { fail: 1 } });
    expect(results.requirements.find(({ id }) => id === 'RES-007')).toMatchObject({
      verdict: 'skipped',
      reason: 'it never ran',
    });
  });

  it('count a deviation met on the way for the requirement that it names', () => {
    const [started, failed] = sampleEvents();
    if (started === undefined || failed === undefined) throw new Error('the sample is empty');
    const finding = { requirement: 'RES-007', expected: 'x', received: 'y', severity: 'fail' } as const;
    const scenario = sampleScenario({ verdict: 'warn', findings: [finding] });
    const results = resultsFromEvents([started, { event: 'scenario-finished', scenario }]);
    expect(results.requirements.find(({ id }) => id === 'RES-007')).toMatchObject({
      verdict: 'fail',
      reason: `seen in ${scenario.id}`,
    });
  });

  it('fail every requirement that one check decided together', () => {
    const [started] = sampleEvents();
    if (started === undefined) throw new Error('the sample is empty');
    const finding = {
      requirement: 'LIM-028',
      also: ['RES-007'],
      expected: 'x',
      received: 'y',
      severity: 'fail',
    } as const;
    const requirements = ['LIM-028', 'RES-007', 'AOU-006'];
    const scenario = sampleScenario({ verdict: 'fail', findings: [finding], requirements });
    const results = resultsFromEvents([started, { event: 'scenario-finished', scenario }]);
    const verdictOf = (wanted: string) => results.requirements.find(({ id }) => id === wanted)?.verdict;
    expect(requirements.map(verdictOf)).toEqual(['fail', 'fail', 'pass']);
  });

  it('take the last word on a scenario', () => {
    const [started, , ...rest] = sampleEvents();
    if (started === undefined) throw new Error('the sample has no start');
    const again = { event: 'scenario-finished', scenario: sampleScenario({ verdict: 'flaky' }) } as const;
    const results = resultsFromEvents([started, ...rest.slice(0, 1), again]);
    expect(results.scenarios.find(({ id }) => id === again.scenario.id)?.verdict).toBe('flaky');
  });

  it('refuse a stream without a start', () => {
    expect(() => resultsFromEvents([])).toThrow('do not begin with a run');
  });

  it('rank verdicts', () => {
    expect(worstVerdict(['pass', 'warn', 'review'])).toBe('warn');
    expect(worstVerdict(['inapplicable', 'skipped'])).toBe('skipped');
    expect(worstVerdict([])).toBe('inapplicable');
  });
});
