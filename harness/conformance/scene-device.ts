import type { Agent, AgentWorld, SessionOutcome } from '../../agents/device/agent.js';
import type { DeviceRecord } from '../../agents/device/record.js';
import type { Person } from '../../agents/person/person.js';
import { createAgent } from '../../agents/platforms.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { SceneDevice } from '../../scenarios/steps/scene.js';

export interface PlayedDeviceOptions {
  readonly record: DeviceRecord;
  readonly person: Person;
  readonly method: Method;
  readonly options: JsonObject;
  readonly world: Omit<AgentWorld, 'random'>;
}

/** A device of a scenario between and during its sessions; each session has an agent of its own. */
export class PlayedDevice implements SceneDevice {
  readonly name: string;
  readonly person: Person;
  readonly method: Method;
  readonly options: JsonObject;
  readonly #world: Omit<AgentWorld, 'random'>;
  readonly #noticed: Finding[] = [];
  #agent: Agent;
  entry?: EnrollmentEntry;
  outcome?: EnrollmentOutcome;
  lastSession?: SessionOutcome;

  constructor({ record, person, method, options, world }: PlayedDeviceOptions) {
    this.name = record.name;
    this.person = person;
    this.method = method;
    this.options = options;
    this.#world = world;
    this.#agent = createAgent(record, world);
  }

  get agent(): Agent {
    return this.#agent;
  }

  get world(): Omit<AgentWorld, 'random'> {
    return this.#world;
  }

  /** What the device noticed in all its sessions. */
  get findings(): readonly Finding[] {
    return [...this.#noticed, ...this.#agent.evidence().findings];
  }

  /** Ends the present session and begins the next one from the record it left. */
  beginSession(): Agent {
    this.#noticed.push(...this.#agent.evidence().findings);
    this.#agent = createAgent(this.#agent.record, this.#world);
    return this.#agent;
  }

  close(): Promise<void> {
    return this.#world.transport.close();
  }
}
