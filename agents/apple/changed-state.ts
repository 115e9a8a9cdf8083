import type { DeclarationKind } from '../../protocol/apple/ddm/declarations.js';
import type { Reason } from '../../protocol/apple/ddm/status.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { ProtectedApp } from '../app-protection/protected-app.js';
import type { AccountSession } from './account-driven/account-session.js';
import type { MacState } from './mac/mac-state.js';
import type { SharedState } from './shared-ipad/state.js';

/** What commands and the holder changed since the device was new. What nothing touched is absent, so that a record stays small. */
export interface ChangedState {
  readonly apps?: readonly InstalledApp[];
  readonly media?: readonly InstalledMedia[];
  readonly provisioning?: readonly InstalledProvisioning[];
  readonly lostMode?: LostMode;
  readonly passcodeCleared?: true;
  /** Since when it has its maker's certificate (ms); absent before that was shown. */
  readonly builtInSince?: number;
  /** Where no network is. */
  readonly outOfReach?: true;
  /** Shut down; only its holder turns it on again. */
  readonly off?: true;
  readonly restarts?: number;
  /** What the Settings command set, by item, in the JSON form of property lists. */
  readonly settings?: JsonObject;
  readonly update?: ScheduledUpdate;
  /** How often an update could not be found that a declaration asks for. */
  readonly updateFailures?: number;
  /** After an update. */
  readonly osVersion?: string;
  readonly osBuild?: string;
  /** Accounts where they are not those of the model any more. */
  readonly users?: readonly Account[];
  readonly bypassCodeCleared?: true;
  readonly firmwarePassword?: string;
  readonly recoveryLock?: string;
  readonly remoteDesktop?: boolean;
  /** Name of the AirPlay receiver. */
  readonly mirroring?: string;
  /** Held in Setup Assistant until DeviceConfigured. */
  readonly awaiting?: true;
  /** Until when it takes no command, for apps to arrive that it will keep (ms). */
  readonly pausedUntil?: number;
  /** Names of administrator accounts that the server made, by GUID. */
  readonly administrators?: JsonObject;
  readonly fileVaultRotations?: number;
  /** What only Macs have. */
  readonly mac?: MacState;
  /** It was to become a Shared iPad and cannot be one: nothing goes on until it is reset. */
  readonly needsReset?: true;
  /** Users of a Shared iPad. */
  readonly shared?: SharedState;
  /** What a temporary session should not have left. */
  readonly leftBehind?: readonly string[];
  /** Who is signed in to every app, in Shared Device Mode. */
  readonly modeAccount?: string;
  /** Present once the server used declarative management. */
  readonly declarative?: DeclarativeState;
  /** The same on user channels, by UserShortName. */
  readonly declarativeOfUsers?: Readonly<Record<string, DeclarativeState>>;
  /** The attestation of properties that was made last: its nonce, base64, and when, in milliseconds. */
  readonly attestation?: { readonly nonce: string; readonly at: number };
  /** When iCloud kept the device last, in milliseconds since the epoch. */
  readonly cloudBackupAt?: number;
  /** What the holder put on the device. */
  readonly content?: readonly string[];
  /** Where a device of an organisation asked for its configuration. */
  readonly activation?: string;
  /** How often it changed its server. */
  readonly migrations?: number;
  /** It is to change its server, or failed to. */
  readonly migration?: Migration;
  /** Erased, and not set up since. */
  readonly hello?: true;
  /** A backup of another device was restored in this Setup Assistant. */
  readonly restored?: true;
  /** The MDM payload that a restore brought back, until it is removed. */
  readonly restoredMdm?: { readonly topic: string; readonly serverUrl: string };
  /** Apps that hold data of an organisation, and what they enforce. */
  readonly protectedApps?: readonly ProtectedApp[];
  /** Present in account-driven enrollment. */
  readonly account?: AccountSession;
}

/** A change of servers as the device knows of it. */
export interface Migration {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** The new server has the device wait for its configuration. */
  readonly awaits?: true;
  /** Why the device could not enroll with the new server, after it had left the old one. */
  readonly failed?: string;
}

/** Declarative management as the device has it (Apple: "Leveraging the declarative management data model"). */
export interface DeclarativeState {
  /** DeclarationsToken of the server's list that the device has followed; empty before the first. */
  readonly token: string;
  readonly declarations: readonly StoredDeclaration[];
  /** Digest of each status item that was reported last, by name; of a list, of each of its entries by identifier. */
  readonly reported: JsonObject;
  /** Identifiers of the declarations that hold. */
  readonly active: readonly string[];
  readonly brought?: readonly BroughtByDeclaration[];
}

/** A profile or an app that is on the device because of a declaration. */
export interface BroughtByDeclaration {
  readonly kind: 'profile' | 'app';
  readonly identifier: string;
}

export interface StoredDeclaration {
  readonly kind: DeclarationKind;
  readonly type: string;
  readonly identifier: string;
  readonly serverToken: string;
  readonly payload: JsonObject;
  readonly outcome?: DeclarationOutcome;
}

/** What came of a declaration that is more than words: an asset that was fetched, a configuration that brought something. */
export interface DeclarationOutcome {
  readonly error?: Reason;
  /** Identifier of the profile that it installed. */
  readonly profile?: string;
  /** Identifier of the app that it installed. */
  readonly app?: string;
  /** DER, base64. */
  readonly certificate?: string;
  readonly isIdentity?: true;
  readonly userName?: string;
}

/** A state that the device reports of an app (mdm/commands/application.install.yaml and managed.application.list.yaml). */
export type AppStatus =
  | 'NeedsRedemption'
  | 'Prompting'
  | 'PromptingForManagement'
  | 'Installing'
  | 'Updating'
  | 'Managed'
  | 'ManagedButUninstalled'
  | 'UserInstalledApp'
  | 'UserRejected'
  | 'ManagementRejected';

export interface InstalledApp {
  readonly identifier: string;
  readonly status: AppStatus;
  /** Managed by the server; the holder's own apps are not. */
  readonly managed: boolean;
  /** Kept from the server before, until the new one has configured the device. */
  readonly preserved?: true;
  readonly flags?: number;
  readonly storeId?: number;
  readonly configuration?: JsonObject;
  /** Another configuration was deployed beside the one that the app came with. */
  readonly configuredTwice?: true;
  readonly attributes?: JsonObject;
  readonly feedback?: JsonObject;
}

export interface InstalledMedia {
  readonly mediaType: string;
  readonly persistentId?: string;
  readonly storeId?: number;
  readonly title?: string;
}

export interface InstalledProvisioning {
  readonly uuid: string;
  readonly name: string;
  /** ISO 8601. */
  readonly expires: string;
}

export interface LostMode {
  readonly message?: string;
  readonly phoneNumber?: string;
  readonly footnote?: string;
  /** How often the sound was played. */
  readonly sounds: number;
}

export interface ScheduledUpdate {
  readonly productKey: string;
  readonly status: 'Downloading' | 'Prepared' | 'Installing';
  /** Identifier of the declaration that asks for it. */
  readonly declaration?: string;
}

export interface Account {
  readonly name: string;
  readonly fullName: string;
  readonly loggedIn: boolean;
  /** Locked after wrong passwords. */
  readonly locked: boolean;
}
