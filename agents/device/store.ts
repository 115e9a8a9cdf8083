import type { DeviceRecord } from './record.js';

/**
 * Where devices are between sessions. A record is found by its name. `due` is the wake index: it lists who wants to be
 * woken without touching the records of the others.
 */
export interface RecordStore {
  /** Resolves when the record would survive the death of this process. */
  put(record: DeviceRecord): Promise<void>;
  get(name: string): DeviceRecord | undefined;
  /** Every record, ordered by name. */
  records(): Iterable<DeviceRecord>;
  readonly count: number;
  /** Names of devices whose `nextWakeAt` is not after `now`, the longest overdue first. */
  due(now: number, limit: number): readonly string[];
  /** When the next device wants to be woken, in milliseconds of its clock. */
  nextWake(): number | undefined;
  close(): Promise<void>;
}

/** A store that forgets when the process ends, for scenarios and tests. */
export function memoryStore(): RecordStore {
  const kept = new Map<string, DeviceRecord>();
  const waking = (): DeviceRecord[] =>
    [...kept.values()].filter(wantsWake).sort((a, b) => wakeAt(a) - wakeAt(b) || compareNames(a.name, b.name));
  return {
    async put(record) {
      kept.set(record.name, structuredClone(record));
    },
    get: (name) => structuredClone(kept.get(name)),
    records: () => structuredClone([...kept.values()].sort((a, b) => compareNames(a.name, b.name))),
    get count() {
      return kept.size;
    },
    due: (now, limit) =>
      waking()
        .filter((record) => wakeAt(record) <= now)
        .slice(0, limit)
        .map(({ name }) => name),
    nextWake: () => waking()[0]?.nextWakeAt,
    close: async () => {},
  };
}

const wantsWake = ({ nextWakeAt }: DeviceRecord): boolean => nextWakeAt !== undefined;
const wakeAt = ({ nextWakeAt = 0 }: DeviceRecord): number => nextWakeAt;

/** By code unit, so that the order is the same on every machine and the same as lmdb's for plain names. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
