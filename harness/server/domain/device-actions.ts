import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';

/** Remote actions that an administrator finds on the page of an Apple device. */
export const deviceActions = [
  'Retire',
  'Delete',
  'Remote Lock',
  'Sync',
  'Wipe',
  'Reset Passcode',
  'Restart',
  'Shut Down',
  'Lost Mode',
  'Locate',
] as const;
export type DeviceAction = (typeof deviceActions)[number];

/** What the holder of a device may do with it in the Company Portal. */
export const holderActions = ['Rename', 'Remove', 'Remote Lock', 'Check Status', 'Reset'] as const;
export type HolderAction = (typeof holderActions)[number];

const inUserEnrollment: readonly DeviceAction[] = ['Retire', 'Delete', 'Remote Lock', 'Sync'];

/** The actions that there are for devices in User Enrollment. */
const actionsThere = rule('UEN-014', {
  holds: (_context: TenantContext): readonly DeviceAction[] => inUserEnrollment,
  mutants: {
    everyAction: () => deviceActions,
    wipesToo: () => [...inUserEnrollment, 'Wipe'] as const,
    resetsPasscodes: () => [...inUserEnrollment, 'Reset Passcode'] as const,
    locksNothing: () => inUserEnrollment.filter((action) => action !== 'Remote Lock'),
    retiresNothing: () => inUserEnrollment.filter((action) => action !== 'Retire'),
  },
});

/** The actions on the page of a device that came in by this method. */
export function actionsFor(context: TenantContext, method: Method): readonly DeviceAction[] {
  return method === 'ios-user-enrollment' ? actionsThere(context) : deviceActions;
}

export type PortalChannel = 'app' | 'website';

/** What the holder of a device in User Enrollment may do, in the app and on the website alike. */
const holderActionsThere = rule('UEN-015', {
  holds: (_context: TenantContext, _channel: PortalChannel): readonly HolderAction[] =>
    holderActions.filter((action) => action !== 'Reset'),
  mutants: {
    resetsToo: () => holderActions,
    noLockOnTheWebsite: (_context, channel) =>
      holderActions.filter((action) => action !== 'Reset' && (channel === 'app' || action !== 'Remote Lock')),
    removesNothing: () => holderActions.filter((action) => action !== 'Reset' && action !== 'Remove'),
  },
});

export function holderActionsFor(
  context: TenantContext,
  method: Method,
  channel: PortalChannel,
): readonly HolderAction[] {
  return method === 'ios-user-enrollment' ? holderActionsThere(context, channel) : holderActions;
}

/** Where a new name that the holder gives reaches. */
export const renameReaches = rule('UEN-016', {
  holds: (_context: TenantContext, _method: Method): 'portal' | 'everywhere' => 'portal',
  mutants: { renamesTheDevice: () => 'everywhere' as const },
});

export const deviceActionRules: readonly RuleSummary[] = [actionsThere, holderActionsThere, renameReaches];
