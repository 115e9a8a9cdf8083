import type { Endpoint } from '../endpoint.js';
import { knoxEndpoint } from './knox/endpoint.js';
import { KnoxCloud } from './knox/knox-cloud.js';
import { PerTenant } from './mount.js';
import { zeroTouchEndpoint } from './zero-touch/endpoint.js';
import { ZeroTouchCloud } from './zero-touch/zero-touch-cloud.js';

/** The clouds in which resellers register Android devices: one of each for every tenant. */
export class AndroidClouds {
  readonly zeroTouch = new PerTenant((tenant) => new ZeroTouchCloud(tenant));
  readonly knox = new PerTenant((tenant) => new KnoxCloud(tenant));

  get endpoints(): readonly Endpoint[] {
    return [zeroTouchEndpoint(this.zeroTouch), knoxEndpoint(this.knox)];
  }
}
