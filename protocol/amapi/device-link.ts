import type { ManagementMode } from '../android/management-modes.table.js';
import type { JsonObject } from '../base/vocabulary.js';
import type { IntegrityFacts } from './integrity.js';
import type { NonComplianceDetail } from './judge-policy.js';

/*
 * How Android Device Policy talks to Google is not public. These messages are our own: JSON by POST below the address of the simulated cloud,
 * for simulated devices only. A refusal has the shape of Google's errors.
 */

/** Where the simulated cloud listens for devices, below its root. */
export const enrollPath = '/device-link/v1/enroll';
/** Where a device asks that another DPC hands over. */
export const migratePath = '/device-link/v1/migrate';
export const syncPath = '/device-link/v1/sync';

/** Name of the enrollment token in the admin extras of Android Device Policy. */
export const amapiTokenExtra = 'com.google.android.apps.work.clouddpc.EXTRA_ENROLLMENT_TOKEN';
/** Name under which the simulated cloud puts its address beside the token. A real cloud has no such extra. */
export const cloudLinkExtra = 'test.muster.cloud.EXTRA_CLOUD_LINK_URL';

export interface LinkEnroll {
  readonly enrollmentToken: string;
  /** Nobody has gone through the set-up since the device was reset. */
  readonly factoryReset: boolean;
  readonly apiLevel: number;
  readonly brand: string;
  readonly model: string;
  /** On a personal device from Android 12 on, what stands in its place. */
  readonly serialNumber: string;
  readonly enterpriseSpecificId?: string;
  readonly imei?: string;
}

/** The DPC that manages a device gives it up to Android Device Policy (AMAPI SDK, DpcMigrationRequest). */
export interface LinkMigrate {
  readonly migrationToken: string;
  /** Id under which managed Google Play lists the device. */
  readonly deviceId: string;
  readonly mode: ManagementMode;
  /** Package of the DPC that manages until now. */
  readonly previousDpc: string;
  readonly apiLevel: number;
  readonly brand: string;
  readonly model: string;
  readonly serialNumber: string;
}

/** The token begins a sign-in: the person goes on at this page, which ends at one of the addresses below. */
export interface LinkSignIn {
  readonly signIn: string;
}

/** Where a sign-in page sends the device in the end: with a token in `et`, or without hope. */
export const enrollUrl = 'https://enterprise.google.com/android/enroll';
export const signInFailedUrl = 'https://enterprise.google.com/android/enroll/invalid';

export interface LinkEnrolled {
  /** `enterprises/{e}/devices/{d}` */
  readonly device: string;
  /** Shown with every message after this one. */
  readonly key: string;
  readonly mode: ManagementMode;
}

export interface LinkSync {
  readonly device: string;
  readonly key: string;
  readonly report?: {
    readonly appliedPolicyName: string;
    readonly appliedPolicyVersion: string;
    readonly nonComplianceDetails: readonly NonComplianceDetail[];
    readonly appliedState: 'ACTIVE' | 'DISABLED' | 'LOST';
    /** What Google's own services see of the device; without them there is nothing to see. */
    readonly integrity?: IntegrityFacts;
    /** Parts of the device resource that the policy asks for. */
    readonly sections?: JsonObject;
  };
  readonly results?: readonly LinkResult[];
  /** Events of this session that the policy wants logged, as the API has them (UsageLogEvent). */
  readonly usageLogs?: readonly JsonObject[];
}

export interface LinkResult {
  /** Name of the operation. */
  readonly operation: string;
  /** Absent when the command was carried out (Android Management API, Command.errorCode). */
  readonly errorCode?: CommandErrorCode;
  /** A status of this kind of command, by its member: `{ startLostModeStatus: { status: 'SUCCESS' } }`. */
  readonly status?: JsonObject;
}

export type CommandErrorCode = 'UNKNOWN' | 'API_LEVEL' | 'MANAGEMENT_MODE' | 'INVALID_VALUE' | 'UNSUPPORTED';

export interface LinkSynced {
  readonly state: 'ACTIVE' | 'DISABLED';
  /** Name, version and fields; null while the device has no policy. */
  readonly policy: JsonObject | null;
  /** What the store has of the apps that the policy names, by package. */
  readonly store?: Readonly<Record<string, StoreEntry>>;
  readonly commands: readonly { readonly operation: string; readonly command: JsonObject }[];
}

/** An app as the store hands it to devices. */
export interface StoreEntry {
  readonly versionCode: number;
  readonly targetSdk: number;
  readonly minApiLevel: number;
  /** Why this enterprise does not get it. */
  readonly failure?: InstallationFailure;
}

/** Why an app is not installed (Android Management API, InstallationFailureReason). */
export const installationFailures = [
  'IN_PROGRESS',
  'NOT_FOUND',
  'NOT_COMPATIBLE_WITH_DEVICE',
  'NOT_APPROVED',
  'PERMISSIONS_NOT_ACCEPTED',
  'NOT_AVAILABLE_IN_COUNTRY',
  'NO_LICENSES_REMAINING',
  'NOT_ENROLLED',
  'USER_INVALID',
] as const;
export type InstallationFailure = (typeof installationFailures)[number];
