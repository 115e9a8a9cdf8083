import type { Agent, DeedOutcome, SessionOutcome, WakeReason } from '../../agents/device/agent.js';
import type { Person } from '../../agents/person/person.js';
import type { EnrollmentRequest, TargetSession } from '../../harness/checks/admin.js';
import type { Check } from '../../harness/checks/check.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';

/** A device of the scenario: its agent, its holder and the way it is to enroll. */
export interface SceneDevice {
  readonly name: string;
  /** Plays the device in its present session; `enroll`, `wake` and `unenroll` of the scene each begin a new one. */
  readonly agent: Agent;
  readonly person: Person;
  readonly method: Method;
  /** What the target handed out for it, once asked. */
  entry?: EnrollmentEntry;
  outcome?: EnrollmentOutcome;
  lastSession?: SessionOutcome;
}

export interface NewDevice {
  /** Holder's first name, `Ada`. */
  readonly person: string;
  /** A model's name, `iPhone 15`. */
  readonly model: string;
  readonly method: Method;
  /** Replaces facts of the model for this one device: `osVersion`, `supervised`, `apiLevel`. */
  readonly modelOverrides?: JsonObject;
  /** Wishes passed to `issueEnrollment`. */
  readonly options?: JsonObject;
}

/**
 * What a step may do: one scenario's people, devices and tenant. Steps are one line over it and never see cucumber,
 * so that the same steps run in the load engine.
 */
export interface Scene {
  readonly target: TargetSession;
  /** Ids of the scenario's `@req:` tags, first one first. */
  readonly requirements: readonly string[];
  /** A person by first name; created on the target at first mention. */
  person(
    name: string,
    changes?: Partial<Person> & { readonly groups?: readonly string[]; readonly licensed?: boolean },
  ): Promise<Person>;
  /** Makes a device; it is new and has not enrolled. The latest device is the current one. */
  newDevice(device: NewDevice): Promise<SceneDevice>;
  /** The current device, or the one with this name (`Ada's iPhone 15`). Throws when there is none. */
  device(name?: string): SceneDevice;
  readonly devices: readonly SceneDevice[];
  /** Asks the target for an entry and lets the device enroll with it. */
  enroll(device: SceneDevice): Promise<EnrollmentOutcome>;
  /** Asks the administrator to issue; a refusal is kept under the note `issue-refused`. */
  issue(request: EnrollmentRequest): Promise<EnrollmentEntry | undefined>;
  /** Queues a command in the platform's words for the device, wakes it, and returns the command's id. */
  command(device: SceneDevice, command: JsonObject): Promise<string>;
  wake(device: SceneDevice, reason: WakeReason): Promise<SessionOutcome>;
  /** Somebody does something at the device, in a session of its own. */
  act(device: SceneDevice, deed: string, details?: JsonObject): Promise<DeedOutcome>;
  /** The user removes management on the device. */
  unenroll(device: SceneDevice): Promise<SessionOutcome>;
  /** Moves the tenant's clock, and with it the devices'. */
  advance(ms: number): Promise<void>;
  /** Leaves something for a later check. */
  note(key: string, value: unknown): void;
  noted(key: string): unknown;
  /** Runs a check; its findings are kept, and one of severity `fail` ends the scenario. */
  expect<A>(check: Check<A>, args: A, device?: SceneDevice): Promise<void>;
}
