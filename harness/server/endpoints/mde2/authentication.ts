import type { SecurityHeader } from '../../../../protocol/mde2/messages.js';
import type { Tenant } from '../../tenant.js';
import { Refused } from './answers.js';
import type { Caller, EnrollmentProfile } from './profile.js';
import { rejectedCredentials, unreadableSecurity } from './rules.js';

/** The caller whom one of the profiles knows by this token. Throws `Refused`. */
export function authenticated(
  tenant: Tenant,
  profiles: readonly EnrollmentProfile[],
  security: SecurityHeader | undefined,
): Caller {
  if (security === undefined)
    throw new Refused(unreadableSecurity(tenant.context()), 'the Security header carries no token that can be read');
  for (const profile of profiles) {
    const caller = profile.authenticate(tenant, security);
    if (caller !== undefined) return caller;
  }
  throw new Refused(rejectedCredentials(tenant.context()), 'The user name, password or token is not accepted.');
}
