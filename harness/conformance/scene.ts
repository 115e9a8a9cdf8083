import type { DeedOutcome, SessionOutcome, WakeReason } from '../../agents/device/agent.js';
import { createTransport } from '../../agents/device/create-transport.js';
import type { KeySource } from '../../agents/device/keys.js';
import type { DeviceModel } from '../../agents/device/model.js';
import { findModel, overrideModel } from '../../agents/device/models.js';
import { TrustStore } from '../../agents/device/trust-store.js';
import { type Person, willingPerson } from '../../agents/person/person.js';
import { createDevice } from '../../agents/platforms.js';
import { systemClock } from '../../protocol/base/clock.js';
import type { EnrollmentEntry, EnrollmentOutcome, Refusal } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import { deviceSeed } from '../../protocol/base/random.js';
import type { RecordingRuleBook } from '../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { NewDevice, Scene, SceneDevice } from '../../scenarios/steps/scene.js';
import { type EnrollmentRequest, Inapplicable, RefusedByAdmin, type TargetSession } from '../checks/admin.js';
import { type Check, type Evidence, finding } from '../checks/check.js';
import { ConformanceFailure } from './conformance-failure.js';
import { asked, Expectations } from './expectations.js';
import { SceneClock } from './scene-clock.js';
import { PlayedDevice } from './scene-device.js';

export interface SceneOptions {
  readonly scenarioId: string;
  readonly requirements: readonly string[];
  readonly target: TargetSession;
  readonly seed: string;
  /** Start of the devices' time, milliseconds. */
  readonly now: number;
  readonly models: readonly DeviceModel[];
  readonly keys: KeySource;
  /** Rules of the devices; broken ones under `prove`. */
  readonly rules: RecordingRuleBook;
  /** How long an effect may take until it must be seen, milliseconds. */
  readonly settleMs?: number;
  readonly signal?: AbortSignal;
}

/** How often a target that takes its time is looked at again, milliseconds. */
const settlePollMs = 500;

const isFailure = ({ severity }: Finding): boolean => severity === 'fail';

type PersonChanges = Partial<Person> & { readonly groups?: readonly string[]; readonly licensed?: boolean };

/** Methods that no person signs in for. */
const userless: ReadonlySet<Method> = new Set<Method>([
  'android-dedicated',
  'android-dedicated-shared',
  'android-aosp-userless',
  'ios-ade-shared-ipad',
  'ios-configurator-direct',
  'macos-direct',
  'windows-autopilot-self-deploying',
  'windows-bulk',
  'windows-iot-core',
]);

/** One scenario's people, devices and tenant, played for real. */
export class LiveScene implements Scene {
  readonly target: TargetSession;
  readonly requirements: readonly string[];
  readonly clock: SceneClock;
  readonly expectations = new Expectations();
  readonly #options: SceneOptions;
  readonly #trust: TrustStore;
  readonly #people = new Map<string, Person>();
  readonly #devices: PlayedDevice[] = [];
  readonly #notes = new Map<string, unknown>();
  readonly #findings: Finding[] = [];

  constructor(options: SceneOptions) {
    this.#options = options;
    this.target = options.target;
    this.requirements = options.requirements;
    this.clock = new SceneClock(options.target, options.now);
    this.#trust = options.target.ca === '' ? new TrustStore() : TrustStore.for(options.target.ca);
  }

