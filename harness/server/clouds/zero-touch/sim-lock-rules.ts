import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** Whether a claim is in order: the profile of a SIM lock goes with that section and with no other (ClaimDeviceRequest.simlockProfileId). */
export const hasSimLockProfile = rule('XAD-101', {
  holds: (_context: RuleContext, isSimLock: boolean, hasProfile: boolean): boolean => isSimLock === hasProfile,
  mutants: {
    withoutProfile: (_context, isSimLock, hasProfile) => isSimLock || !hasProfile,
    anySection: (_context, isSimLock, hasProfile) => !isSimLock || hasProfile,
  },
});

type SimLockState = 'UNLOCKED' | 'LOCKED_TO_PARTNER' | 'LOCKED_TO_OTHER_PARTNER';

/** To whom a device is locked, as a reseller may know it (GetDeviceSimLockStateResponse.simLockState). */
export const simLockState = rule('XAD-102', {
  holds: (_context: RuleContext, holder: string | undefined, asking: string): SimLockState => {
    if (holder === undefined) return 'UNLOCKED';
    return holder === asking ? 'LOCKED_TO_PARTNER' : 'LOCKED_TO_OTHER_PARTNER';
  },
  mutants: {
    neverLocked: () => 'UNLOCKED',
    everyLockIsMine: (_context, holder) => (holder === undefined ? 'UNLOCKED' : 'LOCKED_TO_PARTNER'),
  },
});

export const simLockRules: readonly RuleSummary[] = [hasSimLockProfile, simLockState];
