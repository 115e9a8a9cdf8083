import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, bench, describe } from 'vitest';
import { deviceSeed, seededRandom } from '../../protocol/base/random.js';
import type { DeviceRecord } from './record.js';
import { openRecordStore } from './record-store.js';
import type { RecordStore } from './store.js';

const fleet = 50_000;
/** Bytes that an idle enrolled device may keep resident. */
const budget = 8 * 1_024;

const folder = mkdtempSync(join(tmpdir(), 'muster-memory-'));
let store: RecordStore;

const base64 = (seed: string, bytes: number): string => Buffer.from(seededRandom(seed).bytes(bytes)).toString('base64');

/** A record of the size that an enrolled device has: key, certificate, an anchor, a little state. */
function enrolled(index: number): DeviceRecord {
  const seed = deviceSeed('memory', index);
  return {
    name: `ios-${String(index).padStart(6, '0')}`,
    platform: 'ios',
    model: 'iphone-15-ios-18',
    seed,
    sessions: 1,
    serial: seed.slice(0, 12),
    phase: 'enrolled',
    outcome: { kind: 'enrolled' },
    enrollmentId: seededRandom(seed).uuid(),
    privateKey: base64(seed, 1_218),
    certificate: base64(seed, 900),
    anchors: [base64('authority', 800)],
    enrolledAt: index,
    nextWakeAt: index,
    state: { topic: 'com.apple.mgmt.External.0', pushMagic: seed, token: seed, profiles: ['com.example.mdm'] },
  };
}

beforeAll(async () => {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  store = openRecordStore(folder);
  for (let start = 0; start < fleet; start += 1_000) {
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => store.put(enrolled(start + index))));
  }
  globalThis.gc?.();
  const perDevice = (process.memoryUsage().rss - before) / fleet;
  console.log(`${fleet} idle devices in the store: ${Math.round(perDevice)} resident bytes each`);
  if (perDevice > budget) throw new Error(`${Math.round(perDevice)} bytes for an idle device, budget is ${budget}`);
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('an idle fleet', () => {
  let turn = 0;
  bench('find the next device that is due', () => void store.due(fleet, 1));
  bench('read a device', () => void store.get(`ios-${String(turn++ % fleet).padStart(6, '0')}`));
  bench('read, change and store a device', async () => {
    const record = store.get(`ios-${String(turn++ % fleet).padStart(6, '0')}`);
    if (record !== undefined) await store.put({ ...record, nextWakeAt: fleet + turn });
  });
});
