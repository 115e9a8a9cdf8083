import { describe, expect, it } from 'vitest';
import type { ManagementMode } from './management-modes.table.js';
import { judgePolicySetting } from './security-policy.js';

const on = (mode: ManagementMode, apiLevel = 35) => ({ mode, apiLevel });
const reasonOf = (...args: Parameters<typeof judgePolicySetting>): string => {
  const verdict = judgePolicySetting(...args);
  return verdict.kind === 'refused' ? verdict.reason : verdict.reach;
};

describe('setting x management mode x API level x value', () => {
  it('lets every owner lock the device, and no device administrator (DevicePolicyManager.getParentProfileInstance)', () => {
    expect(reasonOf('DeviceLock', 'MinimumLength', '6', on('work-profile'))).toBe('device');
    expect(reasonOf('DeviceLock', 'MinimumLength', '6', on('dedicated'))).toBe('device');
    expect(reasonOf('DeviceLock', 'MinimumLength', '6', on('device-admin'))).toBe('MANAGEMENT_MODE');
  });

  it('keeps profile settings to profile owners', () => {
    expect(reasonOf('WorkProfile', 'ScreenCaptureDisabled', 'true', on('cope'))).toBe('profile');
    expect(reasonOf('WorkProfile', 'ScreenCaptureDisabled', 'true', on('fully-managed'))).toBe('MANAGEMENT_MODE');
  });

  it('lets the owner of a company-owned profile protect the whole device against resets', () => {
    expect(reasonOf('OwnerPolicy', 'FactoryResetProtectionAccounts', 'a@b.c', on('cope'))).toBe('device');
    expect(reasonOf('OwnerPolicy', 'FactoryResetProtectionAccounts', 'a@b.c', on('work-profile'))).toBe(
      'MANAGEMENT_MODE',
    );
  });

  it('judges the mode before the version, and the version before the value', () => {
    expect(reasonOf('WorkProfile', 'ContactsSearchDisabled', 'maybe', on('fully-managed', 21))).toBe('MANAGEMENT_MODE');
    expect(reasonOf('WorkProfile', 'ContactsSearchDisabled', 'maybe', on('work-profile', 23))).toBe('API_LEVEL');
    expect(reasonOf('WorkProfile', 'ContactsSearchDisabled', 'maybe', on('work-profile', 24))).toBe('INVALID_VALUE');
  });

  it.each([
    ['DeviceLock', 'Quality', 'strong'],
    ['DeviceLock', 'MinimumLength', '-1'],
    ['DeviceLock', 'MinimumLength', '6.5'],
    ['DeviceLock', 'DisabledFeatures', 'trustAgents,fireworks'],
    ['OwnerPolicy', 'AccountTypesDisabled', ''],
  ])('refuses %s/%s as %j', (place, name, value) => {
    expect(reasonOf(place, name, value, on('fully-managed'))).toBe('INVALID_VALUE');
  });

  it.each([
    ['DeviceLock', 'constructor'],
    ['toString', 'MinimumLength'],
    ['WorkProfileLock', 'Unknown'],
  ])('knows no %s/%s', (place, name) => {
    expect(reasonOf(place, name, 'true', on('work-profile'))).toBe('UNSUPPORTED');
  });
});
