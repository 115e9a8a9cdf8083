import type { Clock } from '../../protocol/base/clock.js';
import type { DeviceEvidence, EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { Random } from '../../protocol/base/random.js';
import type { RuleBook } from '../../protocol/base/rule.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Person } from '../person/person.js';
import type { KeySource } from './keys.js';
import type { DeviceModel } from './model.js';
import type { DeviceRecord } from './record.js';
import type { Transport } from './transport.js';

/** Why a device starts a management session. */
export type WakeReason = 'push' | 'poll' | 'user' | 'boot';

export interface SessionOutcome {
  readonly kind: 'completed' | 'refused' | 'unreachable' | 'unenrolled';
  /** Commands the server gave and the device answered in this session. */
  readonly commands: number;
  readonly message?: string;
}

/** How something that a person did at the device ended. */
export interface DeedOutcome {
  readonly kind: 'done' | 'refused';
  /** Why it was refused, in a word. */
  readonly code?: string;
  /** What the device told the person. */
  readonly message?: string;
}

/** Everything an agent is given; it takes nothing from the module scope. */
export interface AgentWorld {
  readonly clock: Clock;
  /** The device's own generator: seeded, so that the same seed sends the same bytes. */
  readonly random: Random;
  readonly model: DeviceModel;
  readonly transport: Transport;
  readonly keys: KeySource;
  /** Rules of the device that are broken on purpose (`muster prove`). */
  readonly rules: RuleBook;
  readonly signal?: AbortSignal;
}

/** One message sent on purpose, perhaps wrong. `patch` replaces members of the message that the agent would have built. */
export type StepPatch = JsonObject;

/**
 * A simulated device for the length of one session: made from a record, acts, and leaves a record behind.
 * Every platform implements this and registers in `agents/platforms.ts`.
 */
export interface Agent {
  /** The record as it is now; plain data, to be stored when the session ends. */
  readonly record: DeviceRecord;
  /** Runs the platform's whole enrollment. Refusals are outcomes; it throws only on our own errors and on abort. */
  enroll(entry: EnrollmentEntry, person: Person): Promise<EnrollmentOutcome>;
  /** Holds one management session. */
  wake(reason: WakeReason): Promise<SessionOutcome>;
  /** Waits until the server wakes the device over a push channel of its own, then holds the session. Absent where a simulated cloud pushes. */
  listen?(signal: AbortSignal): Promise<SessionOutcome>;
  /** The user removes management on the device. */
  unenroll(): Promise<SessionOutcome>;
  /** Something that a person does at the device beside enrolling; what there is depends on the platform. */
  act?(deed: string, details?: JsonObject): Promise<DeedOutcome>;
  /** Lock-step mode: builds one named protocol message, applies the patch, sends it and returns the exchange. */
  step(message: string, patch?: StepPatch): Promise<Exchange>;
  /** Names that `step` accepts. */
  readonly steps: readonly string[];
  /** What the device can show a judge right now. */
  evidence(): DeviceEvidence;
}

export type AgentFactory = (record: DeviceRecord, world: AgentWorld) => Agent;
