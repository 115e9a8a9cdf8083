import type { Tenant } from '../../tenant.js';

/** Identifier of the tenant's enrollment profile: removing the profile with this identifier ends management. */
export function profileIdentifierOf(tenant: Tenant): string {
  return `${tenant.domain}.enrollment`;
}
