import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceRecord } from './record.js';
import { openRecordStore } from './record-store.js';
import { memoryStore } from './store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const device = (name: string, more: Partial<DeviceRecord> = {}): DeviceRecord => ({
  name,
  platform: 'ios',
  model: 'iphone-15-ios-18',
  seed: '00',
  sessions: 0,
  serial: 'C0FFEE',
  phase: 'enrolled',
  state: { profiles: [{ id: 'a', nested: [1, null, true] }] },
  ...more,
});

describe.each([
  ['lmdb', () => openRecordStore(folder)],
  ['memory', () => memoryStore()],
])('a record store in %s', (_, open) => {
  it('gives back what was put, by name and in order', async () => {
    const store = open();
    await store.put(device('b', { nextWakeAt: 5 }));
    await store.put(device('a'));
    await store.put(device('b', { sessions: 2 }));
    expect(store.get('b')).toEqual(device('b', { sessions: 2 }));
    expect(store.get('c')).toBeUndefined();
    expect([...store.records()].map(({ name }) => name)).toEqual(['a', 'b']);
    expect(store.count).toBe(2);
    await store.close();
  });

  it('lists who is due, the longest overdue first, and forgets a moved or withdrawn wake', async () => {
    const store = open();
    const wakes: Record<string, number> = { late: 1_000, later: 20_000, next: 30_000, moved: 500, withdrawn: 600 };
    for (const [name, nextWakeAt] of Object.entries(wakes)) await store.put(device(name, { nextWakeAt }));
    await store.put(device('moved', { nextWakeAt: 25_000 }));
    await store.put(device('withdrawn'));
    expect(store.due(20_000, 10)).toEqual(['late', 'later']);
    expect(store.due(20_000, 1)).toEqual(['late']);
    expect(store.due(25_000, 10)).toEqual(['late', 'later', 'moved']);
    expect(store.nextWake()).toBe(1_000);
    await store.close();
  });

  it('is not changed by what the caller does to a record afterwards', async () => {
    const store = open();
    const profiles = ['a'];
    await store.put(device('a', { state: { profiles } }));
    profiles.push('b');
    expect(store.get('a')?.state).toEqual({ profiles: ['a'] });
    await store.close();
  });
});

describe('a record store in a folder', () => {
  it('resumes with the fleet of a run that was killed', async () => {
    const script = `
      import { openRecordStore } from ${JSON.stringify(join(import.meta.dirname, 'record-store.ts'))};
      const store = openRecordStore(${JSON.stringify(folder)});
      for (let index = 0; index < 50; index++) await store.put({ name: 'd' + index, nextWakeAt: index, state: {} });
      console.log('kept');
      setInterval(() => {}, 1000);
    `;
    const file = join(folder, 'writer.mts');
    writeFileSync(file, script);
    const writer = spawn(process.execPath, ['--import', 'tsx', file], { cwd: process.cwd() });
    await once(writer.stdout, 'data');
    expect(() => openRecordStore(folder)).toThrow(expect.objectContaining({ code: 'STORE_IN_USE' }));
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const store = openRecordStore(folder);
    expect(store.count).toBe(50);
    expect(store.due(9, 100)).toHaveLength(10);
    await store.close();
  });

  it('names a folder that cannot be used', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => openRecordStore(join(file, 'below'))).toThrow(expect.objectContaining({ code: 'STORE_UNWRITABLE' }));
  });
});
