import { describe, expect, it } from 'vitest';
import { qualityOf, qualitySuffices } from './password-quality.js';

describe('kinds of password (DevicePolicyManager, PASSWORD_QUALITY_*)', () => {
  it.each([
    ['', 'none'],
    ['4444', 'numeric'],
    ['1234', 'numeric'],
    ['4321', 'numeric'],
    ['2468', 'numeric'],
    ['904444', 'numeric'],
    ['739182', 'numericComplex'],
    ['123901', 'numericComplex'],
    ['horse', 'alphabetic'],
    ['horse7', 'alphanumeric'],
    ['horse 7', 'complex'],
  ])('%j is %s', (password, quality) => {
    expect(qualityOf(password)).toBe(quality);
  });

  it('takes the stronger for the weaker, and not the other way round', () => {
    expect(qualitySuffices('alphanumeric', 'numericComplex')).toBe(true);
    expect(qualitySuffices('numeric', 'numericComplex')).toBe(false);
    expect(qualitySuffices('none', 'none')).toBe(true);
  });
});
