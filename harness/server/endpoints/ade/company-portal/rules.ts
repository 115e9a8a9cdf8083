import { days } from '../../../../../protocol/base/clock.js';
import { type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { AdeProfile } from '../../../domain/ade-profiles.js';
import type { TenantContext } from '../../../tenant.js';

/** Whether a device leaves Setup Assistant, given whether Company Portal has to come first and cannot. */
export const mayGoWithout = rule('ADE-033', {
  holds: (_context: TenantContext, missing: boolean): boolean => !missing,
  mutants: { goesOnWithout: () => true },
});

/** How Company Portal is bought: with a license for the device, which asks nobody, where there is a token for that. */
export const purchaseMethodOf = rule(['ADE-008', 'ADE-042'], {
  holds: (_context: TenantContext, byToken: boolean): number | undefined => (byToken ? 1 : undefined),
  mutants: { fromTheStore: () => undefined },
});

/** Whether Company Portal comes with its configuration: with modern authentication, where the profile installs it. */
export const isConfigured = rule(['ADE-011', 'ADE-043'], {
  holds: (_context: TenantContext, { authentication, companyPortal }: AdeProfile): boolean =>
    authentication === 'modern' && companyPortal.install,
  mutants: { never: () => false, always: () => true },
});

/** Whether the first person to sign in shall own the device that came without one. */
export const staysOpenForUser = rule('ADE-010', {
  holds: (_context: TenantContext, { userAffinity, companyPortal }: AdeProfile): boolean =>
    companyPortal.staging && !userAffinity,
  mutants: {
    everyDevice: (_context, { companyPortal }) => companyPortal.staging,
    noDevice: () => false,
  },
});

/** Whose a device is after somebody signed in to Company Portal. */
export const primaryUser = rule('ADE-036', {
  holds: (_context: TenantContext, before: string | undefined, signedIn: string): string => before ?? signedIn,
  mutants: { theLatest: (_context, _before, signedIn) => signedIn },
});

/** Whether a device is somebody's, by the affinity of its profile when it enrolled and now. */
export const affinityOf = rule('IOS-010', {
  holds: (_context: TenantContext, atEnrollment: boolean, _now: boolean): boolean => atEnrollment,
  mutants: { followsTheProfile: (_context, _atEnrollment, now) => now },
});

/** Whether Company Portal signs anybody in, given whether the device is to be somebody's. */
export const servesHolder = rule(['IOS-007', 'ASM-007'], {
  holds: (_context: TenantContext, affinity: boolean): boolean => affinity,
  mutants: { everyDevice: () => true, noDevice: () => false },
});

/** Whether the device is held in Company Portal, given whether its profile says so and whether somebody has signed in. */
export const heldInPortal = rule('ADE-049', {
  holds: (_context: TenantContext, asked: boolean, signedIn: boolean): boolean => asked && !signedIn,
  mutants: { neverHeld: () => false, neverLetGo: (_context, asked) => asked },
});

export interface CompanyAccess {
  readonly registered: boolean;
  readonly conditionalAccess: 'granted' | 'denied';
  readonly compliance: 'evaluated' | 'not evaluated';
}

const full: CompanyAccess = { registered: true, conditionalAccess: 'granted', compliance: 'evaluated' };
const none: CompanyAccess = { registered: false, conditionalAccess: 'denied', compliance: 'not evaluated' };

/** What the device may do in the company: everything once somebody has signed in to Company Portal, nothing before. */
export const companyAccess = rule(['ADE-046', 'ADE-047', 'IOS-008'], {
  holds: (_context: TenantContext, signedIn: boolean): CompanyAccess => (signedIn ? full : none),
  mutants: { fromTheHomePageOn: () => full, never: () => none },
});

/** Whether a device that was its holder's before keeps the actions of one: for 30 days. */
export const isStillHolders = rule('ADE-057', {
  holds: ({ now }: TenantContext, convertedAt: number | undefined): boolean =>
    convertedAt !== undefined && Math.floor((now - convertedAt) / days(1)) <= 30,
  mutants: {
    atOnceTheCompanys: () => false,
    forEver: (_context, convertedAt) => convertedAt !== undefined,
  },
});

/** What Company Portal offers the holder to do with the device. */
export const offeredActions = rule('ADE-056', {
  holds: (_context: TenantContext, lockedIn: boolean): readonly string[] =>
    lockedIn ? [] : ['Remove Device', 'Factory Reset'],
  mutants: {
    lockIsIgnored: () => ['Remove Device', 'Factory Reset'],
    resetIsLeft: (_context, lockedIn) => (lockedIn ? ['Factory Reset'] : ['Remove Device', 'Factory Reset']),
  },
});

/** Every rule about Company Portal on devices of the organisation. */
export const companyPortalRules: readonly RuleSummary[] = [
  mayGoWithout,
  purchaseMethodOf,
  isConfigured,
  staysOpenForUser,
  primaryUser,
  affinityOf,
  servesHolder,
  heldInPortal,
  companyAccess,
  isStillHolders,
  offeredActions,
];
