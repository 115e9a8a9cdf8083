import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { WakeReason } from '../device/agent.js';
import type { AndroidDevice } from './device.js';
import type { NonComplianceDetail } from './state.js';

/**
 * How a device policy controller speaks to the server that manages, whatever the protocol. A transport is opened for one device and one
 * session; what must outlive it is in the device's record and state. `transports.ts` lists them.
 *
 * A server that refuses while the device enrolls ends the enrollment by `refuse`; in a session it is an answer of kind `refused`.
 */
export interface AndroidTransport {
  /** Address of the service that enrolls, when the admin extras are for this DPC. */
  serviceIn(extras: JsonObject): string | undefined;
  /** Enrolls with what the extras bring and gives the mode in which the device is managed from now on. */
  enroll(extras: JsonObject, mode: ManagementMode, entry: EnrollmentEntry): Promise<ManagementMode>;
  /** Whether this protocol manages the device now. */
  readonly manages: boolean;
  /** Reports, and learns what the server wants. */
  sync(report: StatusReport): Promise<Synced>;
  /** Makes the device what the policy says, as far as it can be. */
  apply(policy: JsonObject): void;
  carryOut(command: Command): CommandResult;
  /** Tells what became of policy and commands; gives why the server did not take it. */
  acknowledge(done: Done): Promise<Ending | undefined>;
  /** Tells the server that the user ends management, where the protocol has words for it; gives the commands that were answered meanwhile. */
  unenroll(): Promise<number>;
  /** Waits for the server's sign that there is something to fetch; gives why none can come. Absent where devices ask by schedule only. */
  wake?(signal: AbortSignal): Promise<Ending | undefined>;
}

export type OpenTransport = (device: AndroidDevice) => AndroidTransport;

/** What a device says of itself; each protocol takes what it has words for. */
export interface StatusReport {
  readonly reason: WakeReason;
  readonly mode?: ManagementMode;
  readonly nonCompliance: readonly NonComplianceDetail[];
}

/** What the server wants, in its own words. */
export interface Told {
  readonly kind: 'told';
  /** Absent when the server said nothing of it. */
  readonly policy?: JsonObject;
  readonly commands: readonly Command[];
  /** Commands that were carried out while they were given, as in OMA-DM, whose session is a dialogue. */
  readonly answered?: number;
}

/** Why there is nothing more to do. After `unenrolled` the device lets go of management. */
export interface Ending {
  readonly kind: 'refused' | 'unreachable' | 'unenrolled';
  readonly answered?: number;
  readonly message?: string;
  /** The device lets go and keeps what is on it, whatever its mode. */
  readonly released?: true;
}

export type Synced = Told | Ending;

export interface Command {
  readonly id: string;
  readonly command: JsonObject;
}

export interface CommandResult {
  readonly id: string;
  /** Why it was not carried out, in the protocol's words. */
  readonly errorCode?: string;
  /** What the device says of it beyond that, in the protocol's words. */
  readonly details?: JsonObject;
  /** It was carried out, and management ends with it. */
  readonly endsManagement?: true;
  /** Management ends and the device keeps what is on it, whatever its mode. */
  readonly released?: true;
}

export interface Done {
  readonly told: Told;
  readonly report: StatusReport;
  readonly results: readonly CommandResult[];
}
