import { describe, expect, it } from 'vitest';
import { loadText } from './load-text.js';
import type { LoadResults } from './model/load-results.js';

const times = { p50: 1, p95: 2, p99: 3, max: 4 };

const results = (memory: Partial<LoadResults['memory']>, more: Partial<LoadResults> = {}): LoadResults => ({
  schemaVersion: 1,
  tool: { name: 'muster', version: '0' },
  valid: true,
  platform: 'windows',
  method: 'windows-byod',
  model: 'surface-laptop',
  target: { name: 'a server', url: 'https://127.0.0.1' },
  seed: 's',
  segment: { index: 0, of: 1 },
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 100_000,
  rate: { planned: 10, reached: 10 },
  devices: { planned: 1_000, started: 1_000, late: 0, notStarted: 0, enrolled: 1_000, failed: 0, resumed: 0 },
  steps: [{ step: 'Package1', count: 1_000, failed: 0, service: times, response: times }],
  errors: {},
  generator: { eventLoop: times, lateness: times, cpu: 0.5, inFlight: 3 },
  keys: { prepared: 1_000, reused: 0, generated: 0 },
  memory: { before: 1, after: 2, withoutFleet: 1, devices: 5_000, budget: 8_192, record: 5_000, ...memory },
  ...more,
});

describe('the text of a load run', () => {
  it('says whether idle devices stay within what they may hold, where a fleet is large enough to tell', () => {
    expect(loadText(results({ perDevice: 8_192 }))).toContain('within the 8192 they may hold');
    expect(loadText(results({ perDevice: 8_193 }))).toContain('MORE THAN the 8192 they may hold');
    expect(loadText(results({ perDevice: 9_000, devices: 4_999 }))).not.toContain('may hold');
    expect(loadText(results({}))).toContain('too few to tell');
  });

  it('says how many devices obeyed what their first session brought', () => {
    expect(loadText(results({}))).not.toContain('first session');
    const text = loadText(results({}, { firstSession: { policies: 30, looked: 20, obeyed: 19 } }));
    expect(text).toContain('first session: 30 commands for each; 19 of 20 devices');
  });

  it('says how many pushes were answered, and what became of the others', () => {
    const pushes = { planned: 40, sent: 39, answered: 38, late: 2, errors: { 'no answer to a push': 1 } };
    const text = loadText(results({}, { pushes }));
    expect(text).toContain('pushes: 38 of 40 answered, 2 sent late');
    expect(text).toContain('1 × no answer to a push');
  });
});
