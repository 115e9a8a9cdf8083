import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeviceRecord } from '../../device/record.js';
import type { AppleState } from '../apple-state.js';

/** What iCloud or a computer keeps of a device: its state, and how it was managed (Apple Platform Security, "Keybags for Data Protection"). */
type BackedUp = Pick<
  DeviceRecord,
  'phase' | 'method' | 'outcome' | 'enrollmentId' | 'privateKey' | 'certificate' | 'enrolledAt' | 'state'
>;

export function backUp(record: DeviceRecord): JsonObject {
  const { phase, method, outcome, enrollmentId, privateKey, certificate, enrolledAt, state } = record;
  return structuredClone({
    phase,
    method,
    outcome,
    enrollmentId,
    privateKey,
    certificate,
    enrolledAt,
    state,
  }) as unknown as JsonObject;
}

/** Whether the backup was made by the device of this record. */
export function isOf(backup: JsonObject, { state }: DeviceRecord): boolean {
  return (backup.state as JsonObject).udid === state.udid;
}

/** The device as it was when the backup was made. */
export function asBackedUp(record: DeviceRecord, backup: JsonObject): DeviceRecord {
  const present = Object.entries(backup).filter(([, value]) => value !== undefined);
  const state = { ...(backup.state as unknown as AppleState) };
  const { mdm } = state;
  const restored = mdm === undefined ? {} : { restoredMdm: { topic: mdm.topic, serverUrl: mdm.serverUrl } };
  const then = Object.fromEntries(present) as unknown as BackedUp;
  return { ...record, ...then, state: { ...state, ...restored } as unknown as JsonObject };
}

/** The device with what was the holder's on the other one. */
export function withContentOf(record: DeviceRecord, backup: JsonObject): DeviceRecord {
  const { content, profiles, apps } = backup.state as unknown as AppleState;
  const own = (apps ?? []).filter(({ managed }) => !managed);
  const state = {
    ...record.state,
    restored: true,
    profiles: profiles.filter(({ managed }) => !managed),
    ...(own.length > 0 && { apps: own }),
    ...(content !== undefined && { content }),
  };
  return { ...record, state: state as unknown as JsonObject };
}
