import { type CloudService, type CloudServiceOptions, startCloudService } from '../cloud-service.js';
import { WnsCloud } from './wns-cloud.js';

/** Windows Push Notification Services on a listener of its own, for any server whose push address can be set. Throws HarnessError when the port is taken. */
export function startWnsService(options: CloudServiceOptions): Promise<CloudService> {
  return startCloudService(new WnsCloud(options.world), options);
}
