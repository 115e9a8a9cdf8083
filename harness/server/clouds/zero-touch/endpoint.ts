import type { Endpoint } from '../../endpoint.js';
import { mountCloud, type PerTenant } from '../mount.js';
import { zeroTouchRules } from './rules.js';
import type { ZeroTouchCloud } from './zero-touch-cloud.js';

/** Where the service is mounted in a tenant. */
export const zeroTouchPath = '/zero-touch';

/** The tenants' zero-touch services, for whoever asks over the wire. */
export function zeroTouchEndpoint(clouds: PerTenant<ZeroTouchCloud>): Endpoint {
  return mountCloud({ name: 'zero-touch', path: zeroTouchPath, rules: zeroTouchRules, clouds });
}
