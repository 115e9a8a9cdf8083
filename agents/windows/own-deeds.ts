import type { DeviceRecord } from '../device/record.js';

/** What somebody does to a PC itself, for which no server is needed: pulls its cable, puts it back, clears its TPM. */
const ownDeeds: Readonly<Record<string, (record: DeviceRecord) => DeviceRecord>> = {
  unplug: (record) => ({ ...record, state: { ...record.state, offline: true } }),
  'plug-in': (record) => ({ ...record, state: { ...record.state, offline: false } }),
  'lose-key': ({ privateKey: _lost, ...record }) => record,
};

/** The record after such a deed; undefined for any other. */
export const afterOwnDeed = (record: DeviceRecord, deed: string): DeviceRecord | undefined => ownDeeds[deed]?.(record);
