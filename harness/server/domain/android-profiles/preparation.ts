import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { Admission } from '../admission.js';
import { missingForAndroid } from '../android-preparation/missing.js';
import { mdmAuthority } from '../mdm-authority.js';
import { type ServiceCloud, subscription } from '../subscription.js';

type Preparation = 'an active tenant' | 'the MDM authority';

/** What AOSP management asks for, of what the organisation lacks. */
const askedFor = rule(['AOU-003', 'AOL-003'], {
  holds: (_context: RuleContext, missing: readonly Preparation[]): readonly Preparation[] => missing,
  mutants: {
    anyTenant: (_context, missing) => missing.filter((one) => one !== 'an active tenant'),
    anyAuthority: (_context, missing) => missing.filter((one) => one !== 'the MDM authority'),
  },
});

const governmentAndChina: readonly ServiceCloud[] = ['gcc-high', 'dod', '21vianet'];

const withoutGovernmentAndChina = {
  holds: (_context: RuleContext): readonly ServiceCloud[] => governmentAndChina,
  mutants: {
    everyCloud: () => [],
    notIn21Vianet: () => ['21vianet'] as const,
    forgetsDoD: () => ['gcc-high', '21vianet'] as const,
    forgets21Vianet: () => ['gcc-high', 'dod'] as const,
  },
};

/** Clouds without user-associated AOSP management, by edition 002 and 003 of the manuals; userless devices follow the older one. */
const cloudsWithoutByOlderEdition = rule('AOU-029', withoutGovernmentAndChina);
const cloudsWithoutByNewerEdition = rule('AOU-041', {
  holds: (_context: RuleContext): readonly ServiceCloud[] => ['21vianet'],
  mutants: { everyCloud: () => [], stillAllThree: () => governmentAndChina },
});
const cloudsWithoutUserless = rule('AOL-027', withoutGovernmentAndChina);

/** What stands in the way of devices of this method, in sentences for the administrator, first things first. */
export function missingFor(context: TenantContext, method: Method): readonly string[] {
  const enterprise = missingForAndroid(context, method).map((one) => `Android Enterprise needs ${one}.`);
  if (method !== 'android-aosp-user' && method !== 'android-aosp-userless') return enterprise;
  const { cloud } = subscription(context.state);
  const lacking = askedFor(context, unprepared(context)).map((one) => `AOSP management needs ${one}.`);
  return cloudsWithout(context, method).includes(cloud)
    ? [...enterprise, ...lacking, `AOSP management is not offered in the cloud ${cloud}.`]
    : [...enterprise, ...lacking];
}

function unprepared({ state }: TenantContext): readonly Preparation[] {
  const missing: Preparation[] = [];
  if (!subscription(state).active) missing.push('an active tenant');
  if (!mdmAuthority(state).chosen) missing.push('the MDM authority');
  return missing;
}

function cloudsWithout(context: TenantContext, method: Method): readonly ServiceCloud[] {
  if (method === 'android-aosp-userless') return cloudsWithoutUserless(context);
  return context.editions.has('002') ? cloudsWithoutByOlderEdition(context) : cloudsWithoutByNewerEdition(context);
}

/** A device comes in only where everything is ready for its method. */
export function admitPrepared(context: TenantContext, method: Method): Admission {
  const [message] = missingFor(context, method);
  return message === undefined ? { kind: 'admitted' } : { kind: 'refused', reason: 'prerequisite-missing', message };
}

export const preparationRules: readonly RuleSummary[] = [
  askedFor,
  cloudsWithoutByOlderEdition,
  cloudsWithoutByNewerEdition,
  cloudsWithoutUserless,
];
