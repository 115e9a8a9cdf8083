import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { putPerson } from './domain/people.js';
import { admin, ask, startMirror } from './server.test.helper.js';
import { TenantStore } from './tenant-store.js';
import type { ReferenceTenant } from './tenants.js';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-store-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a server with a data folder', () => {
  it('comes back with its tenants, devices, clock, switches and both authorities', async () => {
    const dataDir = newFolder();
    const first = await startMirror({ dataDir });
    const now = 1_900_000_000_000;
    await admin(first, 'POST', '/tenants', {
      id: 'kept',
      editions: ['002'],
      brokenRules: ['LIM-028/neverForgets'],
      now,
    });
    await ask(first, { host: 'mdm.kept.muster.test', method: 'PUT', path: '/device?id=A' });
    const kept = first.tenants.get('kept') as ReferenceTenant;
    const root = Buffer.from(kept.ca.certificate).toString('hex');
    await first.keep(kept);
    await first.close();

    const second = await startMirror({ dataDir });
    try {
      const restored = second.tenants.get('kept') as ReferenceTenant;
      expect(second.ca).toBe(first.ca);
      expect(restored.state.devices.get('A')).toEqual(kept.state.devices.get('A'));
      expect(restored.rules.brokenRules).toEqual(['LIM-028/neverForgets']);
      expect([...restored.editions]).toEqual(['002']);
      expect(Math.abs(restored.clock.now() - kept.clock.now())).toBeLessThan(2_000);
      expect(Buffer.from(restored.ca.certificate).toString('hex')).toBe(root);
      expect((await ask(second, { host: 'mdm.kept.muster.test', path: '/who' })).json()).toMatchObject({
        tenant: 'kept',
      });
    } finally {
      await second.close();
    }
  });

  it('has kept a change before its answer leaves', async () => {
    const dataDir = newFolder();
    const server = await startMirror({ dataDir });
    try {
      await ask(server, { method: 'PUT', path: '/device?id=A' });
      const reader = new TenantStore(dataDir);
      const [main] = reader.restore();
      expect([...(main?.kept.state.devices.keys() ?? [])]).toEqual(['A']);
      await reader.close();
    } finally {
      await server.close();
    }
  });

  it('forgets what was removed, and deleted tenants wholly', async () => {
    const dataDir = newFolder();
    const server = await startMirror({ dataDir });
    await admin(server, 'POST', '/tenants', { id: 'gone' });
    await ask(server, { host: 'mdm.gone.muster.test', method: 'PUT', path: '/device?id=A' });
    await ask(server, { method: 'PUT', path: '/device?id=B' });
    server.main.state.devices.delete('B');
    await server.keep(server.main);
    await admin(server, 'DELETE', '/tenants/gone');
    await server.close();
    const again = await startMirror({ dataDir });
    try {
      expect(again.tenants.all.map(({ id }) => id)).toEqual(['main']);
      expect(again.main.state.devices.size).toBe(0);
    } finally {
      await again.close();
    }
  });

  it('keeps maps, long ids and the order of events', async () => {
    const dataDir = newFolder();
    const server = await startMirror({ dataDir });
    const { state } = server.main;
    const ada = putPerson(state, { upn: 'ada@main.muster.test', name: 'Ada', password: 'p' });
    ada.acceptedTerms.set('privacy', { version: 3, at: 7 });
    for (let at = 0; at < 12; at += 1) state.events.push({ at, kind: 'enrolled', detail: {} });
    const id = 'x'.repeat(5_000);
    await ask(server, { method: 'PUT', path: `/device?id=${id}` });
    await server.close();
    const again = await startMirror({ dataDir });
    try {
      expect(again.main.state.people.get('ada@main.muster.test')?.acceptedTerms.get('privacy')).toEqual({
        version: 3,
        at: 7,
      });
      expect(again.main.state.events.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(again.main.state.devices.has(id)).toBe(true);
    } finally {
      await again.close();
    }
  });

  it('refuses a folder that is none, naming the option', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    await expect(startMirror({ dataDir: file })).rejects.toMatchObject({
      code: 'DATA_DIR',
      place: `--data ${file}`,
      family: 'harness',
    });
    await expect(startMirror({ dataDir: join(file, 'below') })).rejects.toMatchObject({ code: 'DATA_DIR' });
  });
});
