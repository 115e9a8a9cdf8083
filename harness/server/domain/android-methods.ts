import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { enrollmentRestrictions } from './default-restrictions.js';
import { applicablePolicy } from './policy-assignment.js';
import type { PersonState } from './state.js';

export type AndroidMethodGroup = 'Android Enterprise' | 'device administrator' | 'AOSP';

const groups: Readonly<Partial<Record<Method, AndroidMethodGroup>>> = {
  'android-work-profile': 'Android Enterprise',
  'android-dedicated': 'Android Enterprise',
  'android-fully-managed': 'Android Enterprise',
  'android-cope': 'Android Enterprise',
  'android-da': 'device administrator',
  'android-aosp-user': 'AOSP',
  'android-aosp-userless': 'AOSP',
};

/** The group in which the console lists a method of Android devices. */
export const groupOfMethod = rule('AND-001', {
  holds: (_context: RuleContext, method: Method): AndroidMethodGroup | undefined => groups[method],
  mutants: {
    withoutAosp: (_context, method) => (groups[method] === 'AOSP' ? undefined : groups[method]),
    administratorIsEnterprise: (_context, method) => (method === 'android-da' ? 'Android Enterprise' : groups[method]),
    withoutFullyManaged: (_context, method) => (method === 'android-fully-managed' ? undefined : groups[method]),
  },
});

type Offer = 'android-work-profile' | 'android-da' | undefined;

const administratorIf = (allowed: boolean): Offer => (allowed ? 'android-da' : undefined);

/** What a device that can have a work profile is offered where those are blocked. */
const whereBlocked = rule(['AWP-001', 'AWP-002'], {
  holds: (_context: RuleContext, administratorAllowed: boolean): Offer => administratorIf(administratorAllowed),
  mutants: {
    stillAWorkProfile: (): Offer => 'android-work-profile',
    nothing: (): Offer => undefined,
    administratorAnyway: (): Offer => 'android-da',
  },
});

/** What such a device is offered where work profiles are allowed. */
const whereAllowed = rule(['AWP-001', 'AWP-003'], {
  holds: (_context: RuleContext): Offer => 'android-work-profile',
  mutants: { administrator: (): Offer => 'android-da', nothing: (): Offer => undefined },
});

/** What a device is offered that can have no work profile. */
const withoutProfiles = rule(['AWP-003', 'AWP-007'], {
  holds: (_context: RuleContext, administratorAllowed: boolean): Offer => administratorIf(administratorAllowed),
  mutants: { nothing: (): Offer => undefined, aWorkProfile: (): Offer => 'android-work-profile' },
});

/** How a person's own Android device is to enroll; undefined: not at all. */
export function methodOffered(context: TenantContext, person: PersonState | undefined, capable: boolean): Offer {
  const { platforms = {} } = applicablePolicy(context, enrollmentRestrictions(context), person);
  const administrator = platforms['android-da']?.allowed ?? true;
  if (!capable) return withoutProfiles(context, administrator);
  return (platforms['android-work-profile']?.allowed ?? true)
    ? whereAllowed(context)
    : whereBlocked(context, administrator);
}

export const androidMethodRules: readonly RuleSummary[] = [groupOfMethod, whereBlocked, whereAllowed, withoutProfiles];
