import type { PolicyReach } from '../../../protocol/android/policy-engine.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';

/** What an agent of OpenMDM keeps between sessions; the device id is the record's `enrollmentId`. */
export type OpenmdmManagement = {
  /** Root of the server, without the slash at its end. */
  readonly server: string;
  readonly token: string;
  /** Seconds between heartbeats that the server asked for. */
  readonly interval: number;
  /** How the server wakes devices: `polling`, `fcm`, `mqtt`, … */
  readonly push: string;
  /** A policy was asked for once: heartbeats bring only what was assigned to this device. */
  readonly configured: boolean;
  /** Version that was applied last; 0 before the first. */
  readonly policyVersion: number;
  readonly desiredState: JsonObject;
  readonly desiredStateVersion: number;
  readonly restrictions: Readonly<Record<string, PolicyReach>>;
};
