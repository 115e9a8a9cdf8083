import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TargetSession } from '../harness/checks/admin.js';
import { silentLogger } from '../harness/server/logger.js';
import { startReferenceServer } from '../harness/server/reference-server.js';
import type { ReferenceServer } from '../harness/server/server.js';
import { openReferenceTarget } from '../harness/targets/reference.js';
import type { Target } from '../harness/targets/target.js';
import { ManualClock, systemClock } from '../protocol/base/clock.js';
import type { EnrollmentEntry } from '../protocol/base/evidence.js';
import type { Exchange } from '../protocol/base/exchange.js';
import { systemRandom } from '../protocol/base/random.js';
import { soundRules } from '../protocol/base/rule.js';
import type { Method, Platform } from '../protocol/base/vocabulary.js';
import { createTransport } from './device/create-transport.js';
import { freshKeys } from './device/keys/fresh-keys.js';
import type { DeviceModel } from './device/model.js';
import { loadModels } from './device/models.js';
import type { DeviceRecord } from './device/record.js';
import { replayTransport } from './device/replay.test.helper.js';
import type { Transport } from './device/transport.js';
import { type Person, willingPerson } from './person/person.js';
import { createAgent, createDevice, platformAgents } from './platforms.js';

const models = loadModels();
const keys = freshKeys();
let server: ReferenceServer;
let target: Target;

beforeAll(async () => {
  server = await startReferenceServer({
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    version: 'test',
  });
  const { adminUrl, adminToken, ca } = server;
  target = await openReferenceTarget({ adapter: 'reference', name: 'embedded', adminUrl, adminToken, ca });
});

afterAll(async () => {
  await target.close();
  await server.close();
});

interface Life {
  readonly enrolled: DeviceRecord;
  readonly record: DeviceRecord;
  readonly exchanges: readonly Exchange[];
}

/** A device enrolls, holds a management session and leaves, each in a session of its own. */
async function live(
  model: DeviceModel,
  seed: string,
  entry: EnrollmentEntry,
  person: Person,
  transport: Transport,
  now: number,
): Promise<Life> {
  const world = { clock: new ManualClock(now), model, transport, keys, rules: soundRules };
  const enrolling = createAgent(createDevice({ name: 'device', model, seed, method: entry.method }), world);
  expect(await enrolling.enroll(entry, person)).toEqual({ kind: 'enrolled' });
  const waking = createAgent(enrolling.record, world);
  expect(await waking.wake('poll')).toMatchObject({ kind: 'completed' });
  const leaving = createAgent(waking.record, world);
  await leaving.unenroll();
  return { enrolled: enrolling.record, record: leaving.record, exchanges: transport.exchanges };
}

async function issue(
  session: TargetSession,
  platform: Platform,
  method: Method,
): Promise<{ entry: EnrollmentEntry; person: Person }> {
  const person = willingPerson('Ada', `ada@${session.domain}`, 'A secret of Ada');
  await session.admin.putPerson({ upn: person.upn, name: person.name, password: person.password });
  return { person, entry: await session.admin.issueEnrollment({ platform, method, upn: person.upn }) };
}

const sent = ({ exchanges }: Life): unknown[] =>
  exchanges.map(({ step, request }) => ({ step, ...request, body: Buffer.from(request.body).toString('latin1') }));

describe.each([
  ['ios', 'ios-byod'],
  ['macos', 'macos-byod'],
  ['windows', 'windows-byod'],
  ['android', 'android-work-profile'],
  ['android', 'android-fully-managed'],
] satisfies [Platform, Method][])('a device of %s enrolled by %s', (platform, method) => {
  const model = models.find((one) => one.platform === platform) as DeviceModel;

  it('sends the same bytes for the same seed when it hears the same', async () => {
    const session = await target.open();
    const now = session.now();
    const { entry, person } = await issue(session, platform, method);
    const wire = createTransport({ clock: new ManualClock(now), anchors: session.ca, resolve: session.resolve });
    const first = await live(model, 'seed', entry, person, wire, now);
    await wire.close();
    const again = await live(model, 'seed', entry, person, replayTransport(first.exchanges, now), now);
    expect(sent(again)).toEqual(sent(first));
    expect(again.record).toEqual(first.record);
    expect(again.enrolled).toEqual(first.enrolled);
    expect(JSON.stringify(first.enrolled).length).toBeLessThan(8 * 1_024);
    expect(first.exchanges.length).toBeGreaterThanOrEqual(4);
    await session.close();
  });
});

describe('every model', () => {
  it('has a platform that plays it', () => {
    const played = platformAgents.flatMap(({ platforms }) => platforms);
    expect(models.filter((model) => !played.includes(model.platform)).map(({ id }) => id)).toEqual([]);
  });

  it.each(models.map((model) => [model.name, model] as const))(
    '%s is born from its seed alone, and stored as plain data',
    (_, model) => {
      const born = createDevice({ name: 'device', model, seed: 'seed 1' });
      const others = Array.from(
        { length: 200 },
        (_, index) => createDevice({ name: 'device', model, seed: `seed ${index}` }).serial,
      );
      expect(createDevice({ name: 'device', model, seed: 'seed 1' })).toEqual(born);
      expect(JSON.parse(JSON.stringify(born))).toEqual(born);
      expect(new Set(others).size).toBeGreaterThan(195);
    },
  );
});
