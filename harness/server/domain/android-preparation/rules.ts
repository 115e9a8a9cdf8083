import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';

/** What an organisation has done before company devices enroll. */
export interface Preparation {
  readonly authority: boolean;
  readonly managedPlay: boolean;
  /** Users may enroll corporate-owned user devices. */
  readonly userDevices: boolean;
}

/** The steps before fully managed devices enroll that are not done, in their order. */
export const missingForFullyManaged = rule('AFM-007', {
  holds: (_context: RuleContext, done: Preparation): readonly string[] => missing(done),
  mutants: {
    withoutAuthority: (_context, done) => missing({ ...done, authority: true }),
    withoutManagedPlay: (_context, done) => missing({ ...done, managedPlay: true }),
    withoutTheSwitch: (_context, done) => missing({ ...done, userDevices: true }),
  },
});

/** The same for corporate-owned devices with a work profile, to create a profile and to enroll by one. */
export const missingForCorporateProfile = rule('ACW-006', {
  holds: (_context: RuleContext, done: Preparation): readonly string[] => missing({ ...done, userDevices: true }),
  mutants: {
    withoutAuthority: (_context, done) => missing({ ...done, authority: true, userDevices: true }),
    withoutManagedPlay: (_context, done) => missing({ ...done, managedPlay: true, userDevices: true }),
  },
});

function missing({ authority, managedPlay, userDevices }: Preparation): readonly string[] {
  return [
    ...(authority ? [] : ['an MDM authority']),
    ...(managedPlay ? [] : ['a connection to managed Google Play']),
    ...(userDevices ? [] : ['the permission to enroll corporate-owned user devices']),
  ];
}

/** Whether the switch for corporate-owned user devices opens the way. */
export const switchOpens = rule('AFM-008', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { alwaysOpen: () => true, neverOpens: () => false },
});

/** Whether fully managed devices can be switched on, given whether the tenant stands alone. */
export const canBeSwitchedOn = rule('AFM-005', {
  holds: (_context: RuleContext, standalone: boolean): boolean => standalone,
  mutants: { anyTenant: () => true, never: () => false },
});

/** Whether the organisation's token for fully managed devices stays the one that it is. */
export const keepsItsToken = rule('AFM-010', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { anotherEachTime: () => false },
});

/** Whose a device is that came in by this method. */
export const ownershipOf = rule(['AFM-001', 'ACW-001'], {
  holds: (_context: RuleContext, method: Method, _user: boolean): Ownership => owner(method),
  mutants: {
    nobodyOwnsAny: (): Ownership => 'personal',
    theUsersAreTheirs: (_context, method, user) => (user ? 'personal' : owner(method)),
  },
});

export type Ownership = 'corporate' | 'personal';

const personal: readonly Method[] = ['android-work-profile', 'android-da'];
const owner = (method: Method): Ownership => (personal.includes(method) ? 'personal' : 'corporate');

export const androidPreparationRules: readonly RuleSummary[] = [
  missingForFullyManaged,
  missingForCorporateProfile,
  switchOpens,
  canBeSwitchedOn,
  keepsItsToken,
  ownershipOf,
];
