import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { PolicySet } from './section.js';

/** Rows of the enrollment restrictions of a level, by what the restrictions call the platform. */
export type EnrollmentRows = Readonly<Record<string, JsonObject>>;

const rows = (minVersion: string): EnrollmentRows => ({
  'android-work-profile': { allowed: true, personal: true, minVersion },
  'android-da': { allowed: false, personal: true },
});

const mistakes = (minVersion: string, wrong: string) => ({
  anyVersion: (): EnrollmentRows => ({
    ...rows(minVersion),
    'android-work-profile': { allowed: true, personal: true },
  }),
  newerThanAsked: (): EnrollmentRows => rows(wrong),
  companyOnly: (): EnrollmentRows => ({
    ...rows(minVersion),
    'android-work-profile': { allowed: true, personal: false, minVersion },
  }),
  administratorsToo: (): EnrollmentRows => ({ ...rows(minVersion), 'android-da': { allowed: true, personal: true } }),
});

const basic = rule('AFW-006', { holds: (_context: TenantContext) => rows('8.0'), mutants: mistakes('8.0', '9.0') });
const high = rule('AFW-007', { holds: (_context: TenantContext) => rows('9.0'), mutants: mistakes('9.0', '10.0') });

/** What the company's own devices have to be to enroll: fully managed is enough. */
const corporate = rule('AFW-008', {
  holds: (_context: TenantContext): EnrollmentRows | undefined => undefined,
  mutants: { asForPersonalDevices: () => rows('9.0') },
});

/** The enrollment restrictions of a level; undefined where it has none. They begin at the basic level, and the enhanced one adds nothing. */
export function enrollmentTemplate(context: TenantContext, set: PolicySet, level: number): JsonObject | undefined {
  const platforms = set === 'corporate' ? corporate(context) : level < 3 ? basic(context) : high(context);
  return platforms && ({ default: { platforms }, policies: [] } as unknown as JsonObject);
}

export const enrollmentLevelRules: readonly RuleSummary[] = [basic, high, corporate];
