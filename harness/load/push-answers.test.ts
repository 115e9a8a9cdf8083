import { describe, expect, it, vi } from 'vitest';
import { PushAnswers } from './push-answers.js';
import { StepStatistics } from './step-statistics.js';

const device = { index: 0, name: 'ios-000000', startsAt: 0 };
const given = async (): Promise<void> => {};

/** Answers, and how often each step was counted. */
function answering(hold: () => Promise<string | undefined>) {
  const steps = new StepStatistics();
  const answers = new PushAnswers(steps, hold);
  return { answers, counts: () => steps.results.map(({ step, count, failed }) => `${step} ${count} ${failed}`) };
}

describe('pushes on their way', () => {
  it('are answered once the device has held its session, and counted from the command on', async () => {
    const { answers, counts } = answering(async () => undefined);
    expect(await answers.answerOf(device, 0, async () => answers.heard(device.name))).toBeUndefined();
    expect(counts()).toEqual(['push to device 1 0', 'push to answer 1 0']);
  });

  it('wake a device once, and nobody whom nothing was sent to', async () => {
    const hold = vi.fn(async () => undefined);
    const { answers } = answering(hold);
    answers.heard(device.name);
    await answers.answerOf(device, 0, async () => {
      answers.heard(device.name);
      answers.heard(device.name);
    });
    expect(hold).toHaveBeenCalledTimes(1);
  });

  it('fail with the session, with the command, and with the push service', async () => {
    const { answers, counts } = answering(async () => 'session refused: no');
    expect(await answers.answerOf(device, 0, async () => answers.heard(device.name))).toBe('session refused: no');
    expect(await answers.answerOf(device, 0, () => Promise.reject(new Error('no such device')))).toBe('no such device');
    const hungUp = answers.answerOf(device, 0, given);
    answers.giveUp('hung up');
    expect(await hungUp).toBe('hung up');
    expect(counts()).toEqual(['push to device 1 0', 'push to answer 3 3']);
  });

  it('are lost after half a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const lost = answering(async () => undefined).answers.answerOf(device, 0, given);
      vi.advanceTimersByTime(30_000);
      expect(await lost).toBe('no answer to a push');
    } finally {
      vi.useRealTimers();
    }
  });
});
