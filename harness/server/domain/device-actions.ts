import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { aospMethods } from './aosp/record.js';

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

const wipeAndDelete: readonly DeviceAction[] = ['Wipe', 'Delete'];

/** The actions that there are for Android devices without Google Mobile Services. */
const actionsWithoutGoogle = rule(['AOU-021', 'AOL-019'], {
  holds: (_context: TenantContext): readonly DeviceAction[] => wipeAndDelete,
  mutants: {
    everyAction: () => deviceActions,
    locksToo: () => [...wipeAndDelete, 'Remote Lock'] as const,
    wipesOnly: () => ['Wipe'] as const,
    deletesOnly: () => ['Delete'] as const,
  },
});

/** Whether an action can be done with many devices of this method at once. */
const inBulkWithoutGoogle = rule(['AOU-021', 'AOL-019'], {
  holds: (_context: TenantContext): boolean => false,
  mutants: { manyAtOnce: () => true },
});

export const actionInBulk = (context: TenantContext, method: Method): boolean =>
  !aospMethods.includes(method) || inBulkWithoutGoogle(context);

/** The actions on the page of a device that came in by this method. */
export function actionsFor(context: TenantContext, method: Method): readonly DeviceAction[] {
  if (aospMethods.includes(method)) return actionsWithoutGoogle(context);
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

export const deviceActionRules: readonly RuleSummary[] = [
  actionsThere,
  actionsWithoutGoogle,
  inBulkWithoutGoogle,
  holderActionsThere,
  renameReaches,
];
