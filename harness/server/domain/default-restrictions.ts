import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import { organization } from './android-preparation/settings.js';
import type { RestrictionSettings } from './restrictions.js';
import { readSettings } from './settings-read.js';

const allowedSince = Date.UTC(2019, 6, 1);

/** Whether the default lets personal work profiles in, by when the tenant was made (ms): those from before July 2019 keep the block that they were made with. */
const workProfilesAllowed = rule('AWP-004', {
  holds: (_context: RuleContext, createdAt: number): boolean => createdAt >= allowedSince,
  mutants: { everyTenant: () => true, noTenant: () => false },
});

/** The restrictions as they hold: what somebody wrote, or the default that the tenant was made with. */
export function enrollmentRestrictions(context: TenantContext): RestrictionSettings {
  const { settings } = context.state;
  const written = readSettings(context.state, 'enrollment-restrictions') as unknown as RestrictionSettings;
  const { createdAt } = organization(context.state);
  if (settings.has('enrollment-restrictions') || createdAt === undefined) return written;
  if (workProfilesAllowed(context, createdAt)) return written;
  return { ...written, default: { platforms: { 'android-work-profile': { allowed: false } } } };
}

export const defaultRestrictionRules: readonly RuleSummary[] = [workProfilesAllowed];
