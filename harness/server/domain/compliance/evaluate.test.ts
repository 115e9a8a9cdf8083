import { describe, expect, it } from 'vitest';
import { days } from '../../../../protocol/base/clock.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { RecordingRuleBook } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { emptyState } from '../../tenant-state.js';
import { recordEnrolling } from '../devices.js';
import { evaluateCompliance } from './evaluate.js';
import { sentMails } from './messages.js';
import { normalizeCompliancePolicies } from './policy.js';
import { breachesOf, standings } from './standing.js';

const start = Date.UTC(2026, 0, 1);
const settings = { 'Device Properties': { 'Minimum OS version': '15' } };
const policy = { platform: 'Personally-owned work profile', name: 'Up to date', settings, assignments: 'all' };

/** A tenant whose clock the test moves, with one device on Android 14. */
function world(actions: readonly JsonObject[] = []) {
  const state = emptyState();
  let now = start;
  const rules = new RecordingRuleBook();
  const context = (): TenantContext => ({ now, state, editions: new Set(), rules });
  const stub: Partial<Tenant> = {
    state,
    random: seededRandom('ab'.repeat(16)),
    clock: { now: () => now, sleep: async () => {} },
    context,
    url: (service, path) => `https://${service}.t1.test${path}`,
  };
  state.settings.set(
    'compliance-policies',
    normalizeCompliancePolicies({ policies: [{ ...policy, actions }] }, context()),
  );
  const device = recordEnrolling(
    state,
    {
      platform: 'android',
      method: 'android-work-profile',
      enrollmentId: 'd',
      certificateSha256: '',
      upn: 'a@t1.test',
      osVersion: '14',
    },
    now,
  );
  return {
    device,
    state,
    evaluateAfter(count: number) {
      now = start + days(count);
      evaluateCompliance(stub as Tenant, device);
    },
    standing: () => standings(context(), device)[0]?.state,
    mails: () => sentMails(context()).rows as readonly JsonObject[],
  };
}

describe('compliance', () => {
  it('remembers since when a device does not comply, and forgets it when it does again', () => {
    const { device, evaluateAfter, standing } = world([{ action: 'Mark device noncompliant', days: 3 }]);
    evaluateAfter(0);
    evaluateAfter(2);
    expect(breachesOf(device)['Up to date']?.since).toBe(start);
    expect(standing()).toBe('in grace period');
    evaluateAfter(3);
    expect(standing()).toBe('noncompliant');
    device.osVersion = '15';
    evaluateAfter(4);
    expect(standing()).toBe('compliant');
    expect(breachesOf(device)).toEqual({});
  });

  it('does each action once, on its day', () => {
    const mail = { action: 'Send email to end user', days: 2, template: 'Please update' };
    const { evaluateAfter, mails } = world([mail]);
    evaluateAfter(0);
    evaluateAfter(1);
    expect(mails()).toEqual([]);
    evaluateAfter(2);
    evaluateAfter(5);
    expect(mails()).toHaveLength(1);
    expect(mails()[0]).toMatchObject({ template: 'Please update', to: ['a@t1.test'] });
  });

  it('does not judge a device that has not told', () => {
    const { device, standing, evaluateAfter } = world();
    delete device.osVersion;
    evaluateAfter(1);
    expect(standing()).toBe('not evaluated');
  });
});

describe('a compliance policy', () => {
  const context: TenantContext = {
    now: start,
    state: emptyState(),
    editions: new Set(),
    rules: new RecordingRuleBook(),
  };
  const written = (change: JsonObject) => () =>
    normalizeCompliancePolicies({ policies: [{ ...policy, ...change }] }, context);

  it.each([
    [{ platform: 'Palm OS' }, /platforms are/],
    [{ settings: { 'Device Health': {} } }, undefined],
    [{ settings: { 'Device Health': { 'Block rooted devices': 'Yes' } } }, /no such setting/],
    [{ actions: [{ action: 'Shout' }] }, /action/],
    [{ actions: [{ action: 'Mark device noncompliant', days: -1 }] }, /days/],
  ])('with %j', (change, objection) => {
    if (objection === undefined) expect(written(change as JsonObject)).not.toThrow();
    else expect(written(change as JsonObject)).toThrow(objection);
  });

  it('marks devices at once unless it says otherwise', () => {
    expect(written({ actions: [] })()).toMatchObject({
      policies: [{ actions: [{ action: 'Mark device noncompliant', days: 0 }] }],
    });
  });
});
