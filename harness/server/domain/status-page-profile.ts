import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import type { DeviceState } from './state.js';
import { type StatusPageBehaviour, type StatusPageProfile, statusPageSettings } from './status-page-settings.js';

/** Which profiles are assigned to a PC and to its user, each in the order of priority. */
interface Assigned {
  readonly device: readonly StatusPageProfile[];
  readonly user: readonly StatusPageProfile[];
  readonly standard: StatusPageBehaviour;
}

const highest = rule(['ESP-022', 'ESP-025'], {
  holds: (_context: RuleContext, byPriority: readonly StatusPageProfile[]): StatusPageProfile | undefined =>
    byPriority[0],
  mutants: { takesTheLowest: (_context, byPriority) => byPriority.at(-1) },
});

const inOrder = rule('ESP-023', {
  holds: (_context: RuleContext, device: StatusPageProfile | undefined, user: StatusPageProfile | undefined) =>
    device ?? user,
  mutants: { userFirst: (_context, device, user) => user ?? device },
});

const forEverybodyElse = rule(['ESP-020', 'ESP-021'], {
  holds: (_context: RuleContext, standard: StatusPageBehaviour): StatusPageBehaviour | undefined => standard,
  mutants: {
    nobodyElse: () => undefined,
    alwaysHidden: (_context, standard) => ({ ...standard, showProgress: false }),
    alwaysShown: (_context, standard) => ({ ...standard, showProgress: true }),
  },
});

/** Whether a profile for these groups of devices is for this one; PCs of one method are a group. */
const reachesDevice = rule('ESP-012', {
  holds: (_context: RuleContext, groups: readonly string[], method: string): boolean =>
    groups.includes('all') || groups.includes(method),
  mutants: {
    everyDevice: (_context, groups) => groups.length > 0,
    onlyAll: (_context, groups) => groups.includes('all'),
  },
});

/** Whether profiles for users count: not where nobody is the PC's user. */
const userProfilesCount = rule('ESP-024', {
  holds: (_context: RuleContext, hasUser: boolean): boolean => hasUser,
  mutants: { countForEveryPc: () => true },
});

/** Whether PCs that come this way can have a status page: those of a directory join and of every kind of Autopilot among them. */
const offersPage = rule('ESP-002', {
  holds: (_context: RuleContext, _method: string): boolean => true,
  mutants: {
    onlyJoins: (_context, method) => method === 'windows-aad-join',
    noUserless: (_context, method) => !method.endsWith('self-deploying'),
    onlyAutopilot: (_context, method) => method.startsWith('windows-autopilot'),
  },
});

/** Behaviour of the status page of a PC; undefined where it gets none. */
export function statusPageOf(context: TenantContext, device: DeviceState): StatusPageBehaviour | undefined {
  if (!offersPage(context, device.method)) return undefined;
  const { device: ofDevice, user, standard } = assignedTo(context, device);
  const found = inOrder(context, highest(context, ofDevice), highest(context, user));
  return found?.settings ?? forEverybodyElse(context, standard);
}

function assignedTo(context: TenantContext, device: DeviceState): Assigned {
  const { state } = context;
  const { profiles, default: standard } = statusPageSettings(state);
  const groups = device.upn === undefined ? [] : (state.people.get(device.upn)?.groups ?? []);
  const matching = profiles.filter(
    ({ enabled, filter }) => enabled && (filter === undefined || passes(filter, device)),
  );
  return {
    device: matching.filter(({ deviceGroups }) => reachesDevice(context, deviceGroups, device.method)),
    user: userProfilesCount(context, device.upn !== undefined)
      ? matching.filter(({ userGroups }) => userGroups.some((group) => group === 'all' || groups.includes(group)))
      : [],
    standard,
  };
}

function passes({ property, value }: NonNullable<StatusPageProfile['filter']>, device: DeviceState): boolean {
  const told: Readonly<Record<string, string | undefined>> = {
    osVersion: device.osVersion,
    operatingSystemSKU: device.detail.osEdition as string | undefined,
    enrollmentProfileName: device.detail.enrollmentProfile as string | undefined,
  };
  return told[property]?.startsWith(value) ?? false;
}

export const statusPageProfileRules: readonly RuleSummary[] = [
  highest,
  inOrder,
  forEverybodyElse,
  reachesDevice,
  userProfilesCount,
  offersPage,
];
