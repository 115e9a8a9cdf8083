import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { grantsTogether, isMeant, lacksPremium } from './rules.js';
import { signInSettings } from './settings.js';

/** The report `sign-in-policies`: each policy as it is evaluated, and what is wrong with it. */
export function signInPolicies(context: TenantContext): JsonObject {
  const { policies, premium } = signInSettings(context.state);
  const rows = policies.map(({ name, cloudApp, grants, require, enabled, users }) => {
    const meant = [...context.state.people.values()].filter(({ upn, groups }) =>
      isMeant(context, users, [upn, ...groups]),
    );
    const unlicensed = meant.filter(({ upn }) => lacksPremium(context, premium === 'all' || premium.includes(upn)));
    const deviceBased = grants.includes('compliant device');
    return {
      name,
      cloudApp,
      enabled,
      controls: grants,
      operator: grantsTogether(context, require),
      missingLicense: unlicensed.map(({ upn }) => upn),
      notes: deviceBased ? ['no device can be compliant before it is enrolled'] : [],
    };
  });
  return { rows };
}
