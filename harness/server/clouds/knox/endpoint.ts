import type { Endpoint } from '../../endpoint.js';
import { mountCloud, type PerTenant } from '../mount.js';
import type { KnoxCloud } from './knox-cloud.js';
import { knoxRules } from './rules.js';

/** Where the service is mounted in a tenant. */
export const knoxPath = '/knox';

/** The tenants' Knox Mobile Enrollment, for whoever asks over the wire. */
export function knoxEndpoint(clouds: PerTenant<KnoxCloud>): Endpoint {
  return mountCloud({ name: 'knox', path: knoxPath, rules: knoxRules, clouds });
}
