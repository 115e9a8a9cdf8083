import { seconds } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

const mostProfiles = 1000;

/** Whether a token may have so many profiles. */
export const profilesFit = rule('ADE-016', {
  holds: (_context: RuleContext, count: number): boolean => count <= mostProfiles,
  mutants: { anyNumber: () => true, fiveHundred: (_context, count) => count <= 500 },
});

const mostDevices = 200_000;

/** Whether a profile may have so many devices: as many as its token. */
export const devicesFit = rule('ADE-017', {
  holds: (_context: RuleContext, count: number): boolean => count <= mostDevices,
  mutants: { thousandOnly: (_context, count) => count <= 1000 },
});

/** Whether a profile without a name is refused. */
export const nameIsNeeded = rule('ADE-032', {
  holds: (_context: RuleContext, name: string): boolean => name === '',
  mutants: { namelessIsFine: () => false },
});

/** What people read as the name of the enrollment profile on their device, of the server's text and the administrator's name for it. */
export const nameShownToPeople = rule('ADE-032', {
  holds: (_context: RuleContext, text: string, _name: string | undefined): string => text,
  mutants: { administratorsName: (_context, text, name) => name ?? text },
});

/** When devices are assigned again that Apple's service throttled (ms). */
export const comesAgainAt = rule('XDP-033', {
  holds: ({ now }: RuleContext, retryAfter: number): number => now + seconds(retryAfter),
  mutants: { givesThemUp: () => Number.POSITIVE_INFINITY },
});

/** Whether a device without a profile of its own takes the default one of its token. */
export const takesDefault = rule('ADE-078', {
  holds: (_context: RuleContext, hasProfile: boolean): boolean => !hasProfile,
  mutants: { nobodyDoes: () => false, everybodyDoes: () => true },
});

/** The name that the directory knows an enrolled device's profile by. */
export const nameOfProfile = rule(['ADE-069', 'ACF-005'], {
  holds: (_context: RuleContext, applied: string | undefined): string | undefined => applied,
  mutants: { notTold: () => undefined },
});

/** Every rule about profiles of a token. */
export const profileRules: readonly RuleSummary[] = [
  profilesFit,
  devicesFit,
  nameIsNeeded,
  nameShownToPeople,
  comesAgainAt,
  takesDefault,
  nameOfProfile,
];
