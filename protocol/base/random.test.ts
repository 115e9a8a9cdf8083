import { describe, expect, it } from 'vitest';
import { deviceSeed, seededRandom } from './random.js';

describe('a seeded generator', () => {
  it('gives the same bytes for the same seed, on every machine', () => {
    expect(Buffer.from(seededRandom('muster').bytes(8)).toString('hex')).toBe(
      Buffer.from(seededRandom('muster').bytes(8)).toString('hex'),
    );
    expect(seededRandom('muster').bytes(16)).not.toEqual(seededRandom('Muster').bytes(16));
  });

  it('gives one stream of bytes, in whatever portions it is drawn', () => {
    const portions = seededRandom('muster');
    const drawn = [1, 7, 0, 120, 1, 140, 31].map((count) => portions.bytes(count));
    expect(Buffer.concat(drawn)).toEqual(Buffer.from(seededRandom('muster').bytes(300)));
  });

  it('forks without disturbing its parent', () => {
    const plain = seededRandom('a');
    const forked = seededRandom('a');
    forked.fork('nonce').bytes(100);
    expect(forked.bytes(8)).toEqual(plain.bytes(8));
  });

  it('writes version 4 UUIDs', () => {
    expect(seededRandom('a').uuid()).toMatch(/^[\dA-F]{8}-[\dA-F]{4}-4[\dA-F]{3}-[89AB][\dA-F]{3}-[\dA-F]{12}$/);
  });

  it('draws integers in range', () => {
    const random = seededRandom('ints');
    const drawn = Array.from({ length: 500 }, () => random.int(3));
    expect(new Set(drawn)).toEqual(new Set([0, 1, 2]));
  });

  it('derives device seeds that do not collide by concatenation', () => {
    expect(deviceSeed('ab', 'c')).not.toBe(deviceSeed('a', 'bc'));
  });
});
