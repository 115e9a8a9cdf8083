import { mkdirSync } from 'node:fs';
import { type Database, open } from 'lmdb';
import { HarnessError } from '../../protocol/base/errors.js';
import type { DeviceRecord } from './record.js';
import type { RecordStore } from './store.js';
import { lockFolder } from './writer-lock.js';

/** An entry of the wake index: when, and who. Ordered by both. */
type WakeKey = [wakeAt: number, name: string];

/**
 * A store in a folder that survives the process, also one that was killed: a record and its wake entry change in one transaction. One
 * process writes at a time. lmdb maps the file, so that a million idle devices cost pages the system may drop, not heap; large records
 * take whole pages, of which compression saves one in three (measured with PCs that keep thirty policies).
 * Throws HarnessError when the folder cannot be used or another process holds it.
 */
export function openRecordStore(folder: string): RecordStore {
  const release = prepareFolder(folder);
  const root = open({ path: `${folder}/devices.lmdb`, noSubdir: true, maxDbs: 2, compression: true });
  const records: Database<DeviceRecord, string> = root.openDB('records', { encoding: 'msgpack' });
  const wakes: Database<true, WakeKey> = root.openDB('wakes', { encoding: 'ordered-binary' });

  const write = (record: DeviceRecord): void => {
    const before = records.get(record.name)?.nextWakeAt;
    if (before !== undefined && before !== record.nextWakeAt) wakes.removeSync([before, record.name]);
    if (record.nextWakeAt !== undefined) wakes.putSync([record.nextWakeAt, record.name], true);
    records.putSync(record.name, record);
  };
  let closing: Promise<void> | undefined;
  return {
    async put(record) {
      await root.transaction(() => write(record));
    },
    get: (name) => records.get(name),
    records: () => records.getRange().map(({ value }) => value),
    get count() {
      return records.getCount();
    },
    due: (now, limit) =>
      [...wakes.getKeys({ end: [now + 1], limit })].filter(([wakeAt]) => wakeAt <= now).map(([, name]) => name),
    nextWake: () => [...wakes.getKeys({ limit: 1 })][0]?.[0],
    close: () => {
      closing ??= root.close().then(release);
      return closing;
    },
  };
}

function prepareFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
    return lockFolder(folder);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw new HarnessError('STORE_UNWRITABLE', `devices cannot be kept in ${folder}`, {
      cause,
      fix: 'Choose a folder that can be written.',
    });
  }
}
