import { describe, expect, it } from 'vitest';
import { parseEvents, resultsFromEvents, worstVerdict } from './from-events.js';
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

  it('of a killed run are incomplete, and its half-written last line is dropped', () => {
    const lines = sampleEvents().map((event) => JSON.stringify(event));
    const results = resultsFromEvents(parseEvents(`${lines.slice(0, 2).join('\n')}\n{"event":"scen`));
    expect(results).toMatchObject({ complete: false, exitCode: 130, summary: { fail: 1 } });
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
