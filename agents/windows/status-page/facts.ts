import type { DeviceRecord } from '../../device/record.js';
import type { TreeState } from '../../omadm/csp.js';
import { stateOf } from '../state.js';
import type { PageFacts } from './page.js';

/** What the management extension leaves in the tree once it is there. */
export const extensionState: TreeState = Object.freeze({
  'Device/Vendor/MSFT/EnrollmentStatusTracking/DevicePreparation/PolicyProviders/Sidecar/InstallationState': '3',
});

/** What the status page of this PC is made from; undefined while it is not managed. */
export function pageFacts(record: DeviceRecord, osVersion: string): PageFacts | undefined {
  const { tree, providerId, provisioning, laterUser } = stateOf(record);
  if (providerId === undefined || provisioning === undefined) return undefined;
  return {
    tree,
    providerId,
    run: provisioning,
    osVersion,
    upn: record.personName ?? '',
    addedAccount: record.method === 'windows-auto',
    byPolicy: record.method === 'windows-gpo',
    hybrid: record.method === 'windows-hybrid',
    laterUser: laterUser !== undefined,
  };
}
