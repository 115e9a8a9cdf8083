import { describe, expect, it } from 'vitest';
import { days, ManualClock, ShiftedClock, systemClock } from './clock.js';
import { AbortedError } from './errors.js';

describe('a manual clock', () => {
  it('wakes sleepers in order once it passes them', async () => {
    const clock = new ManualClock(0);
    const woken: string[] = [];
    const waits = [clock.sleep(20).then(() => woken.push('second')), clock.sleep(10).then(() => woken.push('first'))];
    clock.advance(30);
    await Promise.all(waits);
    expect(woken).toEqual(['first', 'second']);
  });

  it('rejects a wait whose signal fires', async () => {
    const stop = new AbortController();
    const wait = new ManualClock(0).sleep(10, { signal: stop.signal, name: 'poll' });
    stop.abort();
    await expect(wait).rejects.toBeInstanceOf(AbortedError);
  });
});

describe('the other clocks', () => {
  it('shifts another clock by a changeable amount', () => {
    const base = new ManualClock(1_000);
    const shifted = new ShiftedClock(base, days(90));
    shifted.shiftMs += days(1);
    expect(shifted.now()).toBe(1_000 + days(91));
  });

  it('sleeps on the machine clock and can be interrupted', async () => {
    await systemClock.sleep(1);
    await expect(systemClock.sleep(60_000, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});
