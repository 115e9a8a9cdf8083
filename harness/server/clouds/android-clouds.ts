import type { Endpoint } from '../endpoint.js';
import { PerTenant } from './mount.js';
import { zeroTouchEndpoint } from './zero-touch/endpoint.js';
import { ZeroTouchCloud } from './zero-touch/zero-touch-cloud.js';

/** The clouds in which resellers register Android devices: one of each for every tenant. */
export class AndroidClouds {
  readonly zeroTouch = new PerTenant((tenant) => new ZeroTouchCloud(tenant));

  get endpoints(): readonly Endpoint[] {
    return [zeroTouchEndpoint(this.zeroTouch)];
  }
}
