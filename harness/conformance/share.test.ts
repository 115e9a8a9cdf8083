import { describe, expect, it } from 'vitest';
import { inShare, readShare } from './share.js';

const ids = Array.from({ length: 400 }, (_, at) => `LIM-${at}/a-scenario`);

describe('a share', () => {
  it('has every id in exactly one of its parts, and each part about as many', () => {
    const parts = [1, 2, 3, 4].map((index) => ids.filter((id) => inShare(id, { index, total: 4 })));
    expect(parts.flat().sort()).toEqual([...ids].sort());
    for (const part of parts) expect(part.length).toBeGreaterThan(60);
  });

  it.each(['0/4', '5/4', '1', '1/0', 'half'])('is not %s', (text) => {
    expect(() => readShare(text)).toThrow(expect.objectContaining({ code: 'BAD_SHARE' }));
  });
});
