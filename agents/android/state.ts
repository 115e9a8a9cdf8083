import type { NonComplianceDetail } from '../../protocol/amapi/judge-policy.js';
import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import type { PolicyReach } from '../../protocol/android/policy-engine.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { ProtectedApp } from '../app-protection/protected-app.js';
import type { TreeState } from '../omadm/csp.js';
import type { AppsState } from './apps/installed-app.js';
import type { SignedIn } from './dedicated/rules.js';
import type { HeadwindManagement } from './headwind/state.js';
import type { OpenmdmManagement } from './openmdm/state.js';
import type { SecurityState } from './security/state.js';
import type { WorkContents } from './work-profile/contents.js';

/** State of provisioning as AOSP keeps it (DevicePolicyManager, STATE_USER_*). */
export type UserProvisioningState =
  | 'UNMANAGED'
  | 'SETUP_INCOMPLETE'
  | 'SETUP_COMPLETE'
  | 'SETUP_FINALIZED'
  | 'PROFILE_COMPLETE'
  | 'PROFILE_FINALIZED';

export type { NonComplianceDetail };

/** What the simulated Android Management API has made of the device. */
export type CloudManagement = {
  /** Root of the cloud. */
  readonly link: string;
  /** `enterprises/{e}/devices/{d}` */
  readonly device: string;
  readonly key: string;
  /** Version of the policy that was applied last; 0 before the first. */
  readonly policyVersion: string;
  readonly restrictions: Readonly<Record<string, PolicyReach>>;
  /** Settings of the lock and of the owner, as the policy engine names them: `DeviceLock/MinimumLength`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Fields that hold beside restrictions. */
  readonly fields?: readonly string[];
  /** The networks that the device has joined: a digest of the policy's. */
  readonly networks?: string;
  readonly applied: 'ACTIVE' | 'DISABLED' | 'LOST';
  /** What the end of management takes along, or that it leaves the device to its user. */
  readonly farewell?: { readonly wiped?: readonly string[]; readonly keepsDevice?: boolean };
};

/** What an Android device keeps beyond what every device keeps: `DeviceRecord.state` of the platform. */
export type AndroidState = {
  readonly imei: string;
  readonly androidId: string;
  /** Somebody went through the first set-up: a device owner can no longer be installed. */
  readonly userSetupComplete: boolean;
  readonly provisioning: UserProvisioningState;
  readonly mode?: ManagementMode;
  /** Package of the DPC that manages. */
  readonly deviceAdmin?: string;
  /** Address of management sessions, from the provisioning document. */
  readonly managementUrl?: string;
  /** Name of the server in the management tree, from the provisioning document. */
  readonly providerId?: string;
  /** How Android Device Policy manages, where the simulated Android Management API does. */
  readonly cloud?: CloudManagement;
  /** How an OpenMDM server manages, where one does. */
  readonly openmdm?: OpenmdmManagement;
  /** How a Headwind server manages, where one does. */
  readonly headwind?: HeadwindManagement;
  readonly tree: TreeState;
  /** What an update of Android has made of the device. */
  readonly upgrade?: { readonly osVersion: string; readonly apiLevel: number };
  /** Version of the Company Portal app, where it is installed. */
  readonly companyPortal?: string;
  /** The page that the app shows, or showed last. */
  readonly portalPage?: string;
  /** The set-up of the app was postponed; its notification waits or was opened. */
  readonly setupNotification?: 'waiting' | 'opened';
  /** What the app lists as still to be done. */
  readonly portalIssues?: readonly string[];
  /** The user has given the Company Portal app the permission that the maker's extensions want. */
  readonly extensionsPermitted?: boolean;
  readonly nonCompliance: readonly NonComplianceDetail[];
  /** Absent while a work profile holds nothing but apps. */
  readonly work?: WorkContents;
  /** Absent while nobody asks and nothing was changed. */
  readonly security?: SecurityState;
  /** Absent while there is nothing to say of apps. */
  readonly apps?: AppsState;
  /** Apps that hold data of an organisation, and what they enforce. */
  readonly protectedApps?: readonly ProtectedApp[];
  /** Who is signed in to which app of a device without a user. */
  readonly signedIn?: SignedIn;
  /** Steps of the set-up that the last attempt walked, where the way in has such steps. */
  readonly setup: readonly string[];
  /** A set-up that was finished without network although a cloud may know the device. */
  readonly setUpOffline?: { readonly link: string; readonly at: number };
  /** Whether every app of the system stayed when the device was provisioned. */
  readonly allSystemApps?: boolean;
  /** What the last wipe took along, where whoever wanted it could choose. */
  readonly wiped?: readonly string[];
  /** How often the device went back to factory settings. */
  readonly factoryResets: number;
};

/** A device that nobody manages. */
export function newState(facts: Pick<AndroidState, 'imei' | 'androidId' | 'userSetupComplete'>): AndroidState {
  return { ...facts, provisioning: 'UNMANAGED', tree: {}, nonCompliance: [], setup: [], factoryResets: 0 };
}

/** The Android part of a record. It was written by this module's functions and by nothing else. */
export function stateOf(record: { readonly state: JsonObject }): AndroidState {
  return record.state as unknown as AndroidState;
}
