import type { Method, Platform } from '../../../../protocol/base/vocabulary.js';
import type { Tenant } from '../../tenant.js';

/** Where a person begins who enrolls a device of their own. */
export function portalUrl(tenant: Tenant, platform: Platform, method: Method): string {
  return tenant.url('portal', `/enroll?${new URLSearchParams({ platform, method })}`);
}
