import { describe, expect, it } from 'vitest';
import { hours } from '../../../../protocol/base/clock.js';
import { RecordingRuleBook } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import { emptyState } from '../../tenant-state.js';
import { issueEnrollment } from '../enrollments.js';
import { issuedWith, judgeToken } from './tokens.js';

const context = (now: number, state = emptyState()): TenantContext => ({
  now,
  state,
  editions: new Set(),
  rules: new RecordingRuleBook(),
});

function issued(options: { readonly oneTime?: boolean } = {}) {
  const at = context(0);
  const enrollment = issueEnrollment(at, {
    reference: 'r',
    secret: 'token',
    platform: 'android',
    method: 'android-fully-managed',
    expiresAt: hours(1),
    options,
  });
  return { state: at.state, enrollment };
}

describe('an enrollment token', () => {
  it('opens until its time is over, that moment included', () => {
    const { state, enrollment } = issued();
    expect(judgeToken(context(hours(1), state), enrollment)).toEqual({ kind: 'admitted' });
    expect(judgeToken(context(hours(1) + 1, state), enrollment)).toMatchObject({ reason: 'token-expired' });
  });

  it('opens nothing once it is revoked', () => {
    const { state, enrollment } = issued();
    enrollment.revoked = true;
    expect(judgeToken(context(0, state), enrollment)).toMatchObject({ reason: 'token-revoked' });
  });

  it('opens once when it is for one device, and as often as wanted when it is not', () => {
    for (const oneTime of [true, false]) {
      const { state, enrollment } = issued({ oneTime });
      enrollment.uses = 1;
      expect(judgeToken(context(0, state), enrollment).kind).toBe(oneTime ? 'refused' : 'admitted');
    }
  });

  it.each(['', 'Token', 'token ', 'x'])('is not %j', (secret) => {
    expect(issuedWith(context(0, issued().state), secret)).toBeUndefined();
  });

  it('is itself', () => {
    const { state, enrollment } = issued();
    expect(issuedWith(context(0, state), 'token')).toBe(enrollment);
  });
});
