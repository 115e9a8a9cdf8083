import { type CloudService, type CloudServiceOptions, startCloudService } from '../cloud-service.js';
import { KnoxCloud } from './knox-cloud.js';

/** Knox Mobile Enrollment on a listener of its own, for whatever script or console lets its address be set. Throws HarnessError when the port is taken. */
export function startKnoxService(options: CloudServiceOptions): Promise<CloudService> {
  return startCloudService(new KnoxCloud(options.world), options);
}