  async person(name: string, changes?: PersonChanges): Promise<Person> {
    const known = this.#people.get(name);
    if (known !== undefined && changes === undefined) return known;
    const { groups, licensed, ...own } = changes ?? {};
    const person = Object.freeze({ ...(known ?? this.#newPerson(name)), ...own });
    await this.target.admin.putPerson({
      upn: person.upn,
      name: person.name,
      password: person.password,
      ...(groups === undefined ? {} : { groups }),
      ...(licensed === undefined ? {} : { licensed }),
    });
    this.#people.set(name, person);
    return person;
  }

  async newDevice({ person, model, method, modelOverrides, options = {} }: NewDevice): Promise<SceneDevice> {
    const holder = await this.person(person);
    const found = findModel(this.#options.models, model);
    const played = modelOverrides === undefined ? found : overrideModel(found, modelOverrides);
    const name = this.#deviceName(`${person}'s ${found.name}`);
    const seed = deviceSeed(this.#options.seed, this.#options.scenarioId, name);
    const record = createDevice({ name, model: played, seed, method, personName: person });
    const device = new PlayedDevice({ record, person: holder, method, options, world: this.#world(played) });
    this.#devices.push(device);
    return device;
  }

  device(name?: string): PlayedDevice {
    const found = name === undefined ? this.#devices.at(-1) : this.#devices.find((device) => device.name === name);
    if (found !== undefined) return found;
    throw new Error(name === undefined ? 'the scenario has no device yet' : `the scenario has no device "${name}"`);
  }

  get devices(): readonly PlayedDevice[] {
    return this.#devices;
  }

  async enroll(device: SceneDevice): Promise<EnrollmentOutcome> {
    const played = this.#played(device);
    const entry = played.entry ?? (await this.#entryFor(played));
    if (entry === undefined) played.outcome = { kind: 'refused', refusal: issueRefusal(this.noted('issue-refused')) };
    else {
      played.entry = entry;
      played.outcome = await played.beginSession().enroll(entry, this.#holder(played, entry));
    }
    return played.outcome;
  }

  async issue(request: EnrollmentRequest): Promise<EnrollmentEntry | undefined> {
    this.#notes.delete('issue-refused');
    try {
      return await this.target.admin.issueEnrollment(request);
    } catch (error) {
      if (!(error instanceof RefusedByAdmin)) throw error;
      this.note('issue-refused', error);
      return undefined;
    }
  }

  async command(device: SceneDevice, command: JsonObject): Promise<string> {
    const { enrollmentId } = device.agent.evidence();
    const [view] = await this.target.admin.readDevices(enrollmentId === undefined ? {} : { enrollmentId });
    if (enrollmentId === undefined || view === undefined)
      throw new ConformanceFailure([
        finding(this.requirements, 'an enrolled device that takes commands', 'the server lists none'),
      ]);
    const id = await this.target.admin.queueCommand(view.id, command);
    if (this.target.capabilities.has('verb:push')) await this.target.admin.push(view.id);
    await this.wake(device, 'push');
    return id;
  }

  async wake(device: SceneDevice, reason: WakeReason): Promise<SessionOutcome> {
    const played = this.#played(device);
    played.lastSession = await played.beginSession().wake(reason);
    return played.lastSession;
  }

  /** Waits for a push of the server's own. Throws Inapplicable where devices of the platform have no such channel. */
  async listen(device: SceneDevice, signal: AbortSignal): Promise<SessionOutcome> {
    const played = this.#played(device);
    const agent = played.beginSession();
    if (agent.listen === undefined) throw new Inapplicable('devices of this platform are pushed by a cloud');
    played.lastSession = await agent.listen(signal);
    return played.lastSession;
  }

  async act(device: SceneDevice, deed: string, details: JsonObject = {}): Promise<DeedOutcome> {
    const agent = this.#played(device).beginSession();
    if (agent.act === undefined) throw new Inapplicable('devices of this platform are not shared');
    return agent.act(deed, details);
  }

  async unenroll(device: SceneDevice): Promise<SessionOutcome> {
    const played = this.#played(device);
    played.lastSession = await played.beginSession().unenroll();
    return played.lastSession;
  }

  async advance(ms: number): Promise<void> {
    if (!this.target.capabilities.has('clock')) throw new Inapplicable('the target has no clock that can be moved');
    await this.clock.advance(ms);
  }

  note(key: string, value: unknown): void {
    this.#notes.set(key, value);
  }

  noted(key: string): unknown {
    return this.#notes.get(key);
  }

  async expect<A>(check: Check<A>, args: A, device?: SceneDevice): Promise<void> {
    const { settleMs = 0 } = this.#options;
    const deadline = systemClock.now() + settleMs;
    const { admin } = this.target;
    let told = asked(admin);
    let findings = await check(this.#evidence(device, told.admin), args, this.requirements);
    while (findings.some(isFailure) && systemClock.now() < deadline) {
      await systemClock.sleep(settlePollMs);
      told = asked(admin);
      findings = await check(this.#evidence(device, told.admin), args, this.requirements);
    }
    this.#findings.push(...findings);
    if (findings.some(isFailure)) throw new ConformanceFailure(findings);
    this.expectations.met(findings.length === 0 ? told.missing : undefined);
  }

  /** What people type and entries carry that no report may show. */
  get secrets(): readonly string[] {
    const typed = [...this.#people.values()].map(({ password }) => password);
    const issued = this.#devices.flatMap(({ entry }) =>
      entry === undefined
        ? []
        : [entry.password, entry.token, entry.agentSecret, this.target.account?.(entry)?.password],
    );
    return [...typed, ...issued].filter((secret) => secret !== undefined && secret !== '') as string[];
  }

  /** What the checks found so far. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#devices.map((device) => device.close()));
    await this.target.close();
  }

  #evidence(device: SceneDevice | undefined, admin: Evidence['admin']): Evidence {
    const judged = device ?? this.#devices.at(-1);
    return {
      ...(judged === undefined ? {} : { device: judged.agent.evidence() }),
      devices: this.#devices.map(({ agent }) => agent.evidence()),
      admin,
      capabilities: this.target.capabilities,
      now: this.clock.now(),
      notes: this.#notes,
    };
  }

  #newPerson(name: string): Person {
    const { seed, scenarioId } = this.#options;
    const secret = deviceSeed(seed, scenarioId, 'person', name);
    const suffix = this.target.capabilities.has('tenants') ? '' : `.${secret.slice(0, 8)}`;
    return willingPerson(name, `${name.toLowerCase()}${suffix}@${this.target.domain}`, `Pw-${secret.slice(8, 20)}`);
  }

  /** The person as the latest step changed them, though the device was made before; where the target makes no people, with the account of the entry. */
  #holder(device: PlayedDevice, entry: EnrollmentEntry): Person {
    const person = this.#people.get(device.person.name) ?? device.person;
    return { ...person, ...this.target.account?.(entry) };
  }

  #deviceName(wanted: string): string {
    const same = this.#devices.filter(({ name }) => name === wanted || name.startsWith(`${wanted} (`)).length;
    return same === 0 ? wanted : `${wanted} (${same + 1})`;
  }

  #world(model: DeviceModel): PlayedDevice['world'] {
    const { keys, rules, signal } = this.#options;
    const { resolve, allowHosts = [] } = this.target;
    const transport = createTransport({ clock: this.clock, anchors: this.#trust, resolve, allowHosts });
    return { clock: this.clock, model, transport, keys, rules, ...(signal === undefined ? {} : { signal }) };
  }

  #played(device: SceneDevice): PlayedDevice {
    if (device instanceof PlayedDevice) return device;
    throw new Error(`${device.name} is no device of this scenario`);
  }

  #entryFor(device: PlayedDevice): Promise<EnrollmentEntry | undefined> {
    const { method, options, person } = device;
    const { serial } = device.agent.record;
    const upn = userless.has(method) ? {} : { upn: person.upn };
    return this.issue({ platform: device.world.model.platform, method, serial, options, ...upn });
  }
}

function issueRefusal(refused: unknown): Refusal {
  const { status, message } = refused instanceof RefusedByAdmin ? refused : { status: 0, message: String(refused) };
  return { form: 'http', code: String(status), message, step: 'issueEnrollment' };
}
