import type { InstalledProfile, UserChannel } from '../apple-state.js';

/** What a Shared iPad keeps of its users. */
export interface SharedState {
  /** Who is signed in; absent at the login screen. */
  readonly session?: UserSession;
  readonly partitions: readonly Partition[];
}

/** From signing in to signing out. A temporary one belongs to nobody. */
export interface UserSession {
  readonly kind: 'managed' | 'temporary';
  /** Of a managed session. */
  readonly account?: string;
  /** When somebody touched the screen last (ms). */
  readonly touchedAt: number;
  /** The screen is locked since (ms). */
  readonly lockedAt?: number;
  /** The user waits for UserConfigured. */
  readonly awaiting?: true;
  /** Of a temporary session: what its user leaves, browsing history included. */
  readonly data: readonly string[];
}

/** The part of the iPad that belongs to one user and stays when the user signs out. */
export interface Partition {
  readonly account: string;
  readonly fullName: string;
  readonly passcode: string;
  /** Of apps, and preferences. */
  readonly data: readonly string[];
  /** Something of it is not in the cloud yet. */
  readonly unsynced: boolean;
  readonly usedAt: number;
  /** When the account was last proven to the identity service (ms). */
  readonly provenAt: number;
  /** Installed on the user's channel. */
  readonly profiles: readonly InstalledProfile[];
  /** Absent where the server takes no connections per user. */
  readonly channel?: UserChannel;
}
