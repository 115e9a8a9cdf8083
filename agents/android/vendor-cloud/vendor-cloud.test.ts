import { describe, expect, it } from 'vitest';
import { writeSimulatedPackage } from '../../../protocol/android/simulated-package.js';
import { ManualClock } from '../../../protocol/base/clock.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import { RecordingRuleBook } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { freshKeys } from '../../device/keys/fresh-keys.js';
import { findModel, loadModels, overrideModel } from '../../device/models.js';
import type { Transport, TransportRequest, TransportResponse } from '../../device/transport.js';
import { willingPerson } from '../../person/person.js';
import { createAgent, createDevice } from '../../platforms.js';

const models = loadModels();
const link = 'https://cloud.test/knox';
const dpc = writeSimulatedPackage({
  packageName: 'test.dpc',
  versionCode: 1,
  receivers: ['test.dpc.Receiver'],
  signer: new Uint8Array(32),
});

/** Answers by the step of the request; one that is not named gets no answer. */
function cloud(answers: Readonly<Record<string, JsonObject | Uint8Array | number>>) {
  const asked: TransportRequest[] = [];
  const transport: Transport = {
    exchanges: [],
    close: async () => {},
    async send(request) {
      asked.push(request);
      const answer = answers[request.step];
      if (answer === undefined) throw new ProtocolError('TRANSPORT_REFUSED', 'nobody answers');
      const body = answer instanceof Uint8Array ? answer : Buffer.from(JSON.stringify(answer));
      const status = typeof answer === 'number' ? answer : 200;
      return { status, body, headers: {}, exchange: 0, url: request.url, decode: () => {} } as TransportResponse;
    },
  };
  return { transport, asked };
}

async function turnOn(transport: Transport, service: 'kme' | 'zero-touch', habits: JsonObject = {}) {
  const model = overrideModel(findModel(models, 'Galaxy A54'), { habits });
  const clock = new ManualClock(0);
  const record = createDevice({ name: 'device', model, seed: 'ab'.repeat(16) });
  const world = { clock, model, transport, keys: freshKeys(), rules: new RecordingRuleBook() };
  const agent = createAgent(record, world);
  const entry = { platform: 'android', method: 'android-fully-managed', cloud: { service, link } } as const;
  const person = willingPerson('Ada', 'ada@x.test', 'secret');
  const outcome = await agent.enroll({ ...entry, url: 'https://play.test/enroll' }, person);
  const code = outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind;
  return { code, agent };
}

const profile = (customJson: string, more: JsonObject = {}): JsonObject => ({
  text: JSON.stringify({ profileType: 'Device Owner', agentApk: 'https://x.test/a', customJson, ...more }),
  shown: {},
});

describe('a device that asks the cloud of its vendor', () => {
  it('says who it is, and goes on unmanaged when nothing is assigned', async () => {
    const { transport, asked } = cloud({ FetchConfiguration: 404 });
    expect((await turnOn(transport, 'kme', { dualSim: true })).code).toBe('NOT_ASSIGNED');
    const question = JSON.parse(Buffer.from(asked[0]?.body ?? []).toString('utf8')) as JsonObject;
    expect(question).toMatchObject({ manufacturer: 'samsung', model: 'SM-A546B' });
    expect(question.imei).toMatch(/^00101546\d{7}$/);
    expect(question.imei2).not.toBe(question.imei);
  });

  it.each([
    ['no answer', {}, 'NETWORK'],
    ['an error', { FetchConfiguration: 500 }, '500'],
    ['an answer without assignment', { FetchConfiguration: { shown: {} } }, '200'],
    ['a profile that is none', { FetchConfiguration: { text: '[', shown: {} } }, 'unreadable'],
    ['no agent', { FetchConfiguration: profile('{}'), DownloadPackageTask: 404 }, 'download_failed'],
    ['custom JSON that is none', { FetchConfiguration: profile('{') }, 'unreadable'],
    ['an empty server address', { FetchConfiguration: profile('{}', { serverUri: '' }) }, 'SERVER_URI'],
    ['a bundle without token', { FetchConfiguration: profile('{}'), DownloadPackageTask: dpc }, 'missing-parameter'],
  ])('copes with %s', async (_what, answers, code) => {
    expect((await turnOn(cloud(answers as Record<string, JsonObject>).transport, 'kme')).code).toBe(code);
  });

  it('reads the misspelt key of a damaged manual, and reports it', async () => {
    const misspelt = 'com.google.android.apps.work.cloudpc.EXTRA_ENROLLMENT_TOKEN';
    const { transport, asked } = cloud({
      FetchConfiguration: profile(JSON.stringify({ [misspelt]: 'T' })),
      DownloadPackageTask: dpc,
      PresentToken: 403,
    });
    const { code, agent } = await turnOn(transport, 'kme');
    expect(code).toBe('403');
    expect(asked.at(-1)?.url).toBe('https://play.test/enroll?et=T');
    expect(agent.evidence().findings).toMatchObject([{ severity: 'warn', received: misspelt }]);
  });

  it('takes zero-touch extras without a component, for the cloud names the DPC', async () => {
    const bundle = { 'android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE': { own: 'x' } };
    const { transport, asked } = cloud({
      FetchConfiguration: { text: JSON.stringify(bundle), dpc: 'test.dpc', shown: { companyName: 'Contoso' } },
      DownloadPackageTask: dpc,
    });
    const { code, agent } = await turnOn(transport, 'zero-touch');
    expect(code).toBe('missing-parameter');
    expect(asked[1]?.url).toContain('id%3Dtest.dpc');
    expect(agent.evidence().state.setup).toContain('companyName: Contoso');
  });

  it('stays away from hosts that the network blocks', async () => {
    const { transport, asked } = cloud({});
    expect((await turnOn(transport, 'kme', { blockedHosts: ['cloud.test'] })).code).toBe('NETWORK');
    expect(asked).toEqual([]);
  });
});
