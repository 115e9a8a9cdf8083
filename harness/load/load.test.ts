import { describe, expect, it } from 'vitest';
import { invalidity } from './generator-health.js';
import { loadKindFor } from './load-kinds.table.js';
import { type LoadPlan, parseRate, parseSegment, plannedDevices } from './load-plan.js';
import { pace } from './pace.js';
import { StepStatistics } from './step-statistics.js';

const plan = (segment: LoadPlan['segment']): LoadPlan => ({
  platform: 'ios',
  method: 'ios-byod',
  model: 'iphone-15-ios-18',
  devices: 10,
  rate: 5,
  seed: 's',
  segment,
  options: {},
});

describe('a load plan', () => {
  it('starts every device at its absolute time', () => {
    expect(plannedDevices(plan({ index: 0, of: 1 })).map(({ startsAt }) => startsAt)).toEqual([
      0, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800,
    ]);
  });

  it.each([1, 2, 3, 4, 11])('covers every device once with %i segments', (of) => {
    const all = Array.from({ length: of }, (_, index) => plannedDevices(plan({ index, of }))).flat();
    expect(all.map(({ index }) => index).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(all.every(({ index, startsAt }) => startsAt === index * 200)).toBe(true);
  });

  it('reads rates and segments, and names the option it cannot read', () => {
    expect([parseRate('20'), parseRate('20/s'), parseRate('90/min')]).toEqual([20, 20, 1.5]);
    expect(parseSegment('2/4')).toEqual({ index: 1, of: 4 });
    expect(() => parseRate('fast')).toThrow('no rate');
    expect(() => parseRate('0/s')).toThrow('no rate');
    expect(() => parseSegment('5/4')).toThrow('no share');
  });
});

describe('the pacer', () => {
  const devices = [0, 1, 2, 3].map((index) => ({ index, name: `d${index}`, startsAt: index }));

  it('starts all of them without waiting for one another, and waits for the last', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const seen: number[] = [];
    const paced = pace({
      devices,
      inFlight: 10,
      signal: new AbortController().signal,
      start: async ({ index }) => {
        seen.push(index);
        if (seen.length === devices.length) release();
        await gate;
      },
    });
    expect(await paced).toEqual({ started: 4, mostInFlight: 4 });
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it('never has more under way than allowed', async () => {
    let [now, most] = [0, 0];
    const { mostInFlight } = await pace({
      devices,
      inFlight: 2,
      signal: new AbortController().signal,
      start: async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
      },
    });
    expect(Math.max(most, mostInFlight)).toBeLessThanOrEqual(2);
  });

  it('starts nothing more once stopped', async () => {
    const stop = new AbortController();
    const { started } = await pace({ devices, inFlight: 10, signal: stop.signal, start: async () => stop.abort() });
    expect(started).toBe(1);
  });
});

describe('how devices come in', () => {
  it('is the usual way of the platform, or the one that is asked for', () => {
    expect(loadKindFor('ios', 'reference')).toMatchObject({ method: 'ios-byod' });
    expect(loadKindFor('macos', 'reference', 'macos-ade')).toMatchObject({ method: 'macos-ade', bySerial: true });
    expect(loadKindFor('android', 'amapi')).toMatchObject({ method: 'android-fully-managed' });
    expect(() => loadKindFor('windows', 'reference', 'ios-ade')).toThrow('do not come in by ios-ade');
  });
});

describe('what is measured', () => {
  it('counts the response time of a late device from when it should have started', () => {
    const steps = new StepStatistics();
    steps.record('TokenUpdate', 10, 90, false);
    const [result] = steps.results;
    expect(result?.service.max).toBeCloseTo(10, 1);
    expect(result?.response.max).toBeCloseTo(100, 0);
  });

  it('calls a run invalid when more than 1 % started late, or any not at all', () => {
    expect(invalidity({ what: 'devices', started: 100, late: 1, notStarted: 0 })).toBeUndefined();
    expect(invalidity({ what: 'devices', started: 100, late: 2, notStarted: 0 })).toContain('2 of 100');
    expect(invalidity({ what: 'devices', started: 99, late: 0, notStarted: 1 })).toContain('not started');
    expect(invalidity({ what: 'pushes', started: 100, late: 2, notStarted: 0 })).toContain('2 of 100 pushes');
  });
});
