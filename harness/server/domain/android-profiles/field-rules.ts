import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TokenType, WifiType } from './profile.js';

/** The dynamic device group refers to the name. */
export const nameIsRequired = rule(['AOU-005', 'AOL-005', 'ADD-008', 'ACW-007'], {
  holds: (_context: RuleContext): boolean => true,
  mutants: { nameless: () => false },
});

export const descriptionIsRequired = rule(['AOU-005', 'AOL-005', 'ACW-007'], {
  holds: (_context: RuleContext): boolean => false,
  mutants: { wantsDescription: () => true },
});

export const scopeTagsAreRequired = rule(['AOU-005', 'AOL-005'], {
  holds: (_context: RuleContext): boolean => false,
  mutants: { wantsScopeTags: () => true },
});

/** Where a method's token has a date at all. */
export const expirationIsRequired = rule(['AOU-005', 'AOL-005', 'ADD-008'], {
  holds: (_context: RuleContext): boolean => true,
  mutants: { takesNoDate: () => false },
});

export const defaultTokenType = rule(['ADD-008', 'ADD-009'], {
  holds: (_context: RuleContext): TokenType => 'standard',
  mutants: { sharedByDefault: (): TokenType => 'shared-device-mode' },
});

/** Edition 002 of the manuals: the device has no control of its own to connect. */
export const wifiRequiredByOlderEdition = rule('AOU-007', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { goesWithout: () => false },
});

/** Edition 003: some devices connect by themselves. */
export const wifiRequiredByNewerEdition = rule('AOU-036', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { stillRequired: () => true },
});

export const wifiRequiredForUserless = rule('AOL-007', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { goesWithout: () => false },
});

/** Whether a network is hidden of which the administrator does not say it. */
export const hiddenByDefault = rule(['AOU-008', 'AOL-008'], {
  holds: (_context: RuleContext): boolean => false,
  mutants: { hiddenUnlessSaid: () => true },
});

export const wifiTypeIsRequired = rule(['AOU-009', 'AOL-009'], {
  holds: (_context: RuleContext): boolean => true,
  mutants: { takesAnyNetworkForOpen: () => false },
});

export const keyIsRequired = rule(['AOU-009', 'AOL-009'], {
  holds: (_context: RuleContext, type: WifiType): boolean => type !== 'open',
  mutants: {
    neverAsks: () => false,
    onlyForWpa: (_context, type) => type === 'wpa-psk',
    onlyForWep: (_context, type) => type === 'wep-psk',
    evenForOpenNetworks: () => true,
  },
});

/** Whether the form has the switch for Teams devices: a preview of the newer edition, for one user's AOSP devices. */
export const teamsSwitchIsThere = rule('AOU-037', {
  holds: (_context: RuleContext, newerEdition: boolean): boolean => newerEdition,
  mutants: { notOffered: () => false },
});

/** What the form for an Android enrollment profile asks for. */
export const profileFieldRules: readonly RuleSummary[] = [
  nameIsRequired,
  descriptionIsRequired,
  scopeTagsAreRequired,
  expirationIsRequired,
  defaultTokenType,
  wifiRequiredByOlderEdition,
  wifiRequiredByNewerEdition,
  wifiRequiredForUserless,
  hiddenByDefault,
  wifiTypeIsRequired,
  keyIsRequired,
  teamsSwitchIsThere,
];
