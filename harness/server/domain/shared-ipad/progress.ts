import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DeviceState } from '../state.js';
import type { AssignedTo } from './setting-contexts.table.js';

/** Something that was sent to a shared device or to a user of it. */
export type SentToShared = {
  readonly digest: string;
  readonly command: string;
  readonly policy: string;
  readonly to: AssignedTo;
  /** On whose channel; absent: the device's own. */
  readonly account?: string;
};

/** What the server keeps of a shared device. */
export interface SharedProgress {
  /** Kind of sharing, as administrators read it. */
  readonly sharing: string;
  readonly sent: Readonly<Record<string, SentToShared>>;
}

export function sharedProgress({ detail }: DeviceState): SharedProgress | undefined {
  return detail.shared as unknown as SharedProgress | undefined;
}

export function keepShared(device: DeviceState, changes: Partial<SharedProgress>): void {
  const shared = { ...sharedProgress(device), ...changes } as unknown as JsonObject;
  device.detail = { ...device.detail, shared };
}
