import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../protocol/base/clock.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { seededRandom } from '../../protocol/base/random.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { silentLogger } from '../server/logger.js';
import { startReferenceServer } from '../server/reference-server.js';
import { PlayContext } from './play-context.js';

const folder = mkdtempSync(join(tmpdir(), 'muster-seed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const now = Date.now();
let port = 0;

/**
 * Enrolls one device and lets it check in, on a server that is the same each time: its keys come from its data folder, its secrets from a seed, its
 * time stands still, and it serves on the port of the first time.
 */
async function messages(seed: string, model: string, method: Method): Promise<readonly string[]> {
  const server = await startReferenceServer({
    clock: new ManualClock(now),
    random: seededRandom('server'),
    logger: silentLogger,
    version: '0',
    port,
    dataDir: join(folder, method),
  });
  port = Number(server.urls.port);
  const { adminUrl, adminToken, ca } = server;
  const target = { adapter: 'reference', name: 'test', adminUrl, adminToken, ca } as const;
  const context = await PlayContext.open({ target, seed, now, stepFiles: [] });
  const { scene } = await context.scene({ id: 'X/y', name: 'y', requirements: [], editions: [] });
  const device = await scene.newDevice({ person: 'Ada', model, method });
  expect(await scene.enroll(device)).toEqual({ kind: 'enrolled' });
  await scene.wake(device, 'poll');
  const { exchanges } = device.agent.evidence();
  await scene.close();
  await context.close();
  await server.close();
  return exchanges.map(message);
}

function message({ step, request }: Exchange): string {
  return `${step} ${request.method} ${request.url} ${Buffer.from(request.body).toString('latin1')}`;
}

describe('the same seed', () => {
  it.each<[string, Method]>([
    ['iPhone 15', 'ios-byod'],
    ['Surface Laptop', 'windows-byod'],
    ['Pixel 8', 'android-work-profile'],
  ])('sends the same bytes from a %s, and another seed does not', async (model, method) => {
    const first = await messages('seed', model, method);
    expect(first.length).toBeGreaterThan(3);
    expect(await messages('seed', model, method)).toEqual(first);
    expect(await messages('another seed', model, method)).not.toEqual(first);
  });
});
