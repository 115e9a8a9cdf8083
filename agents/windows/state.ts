import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { KeyContainer } from '../../protocol/mde2/provisioning-document.js';
import type { TreeState } from '../omadm/csp.js';
import type { ManagementAccount } from './account.js';
import type { AutopilotRun } from './autopilot/enroll-by-autopilot.js';
import type { Unreached } from './back-off.js';
import type { PreparationRun } from './device-preparation/run.js';
import type { DirectoryRegistration } from './directory-join.js';
import type { PolicyTask } from './group-policy/schedule.js';
import type { AppliedPackage } from './package/apply.js';
import type { PushChannel } from './push.js';
import type { ConnectedAccount } from './settings-app.js';
import type { ProvisioningRun } from './status-page/run.js';

/** What a PC keeps beyond what every device keeps: `DeviceRecord.state` of the platform. */
export type WindowsState = {
  /** DeviceID of the enrollment client: 32 hexadecimal digits. */
  readonly deviceId: string;
  /** HWDevID: 64 hexadecimal digits. */
  readonly hardwareId: string;
  readonly macs: readonly string[];
  readonly deviceName: string;
  /** Address of management sessions, from the provisioning document. */
  readonly managementUrl?: string;
  readonly providerId?: string;
  /** Store of the client certificate. */
  readonly store?: 'User' | 'System';
  /** Where the key of the client certificate is kept, if the document says so. */
  readonly keyContainer?: KeyContainer;
  /** What the account of the provisioning document tells. */
  readonly account?: ManagementAccount;
  readonly renewal?: RenewalState;
  readonly wayBack?: WayBack;
  /** Of a PC that the directory knows. */
  readonly registration?: DirectoryRegistration;
  readonly autopilot?: AutopilotRun;
  /** What a provisioning package made of it. */
  readonly package?: AppliedPackage;
  /** What the Settings app shows of the connection. */
  readonly settings?: ConnectedAccount;
  /** Dialogs that the person answered while the PC enrolled. */
  readonly dialogs?: readonly string[];
  /** Whoever signed in after the first user of the PC. */
  readonly laterUser?: string;
  /** What the group policy of the domain left in the registry (DisableRegistration). */
  readonly registrationDisabled?: boolean;
  /** The channel by which the server can wake it. */
  readonly channel?: PushChannel;
  /** Sessions that did not reach the server since one did. */
  readonly unreached?: Unreached;
  /** Until when the server wants it to wait. */
  readonly waitUntil?: number;
  /** Somebody took the PC off the network. */
  readonly offline?: boolean;
  /** When a session last succeeded. */
  readonly contactAt?: number;
  /** When the server locked it. */
  readonly lockedAt?: number;
  /** The task that enrolls the PC by policy. */
  readonly policyTask?: PolicyTask;
  /** From enrollment on: what the status page looks at. */
  readonly provisioning?: ProvisioningRun;
  /** Autopilot device preparation, since its page was shown. */
  readonly preparation?: PreparationRun;
  readonly tree: TreeState;
};

/** How a PC came in, which is how it asks for its certificate once more; plain data. */
export type WayBack = {
  /** Of the discovery service. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** The token of the directory is shown in place of the name. */
  readonly directory: boolean;
};

/** Days, and milliseconds of the device's clock. */
export type RenewalState = {
  readonly periodDays: number;
  readonly retryDays: number;
  readonly url: string;
  /** The last attempt that failed. */
  readonly triedAt?: number;
};

export function newState(facts: Pick<WindowsState, 'deviceId' | 'hardwareId' | 'macs' | 'deviceName'>): WindowsState {
  return { ...facts, tree: {} };
}

/** The Windows part of a record. It was written by this module's functions and by nothing else. */
export function stateOf(record: { readonly state: JsonObject }): WindowsState {
  return record.state as unknown as WindowsState;
}
