import { expect, it } from 'vitest';
import { OpenmdmPeer } from '../../agents/android/openmdm/openmdm-peer.test.helper.js';
import { freshKeys } from '../../agents/device/keys/fresh-keys.js';
import { loadModels } from '../../agents/device/models.js';
import { RecordingRuleBook } from '../../protocol/base/rule.js';
import { openOpenmdmTarget } from '../targets/openmdm/openmdm-target.js';
import { LiveScene } from './scene.js';

it('a device remembers what it noticed in its earlier sessions', async () => {
  const peer = await new OpenmdmPeer().listen();
  const locator = { adapter: 'openmdm', name: 'test', adminUrl: peer.url, adminToken: 'admin', ca: '' } as const;
  const target = await openOpenmdmTarget({ ...locator, agent: { secret: 'enroll-me' } });
  const common = { requirements: [], models: loadModels(), keys: freshKeys(), rules: new RecordingRuleBook() };
  const scene = new LiveScene({
    scenarioId: 'two sessions',
    seed: 's',
    target: await target.open(),
    now: 0,
    ...common,
  });
  await scene.newDevice({ person: 'Ada', model: 'Pixel 8', method: 'android-fully-managed' });
  peer.wrong.set('/config', { body: { ok: false } });
  await scene.enroll(scene.device());
  peer.wrong.clear();
  await scene.wake(scene.device(), 'poll');
  expect(scene.device().agent.evidence().findings).toEqual([]);
  expect(scene.device().findings).toMatchObject([{ severity: 'fail', place: 'action' }]);
  await scene.close();
  await target.close();
  await peer.close();
});
