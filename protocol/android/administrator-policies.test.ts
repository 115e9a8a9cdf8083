import { describe, expect, it } from 'vitest';
import { administratorPolicies, administratorPolicy } from './administrator-policies.table.js';

describe('what a device administrator may ask', () => {
  it('lost four policies with Android 10 ("Device admin deprecation", Android Enterprise documentation)', () => {
    const gone = Object.entries(administratorPolicies).filter(([, life]) => 'until' in life && life.until === 28);
    expect(gone.map(([name]) => name).sort()).toEqual([
      'disable-camera',
      'disable-keyguard-features',
      'expire-password',
      'limit-password',
    ]);
  });

  it('has no name of the object prototype', () => {
    expect(administratorPolicy('toString')).toBeUndefined();
    expect(administratorPolicy('force-lock')).toEqual({ from: 8 });
  });
});
