import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** What the product offers by Knox Mobile Enrollment: the settings document `knox-enrollment`. */
export const knoxEnrollmentSchema = z.strictObject({
  /** Manuals contradict each other on corporate-owned work profiles; they are off until somebody turns them on. */
  corporateWorkProfile: z.boolean().default(false),
});

export const corporateWorkProfileByKnox = (state: TenantState): boolean =>
  knoxEnrollmentSchema.parse(readSettings(state, 'knox-enrollment')).corporateWorkProfile;

const deviceOwners: readonly Method[] = ['android-fully-managed', 'android-dedicated', 'android-dedicated-shared'];

/** Whether enrollment by Knox Mobile Enrollment is offered for a method, given whether work profiles were turned on. */
export const knoxDelivers = rule('KME-032', {
  holds: (_context: RuleContext, method: Method, workProfiles: boolean): boolean =>
    deviceOwners.includes(method) || (workProfiles && method === 'android-cope'),
  mutants: {
    dedicatedOnly: (_context, method) => method.startsWith('android-dedicated'),
    fullyManagedOnly: (_context, method) => method === 'android-fully-managed',
    workProfilesAlways: (_context, method) => method === 'android-cope' || deviceOwners.includes(method),
    workProfilesNever: (_context, method) => deviceOwners.includes(method),
  },
});

export const knoxEnrollmentRules: readonly RuleSummary[] = [knoxDelivers];
