import { describe, expect, it } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import { backOffOf, nextRetry, usualBackOff } from './back-off.js';

const context = { now: 0, rules: soundRules };
const waits = (backOff = usualBackOff) =>
  Array.from({ length: 5 }, (_, index) => nextRetry(context, { times: index + 1, lastAt: 1_000 }, backOff));

describe('a PC that does not reach its server', () => {
  it('tries three times, after 16 seconds and twice as long each time, where nothing is said', () => {
    expect(waits()).toEqual([17_000, 33_000, 65_000, undefined, undefined]);
  });

  it('obeys the account, and the longest wait', () => {
    const account = { connectionRetryFrequency: 4, initialBackoffTime: 10_000, maximumBackoffTime: 25_000 };
    const application = { appId: 'w7', authentications: [], ...account };
    expect(waits(backOffOf(application))).toEqual([11_000, 21_000, 26_000, 26_000, undefined]);
  });

  it('takes what the account leaves out from the usual', () => {
    expect(backOffOf({ appId: 'w7', authentications: [] })).toBeUndefined();
    expect(backOffOf({ appId: 'w7', authentications: [], connectionRetryFrequency: 1 })).toMatchObject({
      retries: 1,
      firstMs: 16_000,
    });
  });
});
