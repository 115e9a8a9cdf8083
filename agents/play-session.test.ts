import { describe, expect, it } from 'vitest';
import { ManualClock } from '../protocol/base/clock.js';
import { soundRules } from '../protocol/base/rule.js';
import { freshKeys } from './device/keys/fresh-keys.js';
import { findModel, loadModels } from './device/models.js';
import { replayTransport } from './device/replay.test.helper.js';
import { memoryStore } from './device/store.js';
import { createDevice } from './platforms.js';
import { playSession } from './play-session.js';

const model = findModel(loadModels(), 'iPhone 15');

async function stored() {
  const store = memoryStore();
  await store.put(createDevice({ name: 'ios-1', model, seed: 'seed' }));
  let closed = 0;
  const transport = { ...replayTransport([], 0), close: async () => void closed++ };
  const world = { clock: new ManualClock(0), model, transport, keys: freshKeys(), rules: soundRules };
  return { store, world, closed: () => closed };
}

describe('a stored device', () => {
  it('acts for one session, is stored as it became, and lets its connections go', async () => {
    const { store, world, closed } = await stored();
    const outcome = await playSession({ store, name: 'ios-1', world, act: (agent) => agent.wake('poll') });
    expect(outcome).toMatchObject({ kind: 'refused', message: 'the device is not managed' });
    expect(store.get('ios-1')?.sessions).toBe(1);
    expect(closed()).toBe(1);
  });

  it('is stored also when its session broke, so that no two sessions draw the same bytes', async () => {
    const { store, world, closed } = await stored();
    const broken = playSession({ store, name: 'ios-1', world, act: () => Promise.reject(new Error('broken')) });
    await expect(broken).rejects.toThrow('broken');
    expect(store.get('ios-1')?.sessions).toBe(1);
    expect(closed()).toBe(1);
  });

  it('has to be in the store', async () => {
    const { store, world } = await stored();
    const missing = playSession({ store, name: 'ios-2', world, act: async () => {} });
    await expect(missing).rejects.toThrow('ios-2');
  });
});
