import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import {
  type AppType,
  type AssignedTo,
  appContexts,
  deviceOnlySettings,
  type SettingContext,
} from './setting-contexts.table.js';
import type { SharedPolicy } from './settings.js';

export type Sharing = 'Shared iPad' | 'Shared Device Mode';

/** In which context a setting holds on a Shared iPad. */
export const settingContext = rule('SIP-026', {
  holds: (_context: TenantContext, policy: Pick<SharedPolicy, 'profile' | 'setting'>, to: AssignedTo): SettingContext =>
    contextOf(policy, to),
  mutants: {
    usersGetDeviceSettings: (_context, _policy, to) => (to === 'user group' ? 'User' : 'Device'),
    usersGetNothing: (_context, _policy, to) => (to === 'user group' ? 'Not applicable' : 'Device'),
    devicesGetNothing: (_context, policy, to) => (to === 'device group' ? 'Not applicable' : contextOf(policy, to)),
  },
});

function contextOf({ profile, setting }: Pick<SharedPolicy, 'profile' | 'setting'>, to: AssignedTo): SettingContext {
  if (to === 'device group') return 'Device';
  const only = deviceOnlySettings[profile];
  return only === 'all' || only === undefined || only.includes(setting) ? 'Not applicable' : 'User';
}

/** Where an app of a type may be assigned. */
export const appContext = rule('SIP-031', {
  holds: (_context: TenantContext, type: AppType, to: AssignedTo): SettingContext => appContexts[type][to],
  mutants: {
    everythingToDevices: (_context, type, to) => (to === 'device group' ? 'Device' : appContexts[type][to]),
    nothingToUsers: (_context, type, to) => (to === 'user group' ? 'Not applicable' : appContexts[type][to]),
    nothingToDevices: (_context, type, to) => (to === 'device group' ? 'Not applicable' : appContexts[type][to]),
  },
});

/** Whether an app type reaches a kind of shared device at all. */
export const appTypeIsSupported = rule('SIP-018', {
  holds: (_context: TenantContext, sharing: Sharing, _type: AppType, supportsMode: boolean): boolean =>
    sharing === 'Shared iPad' || supportsMode,
  mutants: {
    unchangedAppsInMode: () => true,
    onlyPurchasedApps: (_context, sharing, type, supportsMode) =>
      sharing === 'Shared iPad' ? type === 'vpp-device' : supportsMode,
  },
});

/** Whether an assignment is sent, given its intent: nobody on a shared device can choose what is available. */
export const intentIsSent = rule(['SIP-040', 'SIP-020'], {
  holds: (_context: TenantContext, intent: 'required' | 'available'): boolean => intent === 'required',
  mutants: { sendsWhatIsAvailable: () => true },
});

/** Whether a policy of this kind is for shared devices. */
export const kindIsSupported = rule('SIP-020', {
  holds: (_context: TenantContext, kind: string): boolean => !unsupportedKinds.includes(kind),
  mutants: {
    protectsApps: (_context, kind) => kind === 'App protection' || !unsupportedKinds.includes(kind),
    sendsCompanyPortal: (_context, kind) => kind === 'Company Portal' || !unsupportedKinds.includes(kind),
  },
});

const unsupportedKinds: readonly string[] = ['App protection', 'Company Portal', 'Compliance'];

/** Whether what is assigned to groups of users reaches a kind of shared device. */
export const usersAreTargets = rule('SIP-019', {
  holds: (_context: TenantContext, sharing: Sharing): boolean => sharing === 'Shared iPad',
  mutants: { onEveryKind: () => true, onNone: () => false },
});

/** Whether policies of a user's groups reach an account, given whether the directory is federated and knows the user by the account's name. */
export const accountIsOfUser = rule('SIP-027', {
  holds: (_context: TenantContext, federated: boolean, sameName: boolean): boolean => federated || sameName,
  mutants: { anyAccount: () => true, federatedOnesMissOut: (_context, federated, sameName) => !federated && sameName },
});

/** Whether they reach one of the same name though the directory is not federated. */
export const withoutFederation = rule('SIP-046', {
  holds: (_context: TenantContext, _federated: boolean): boolean => true,
  mutants: { enforcesFederation: (_context, federated) => federated },
});

/** Whether an assignment goes to the device itself, where a temporary session finds it. */
export const onDeviceItself = rule(['SIP-028', 'SIP-033', 'SIP-034'], {
  holds: (_context: TenantContext, to: AssignedTo): boolean => to === 'device group',
  mutants: { everythingAssigned: () => true },
});

/** Whether policies of the device group reach whoever signs in. */
export const reachesEverybody = rule(['SIP-032', 'SIP-033', 'SIP-034'], {
  holds: (_context: TenantContext): boolean => true,
  mutants: { reachesNobody: () => false },
});

/** What of one setting with several values on device groups is sent: the one assigned first. */
export const sentOfConflict = rule('SIP-037', {
  holds: (_context: TenantContext, values: readonly SharedPolicy[]): readonly SharedPolicy[] => values.slice(0, 1),
  mutants: { sendsAll: (_context, values) => values },
});

/** Whether a device session brings what is assigned to its groups: on every contact, whoever asked for it. */
export const sentAtContact = rule('SIP-029', {
  holds: (_context: TenantContext, _first: boolean): boolean => true,
  mutants: { onlyAtEnrollment: (_context, first) => first, never: () => false },
});

/** Whether a device belongs to a dynamic group. */
export const isMember = rule('SIP-025', {
  holds: (_context: TenantContext, profileOfDevice: string | undefined, profileOfGroup: string): boolean =>
    profileOfDevice === profileOfGroup,
  mutants: { everyDevice: () => true, noDevice: () => false },
});

/** Whether an app can be assigned, given whether it came with the volume purchase token or needs none. */
export const purchasedAppIsKnown = rule('SIP-030', {
  holds: (_context: TenantContext, known: boolean): boolean => known,
  mutants: { assignsUnpurchased: () => true, assignsNone: () => false },
});

/** What an e-mail profile comes to on a Shared iPad. */
export const mailOutcome = rule('SIP-044', {
  holds: (_context: TenantContext): 'error' | 'sent' => 'error',
  mutants: { sendsIt: (): 'error' | 'sent' => 'sent' },
});

/** Whether the reports of a policy count an assignment. */
export const isReported = rule('SIP-045', {
  holds: (_context: TenantContext, to: AssignedTo): boolean => to === 'device group',
  mutants: { countsUsersToo: () => true },
});

/** Whether a device has a result of compliance, given how it is shared. */
export const hasCompliance = rule('SIP-042', {
  holds: (_context: TenantContext, sharing: Sharing | undefined): boolean => sharing !== 'Shared iPad',
  mutants: { judgesEveryDevice: () => true },
});

/** How the record of a device names its sharing. */
export const sharingShown = rule('SIP-011', {
  holds: (_context: TenantContext, sharing: Sharing): string => sharing,
  mutants: { calledShared: () => 'Shared', alwaysIpad: () => 'Shared iPad' },
});

/** Rules about what is assigned to shared devices. */
export const sharedAssignmentRules: readonly RuleSummary[] = [
  settingContext,
  appContext,
  appTypeIsSupported,
  intentIsSent,
  kindIsSupported,
  usersAreTargets,
  accountIsOfUser,
  withoutFederation,
  reachesEverybody,
  onDeviceItself,
  sentOfConflict,
  sentAtContact,
  isMember,
  purchasedAppIsKnown,
  mailOutcome,
  isReported,
  hasCompliance,
  sharingShown,
];
