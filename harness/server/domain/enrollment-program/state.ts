import type { DepDevice } from '../../../../protocol/dep/messages.js';
import type { ServerToken } from '../../../../protocol/dep/token-file.js';

/** A server token of Apple Business Manager or Apple School Manager, and what the MDM server knows by it. */
export interface ProgramToken {
  readonly id: string;
  /** Name of the MDM server entry in Apple's portal. */
  name: string;
  /** The account that made the token; the same one renews it. */
  appleId: string;
  program: Program;
  credentials: ServerToken;
  /** Session of the web API, from one call to the next. */
  session?: string;
  /** What the token file is encrypted to: certificate (DER, base64) and key (PKCS#8, PEM). */
  readonly holder: { readonly certificate: string; readonly key: string };
  scopeTags: readonly string[];
  schoolDataSync: boolean;
  /** By serial number. */
  readonly devices: Map<string, ProgramDevice>;
  /** Serial numbers that were left out, because a token of the other program has them. */
  readonly excluded: Set<string>;
  readonly sync: SyncRecord;
  /** For devices that have no profile of their own. */
  defaultProfile?: string;
  /** Profiles as Apple's service knows them, by name: its id for it, and what was sent. */
  readonly defined: Map<string, { readonly uuid: string; readonly text: string }>;
  /** Devices that the service throttled, and when they are assigned again (ms). */
  waiting?: Waiting;
  /** Why the server could not assign a profile by itself. */
  assignmentProblem?: string;
}

export interface Waiting {
  readonly at: number;
  readonly devices: readonly { readonly serial: string; readonly profile: string }[];
}

/** What the account calls `org` and `edu`. */
export type Program = 'Apple Business Manager' | 'Apple School Manager';

export interface ProgramDevice {
  readonly serial: string;
  /** As the service last told it. */
  facts: DepDevice;
  /** Name of the profile that was assigned here. */
  profile?: string;
  /** When it was found to have left the token (ms). */
  removedAt?: number;
}

/** A full sync reads the whole list, a delta what changed; an early one reads the list and keeps only what is new in it. */
export type SyncKind = 'full' | 'delta' | 'early-full';

export interface SyncRecord {
  /** Where the next delta goes on. */
  cursor?: string;
  lastRequested?: number;
  lastSucceeded?: number;
  /** What the latest sync was. */
  lastKind?: SyncKind;
  /** Start of the latest full sync that ended well. */
  lastFull?: number;
  /** The latest delta failed. */
  fullIsDue: boolean;
  /** Why the latest sync failed. */
  problem?: SyncProblem;
  running?: RunningSync;
}

export interface SyncProblem {
  /** The service's own words: `token_rejected`, `T_C_NOT_SIGNED`; `EXPIRED` where the server did not even ask. */
  readonly code: string;
  /** What the administrator is told to do. */
  readonly advice: string;
}

export interface RunningSync {
  readonly kind: SyncKind;
  readonly startedAt: number;
  /** Time from which the next page may be asked for. */
  nextPageAt: number;
  /** Where reading goes on. */
  cursor?: string;
  /** Serial numbers read so far. */
  readonly seen: Set<string>;
}
