import { describe, expect, it } from 'vitest';
import { allowedProvisioningModes, managementModes } from './management-modes.table.js';
import { judgeUserRestriction } from './policy-engine.js';
import { userRestrictions } from './user-restrictions.table.js';

describe('user restrictions by mode and API level', () => {
  it.each([
    ['no_install_apps', 'work-profile', 35, 'profile'],
    ['no_install_apps', 'fully-managed', 24, 'device'],
    ['no_cross_profile_copy_paste', 'work-profile', 28, 'profile'],
    ['no_cross_profile_copy_paste', 'cope', 33, 'profile'],
    ['no_bluetooth', 'cope', 33, 'device'],
    ['no_cellular_2g', 'fully-managed', 34, 'device'],
    ['no_factory_reset', 'dedicated', 28, 'device'],
  ] as const)('%s on %s at API level %i reaches the %s', (value, mode, apiLevel, reach) => {
    expect(judgeUserRestriction(value, { mode, apiLevel })).toEqual({ kind: 'applied', reach });
  });

  it.each([
    ['no_bluetooth', 'work-profile', 35, 'MANAGEMENT_MODE'],
    ['no_factory_reset', 'cope', 35, 'MANAGEMENT_MODE'],
    ['no_cross_profile_copy_paste', 'fully-managed', 35, 'MANAGEMENT_MODE'],
    ['no_cellular_2g', 'fully-managed', 33, 'API_LEVEL'],
    ['no_bluetooth', 'cope', 29, 'API_LEVEL'],
    ['no_printing', 'work-profile', 26, 'API_LEVEL'],
    ['no_such_thing', 'fully-managed', 35, 'UNSUPPORTED'],
  ] as const)('%s on %s at API level %i is refused: %s', (value, mode, apiLevel, reason) => {
    expect(judgeUserRestriction(value, { mode, apiLevel })).toEqual({ kind: 'refused', reason });
  });

  it('knows each restriction once', () => {
    expect(new Set(userRestrictions.map(({ value }) => value)).size).toBe(userRestrictions.length);
    expect(new Set(userRestrictions.map(({ constant }) => constant)).size).toBe(userRestrictions.length);
  });

  it('reaches a whole device from a personal one never', () => {
    const reaches = userRestrictions.map(({ value }) =>
      judgeUserRestriction(value, { mode: 'work-profile', apiLevel: 99 }),
    );
    expect(reaches).not.toContainEqual(expect.objectContaining({ reach: 'device' }));
  });

  it('offers every mode by some payload', () => {
    expect(new Set(Object.values(allowedProvisioningModes).flat())).toEqual(
      new Set(managementModes.filter((mode) => mode !== 'device-admin')),
    );
  });
});
