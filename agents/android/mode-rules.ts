import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import { type RuleContext, rule } from '../../protocol/base/rule.js';

/** Whether the user may reset the device in its settings (UserManager, DISALLOW_FACTORY_RESET). */
export const userMayReset = rule('AFM-004', {
  holds: (_context: RuleContext, blocked: boolean): boolean => !blocked,
  mutants: { policyIsIgnored: () => true, never: () => false },
});

/** Whether the work profile can be made as the user that the person is on the device. */
export const enrollsAsUser = rule('AWP-005', {
  holds: (_context: RuleContext, user: 'primary' | 'secondary'): boolean => user === 'primary',
  mutants: { anyUser: () => true, onlySecondaryUsers: (_context, user) => user === 'secondary' },
});

const companyModes: readonly ManagementMode[] = ['cope', 'fully-managed', 'dedicated'];

/** Whether a mode reaches the device beyond a work profile: that of every company's device does. */
export const reachesDevice = rule('ACW-003', {
  holds: (_context: RuleContext, mode: ManagementMode): boolean => companyModes.includes(mode),
  mutants: { onlyDeviceOwners: (_context, mode) => mode !== 'cope' && companyModes.includes(mode) },
});

/** The app that enrolls in a mode, as it names itself. */
export const enrollingApp = rule('MGP-005', {
  holds: (_context: RuleContext, mode: ManagementMode): string =>
    mode === 'work-profile' ? 'Intune Company Portal' : 'Microsoft Intune',
  mutants: { theSameEverywhere: () => 'Microsoft Intune' },
});

/** Rules of single management modes that an Android device keeps. */
export const androidModeRules = [userMayReset, enrollsAsUser, enrollingApp, reachesDevice];
