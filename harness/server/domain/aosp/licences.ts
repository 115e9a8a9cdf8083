import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import type { EnrollmentAttempt } from '../admission.js';

/** Whether the user of this maker's device needs a licence, by edition 002 and 003 of the manuals. */
const askedByOlderEdition = rule('AOU-004', {
  holds: (_context: TenantContext, manufacturer: string): boolean => manufacturer === 'RealWear',
  mutants: { asksNobody: () => false },
});
const askedByNewerEdition = rule('AOU-034', {
  holds: (_context: TenantContext, _manufacturer: string): boolean => true,
  mutants: {
    asksNobody: () => false,
    usersOfRealWearOnly: (_context, manufacturer) => manufacturer === 'RealWear',
  },
});

/** Whether a device may come in only for a person with a licence. */
export function asksForLicence(
  context: TenantContext,
  { platform, method, manufacturer = '' }: EnrollmentAttempt,
): boolean {
  // whether a Mac has its licence is a matter of its preparation
  if (platform === 'macos') return false;
  if (method !== 'android-aosp-user') return true;
  return context.editions.has('002')
    ? askedByOlderEdition(context, manufacturer)
    : askedByNewerEdition(context, manufacturer);
}

export const aospLicenceRules: readonly RuleSummary[] = [askedByOlderEdition, askedByNewerEdition];
