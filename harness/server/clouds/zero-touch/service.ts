import { type CloudService, type CloudServiceOptions, startCloudService } from '../cloud-service.js';
import { ZeroTouchCloud } from './zero-touch-cloud.js';

/** Zero-touch enrollment on a listener of its own, for whatever console or reseller lets its address be set. Throws HarnessError when the port is taken. */
export function startZeroTouchService(options: CloudServiceOptions): Promise<CloudService> {
  return startCloudService(new ZeroTouchCloud(options.world), options);
}
