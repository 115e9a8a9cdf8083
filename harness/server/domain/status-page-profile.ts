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

/** Behaviour of the status page of a PC; undefined where it gets none. */
export function statusPageOf(context: TenantContext, device: DeviceState): StatusPageBehaviour | undefined {
  const { device: ofDevice, user, standard } = assignedTo(context, device);
  const found = inOrder(context, highest(context, ofDevice), highest(context, user));
  return found?.settings ?? forEverybodyElse(context, standard);
}

function assignedTo({ state }: TenantContext, device: DeviceState): Assigned {
  const { profiles, default: standard } = statusPageSettings(state);
  const groups = device.upn === undefined ? [] : (state.people.get(device.upn)?.groups ?? []);
  const matching = profiles.filter(
    ({ enabled, filter }) => enabled && (filter === undefined || passes(filter, device)),
  );
  const reaches = (wanted: readonly string[], own: readonly string[], anybody: boolean): boolean =>
    (anybody && wanted.includes('all')) || wanted.some((group) => own.includes(group));
  return {
    device: matching.filter(({ deviceGroups }) => reaches(deviceGroups, [device.method], true)),
    user: matching.filter(({ userGroups }) => reaches(userGroups, groups, device.upn !== undefined)),
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

export const statusPageProfileRules: readonly RuleSummary[] = [highest, inOrder, forEverybodyElse];
