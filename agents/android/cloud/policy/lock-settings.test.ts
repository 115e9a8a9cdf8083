import { describe, expect, it } from 'vitest';
import { lockSettings } from './lock-settings.js';

const fullyManaged = { mode: 'fully-managed', apiLevel: 35 } as const;
const personal = { mode: 'work-profile', apiLevel: 35 } as const;

describe('what a policy asks of locks', () => {
  it('becomes settings of the engine', () => {
    const policy = {
      passwordPolicies: [
        {
          passwordScope: 'SCOPE_DEVICE',
          passwordQuality: 'NUMERIC_COMPLEX',
          passwordMinimumLength: 6,
          passwordHistoryLength: 5,
          maximumFailedPasswordsForWipe: 10,
          passwordExpirationTimeout: '864000s',
        },
      ],
      maximumTimeToLock: '90000',
      keyguardDisabledFeatures: ['TRUST_AGENTS', 'CAMERA'],
      frpAdminEmails: ['a@b.test', 'c@d.test'],
    };
    expect(lockSettings(policy, fullyManaged)).toEqual({
      details: [],
      settings: {
        'DeviceLock/Quality': 'numericComplex',
        'DeviceLock/MinimumLength': '6',
        'DeviceLock/History': '5',
        'DeviceLock/MaximumFailedPasswords': '10',
        'DeviceLock/ExpirationDays': '10',
        'DeviceLock/MaximumMinutesToLock': '1',
        'DeviceLock/DisabledFeatures': 'trustAgents',
        'OwnerPolicy/FactoryResetProtectionAccounts': 'a@b.test,c@d.test',
      },
    });
  });

  it('means the lock of the profile where the policy says nothing of its scope', () => {
    expect(lockSettings({ passwordRequirements: { passwordQuality: 'COMPLEX' } }, personal).settings).toEqual({
      'WorkProfileLock/Quality': 'complex',
    });
  });

  it.each([
    [
      'a scope that is not there',
      [{ passwordScope: 'SCOPE_PROFILE', passwordQuality: 'NUMERIC' }],
      35,
      'MANAGEMENT_MODE',
    ],
    ['a complexity before Android 12', [{ passwordQuality: 'COMPLEXITY_LOW' }], 30, 'API_LEVEL'],
    ['a quality that is none', [{ passwordQuality: 'STRONG' }], 35, 'INVALID_VALUE'],
    ['a time that is none', [{ passwordExpirationTimeout: 'a year' }], 35, 'INVALID_VALUE'],
  ])('reports %s', (_what, passwordPolicies, apiLevel, nonComplianceReason) => {
    const { settings, details } = lockSettings({ passwordPolicies }, { mode: 'fully-managed', apiLevel });
    expect(settings).toEqual({});
    expect(details).toMatchObject([{ settingName: 'passwordPolicies', nonComplianceReason }]);
  });
});
