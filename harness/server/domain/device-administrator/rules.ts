import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { breaksByAdministrator, deviceHealth } from './compliance.js';
import { moveRules } from './move-rules.js';

/** Whether Android devices may enroll by device administrator at all. */
export const administratorIsOn = rule('DAD-003', {
  holds: (_context: RuleContext, { enabled, authority }: Switches): boolean => enabled && authority,
  mutants: {
    alwaysOn: () => true,
    withoutAuthority: (_context, { enabled }) => enabled,
    neverOn: () => false,
  },
});

interface Switches {
  /** The organisation's setting. */
  readonly enabled: boolean;
  /** Whether this server is the MDM authority. */
  readonly authority: boolean;
}

/** What an Android device tells of itself and of the place where it is used. */
export interface Situation {
  readonly googleServices: boolean;
  readonly androidEnterprise: boolean;
  readonly teamsCertified: boolean;
}

/** Whether a device in this situation may enroll by device administrator: nothing of Google's is asked. */
export const takesSituation = rule('DAD-002', {
  holds: (_context: RuleContext, _situation: Situation): boolean => true,
  mutants: {
    needsGoogleServices: (_context, { googleServices }) => googleServices,
    needsAndroidEnterprise: (_context, { androidEnterprise }) => androidEnterprise,
    sendsTeamsDevicesAway: (_context, { teamsCertified }) => !teamsCertified,
  },
});

/** Whether device administrator is still the recommended way, so that the device is left where it is. */
export const staysRecommended = rule('DAD-002', {
  holds: (_context: RuleContext, situation: Situation): boolean =>
    !situation.googleServices || !situation.androidEnterprise || situation.teamsCertified,
  mutants: {
    movesDevicesWithoutGoogle: (_context, { androidEnterprise, teamsCertified }) =>
      !androidEnterprise || teamsCertified,
    movesAreasWithoutEnterprise: (_context, { googleServices, teamsCertified }) => !googleServices || teamsCertified,
    movesTeamsDevices: (_context, { googleServices, androidEnterprise }) => !googleServices || !androidEnterprise,
    keepsEverything: () => true,
  },
});

/** Whether the report of devices to be moved lists a device. */
export const isListedForMove = rule('DAD-001', {
  holds: (_context: RuleContext, recommended: boolean): boolean => !recommended,
  mutants: { listsNothing: () => false },
});

/** What a device type restriction says of a device that comes by device administrator. */
export const administratorRestriction = rule('DAD-005', {
  holds: (_context: RuleContext, wanted: Blocks, corporate: boolean): BlockReason | undefined =>
    blocked(wanted, corporate),
  mutants: {
    blocksNothing: () => undefined,
    platformOnly: (_context, { platform }, corporate) => blocked({ platform, personal: false }, corporate),
    personalOnly: (_context, { personal }, corporate) => blocked({ platform: false, personal }, corporate),
    corporateToo: (_context, wanted) => blocked(wanted, false),
  },
});

interface Blocks {
  /** The whole platform is blocked. */
  readonly platform: boolean;
  /** Devices that are not the organisation's are blocked. */
  readonly personal: boolean;
}

export type BlockReason = 'platform-blocked' | 'personal-device-blocked';

function blocked({ platform, personal }: Blocks, corporate: boolean): BlockReason | undefined {
  if (platform) return 'platform-blocked';
  return personal && !corporate ? 'personal-device-blocked' : undefined;
}

export const deviceAdministratorRules: readonly RuleSummary[] = [
  deviceHealth,
  breaksByAdministrator,
  ...moveRules,
  administratorIsOn,
  takesSituation,
  staysRecommended,
  isListedForMove,
  administratorRestriction,
];
