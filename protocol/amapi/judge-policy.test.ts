import { describe, expect, it } from 'vitest';
import { managementModes } from '../android/management-modes.table.js';
import type { Json } from '../base/vocabulary.js';
import { judgeField, judgePolicy } from './judge-policy.js';
import { policyFields, settingFields } from './policy-fields.table.js';

const judge = (policy: Record<string, Json>, mode: (typeof managementModes)[number], apiLevel = 35) =>
  judgePolicy(policy, { mode, apiLevel }, judgeField);

describe('a policy', () => {
  it('has its restrictions, its other fields and what does not hold apart', () => {
    const policy = { name: 'p', version: '1', smsDisabled: true, statusBarDisabled: true, playStoreMode: 'BLACKLIST' };
    expect(judge(policy, 'cope')).toEqual({
      restrictions: { no_sms: 'device' },
      applied: ['playStoreMode'],
      nonComplianceDetails: [{ settingName: 'statusBarDisabled', nonComplianceReason: 'MANAGEMENT_MODE' }],
    });
  });

  it('asks for nothing by false', () => {
    expect(judge({ smsDisabled: false, statusBarDisabled: false }, 'work-profile').nonComplianceDetails).toEqual([]);
  });

  it('holds nothing on a device whose administrator is an app', () => {
    const details = judge({ playStoreMode: 'BLACKLIST', smsDisabled: true }, 'device-admin').nonComplianceDetails;
    expect(details.map(({ nonComplianceReason }) => nonComplianceReason)).toEqual([
      'MANAGEMENT_MODE',
      'MANAGEMENT_MODE',
    ]);
  });

  it.each(Object.entries(settingFields))(
    'holds %s from the version on that brought it, in some mode',
    (field, { minApiLevel = 21, values }) => {
      const value: Json =
        values === 'digits' ? '1' : Array.isArray(values) ? (values[0] ?? '') : { NetworkConfigurations: [{}] };
      const verdicts = (apiLevel: number) =>
        managementModes
          .map((mode) => judgeField(field, value, { mode, apiLevel }))
          .map((v) => (v.kind === 'applied' ? v.kind : v.reason));
      expect(verdicts(minApiLevel)).toContain('applied');
      expect(verdicts(minApiLevel - 1).includes('applied')).toBe(settingFields[field]?.minApiLevel === undefined);
    },
  );

  it.each([
    ['frpAdminEmails', ['it@contoso.test'], ['it']],
    ['maximumTimeToLock', '60000', '1 minute'],
    ['permittedInputMethods', { packageNames: ['a.b'] }, { packageNames: ['b'] }],
    ['openNetworkConfiguration', '{"NetworkConfigurations":[{}]}', 'networks'],
    ['playStoreMode', 'WHITELIST', 'white'],
  ] as const)('takes sound values of %s and no others', (field, sound, bad) => {
    const managed = { mode: 'fully-managed', apiLevel: 35 } as const;
    expect(judgeField(field, sound as unknown as Json, managed).kind).toBe('applied');
    expect(judgeField(field, bad as unknown as Json, managed)).toEqual({ kind: 'refused', reason: 'INVALID_VALUE' });
  });

  it('has every field of a policy once', () => {
    expect(policyFields.size).toBeGreaterThan(90);
    expect(judgeField('nobodyKnows', true, { mode: 'cope', apiLevel: 35 })).toEqual({
      kind: 'refused',
      reason: 'UNSUPPORTED',
    });
  });
});
