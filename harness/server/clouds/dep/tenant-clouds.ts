import type { Tenant } from '../../tenant.js';
import { DepCloud } from './dep-cloud.js';

/** Each tenant has an Apple Business Manager of its own, made when first asked for, on the tenant's clock and with its broken rules. */
export class TenantClouds {
  readonly #clouds = new WeakMap<Tenant, DepCloud>();

  of(tenant: Tenant): DepCloud {
    const known = this.#clouds.get(tenant);
    if (known !== undefined) return known;
    const cloud = new DepCloud(tenant, `Simulated organization of ${tenant.domain}`);
    this.#clouds.set(tenant, cloud);
    return cloud;
  }
}
