import type { TargetSession } from '../../harness/checks/admin.js';
import { silentLogger } from '../../harness/server/logger.js';
import { startReferenceServer } from '../../harness/server/reference-server.js';
import { openReferenceTarget } from '../../harness/targets/reference.js';
import type { Clock } from '../../protocol/base/clock.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { systemRandom } from '../../protocol/base/random.js';
import { RecordingRuleBook } from '../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Agent } from '../device/agent.js';
import { createTransport } from '../device/create-transport.js';
import { freshKeys, reusingKeys } from '../device/keys/fresh-keys.js';
import { findModel, loadModels, overrideModel } from '../device/models.js';
import type { DeviceRecord } from '../device/record.js';
import { type Person, willingPerson } from '../person/person.js';
import { createAgent, createDevice } from '../platforms.js';

const models = loadModels();
const keys = reusingKeys(freshKeys(), 1);

/** The reference server, for devices of tests that reach across both halves. */
export async function startRig() {
  const server = await startReferenceServer({
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    version: 'test',
  });
  const { adminUrl, adminToken, ca } = server;
  const target = await openReferenceTarget({ adapter: 'reference', name: 'embedded', adminUrl, adminToken, ca });
  return {
    /** A tenant with one person, Ada. */
    async tenant(brokenRules: readonly string[] = []): Promise<RigTenant> {
      const session = await target.open({ brokenRules });
      const ada = willingPerson('Ada', `ada@${session.domain}`, 'A secret of Ada');
      await session.admin.putPerson({ upn: ada.upn, name: ada.name, password: ada.password });
      return new RigTenant(session, ada);
    },
    async close(): Promise<void> {
      await target.close();
      await server.close();
    },
  };
}

export interface RigDevice {
  readonly model?: string;
  readonly overrides?: JsonObject;
  readonly broken?: readonly string[];
  readonly seed?: string;
}

export class RigTenant {
  readonly session: TargetSession;
  readonly ada: Person;

  constructor(session: TargetSession, ada: Person) {
    this.session = session;
    this.ada = ada;
  }

  issue(method: Method, options: JsonObject = {}): Promise<EnrollmentEntry> {
    return this.session.admin.issueEnrollment({ platform: 'android', method, upn: this.ada.upn, options });
  }

  /** A device whose every session has an agent of its own, as everywhere. */
  device({ model = 'Pixel 8', overrides = {}, broken = [], seed = 'ab'.repeat(16) }: RigDevice = {}): () => Agent {
    const played = overrideModel(findModel(models, model), overrides);
    const clock: Clock = { now: () => this.session.now(), sleep: systemClock.sleep };
    const { ca: anchors, resolve } = this.session;
    const transport = createTransport({ clock, anchors, resolve });
    const world = { clock, model: played, transport, keys, rules: new RecordingRuleBook(broken) };
    let latest: { readonly record: DeviceRecord } = { record: createDevice({ name: 'device', model: played, seed }) };
    return () => {
      const agent = createAgent(latest.record, world);
      latest = agent;
      return agent;
    };
  }

  /** Queues a command for the only device there is. */
  async command(command: JsonObject): Promise<string> {
    const device = (await this.session.admin.readDevices()).at(-1);
    if (device === undefined) throw new Error('no device has enrolled');
    return this.session.admin.queueCommand(device.id, command);
  }
}
