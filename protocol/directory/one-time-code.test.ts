import { describe, expect, it } from 'vitest';
import { isCodeOf, oneTimeCode } from './one-time-code.js';

const secret = Buffer.from('12345678901234567890');

describe('a time-based one-time password', () => {
  // RFC 6238, appendix B, the rows for SHA-1.
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('is at %i seconds %s', (seconds, code) => expect(oneTimeCode(secret, seconds * 1000, 8)).toBe(code));

  it('counts for its step and the next one', () => {
    const code = oneTimeCode(secret, 60_000);
    expect([60_000, 119_000, 120_000].map((now) => isCodeOf(secret, now, code))).toEqual([true, true, false]);
  });
});
