import { type CloudService, type CloudServiceOptions, startCloudService } from '../cloud-service.js';
import { DepCloud } from './dep-cloud.js';

export interface DepService extends CloudService {
  readonly cloud: DepCloud;
}

/** Apple Business Manager on a listener of its own, for whatever MDM server lets its address be set. Throws HarnessError when the port is taken. */
export async function startDepService(options: CloudServiceOptions): Promise<DepService> {
  const cloud = new DepCloud(options.world);
  return { cloud, ...(await startCloudService(cloud, options)) };
}
