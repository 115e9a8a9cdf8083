import type { Endpoint } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { mountCloud } from '../mount.js';
import { amapiRules } from './rules.js';
import type { TenantGoogle } from './tenant-google.js';

/** Where the service is mounted in a tenant. */
const amapiPath = '/amapi';

/** The tenants' Android Management API, for whoever asks over the wire: EMMs, devices, an administrator's browser. */
export function amapiEndpoint(google: TenantGoogle): Endpoint {
  return mountCloud({ name: 'amapi', path: amapiPath, rules: amapiRules, clouds: google.mounted });
}

/** Address of the API, in place of https://androidmanagement.googleapis.com. */
export const rootOf = (tenant: Tenant): string => tenant.url('androidmanagement', amapiPath);
