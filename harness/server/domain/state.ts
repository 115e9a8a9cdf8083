import type { JsonObject, Method, Platform } from '../../../protocol/base/vocabulary.js';
import type { ProgramToken } from './enrollment-program/state.js';

/** Plain state of one tenant. Rules read it; endpoints and the admin API change it through the functions beside it. */
export interface TenantState {
  /** By UPN, lower case. */
  readonly people: Map<string, PersonState>;
  /** By server id. */
  readonly devices: Map<string, DeviceState>;
  /** Enrollments issued and not yet used up, by reference. */
  readonly enrollments: Map<string, IssuedEnrollment>;
  /** Settings documents by kind: `device-limit`, `enrollment-restrictions`, `terms`, … */
  readonly settings: Map<string, JsonObject>;
  /** Server tokens of Apple Business Manager and Apple School Manager, by id. */
  readonly programTokens: Map<string, ProgramToken>;
  /** What happened, oldest first: reports are computed from it. */
  readonly events: DomainEvent[];
}

export interface PersonState {
  readonly upn: string;
  readonly name: string;
  readonly password: string;
  readonly groups: readonly string[];
  readonly licensed: boolean;
  /** Accepted version and time by terms policy name. */
  readonly acceptedTerms: Map<string, { readonly version: number; readonly at: number }>;
  /** Since a new password was demanded. */
  passwordChanged?: boolean;
  /** When a second factor was last given, milliseconds. */
  factorGivenAt?: number;
}

export interface DeviceState {
  readonly id: string;
  readonly platform: Platform;
  method: Method;
  /** UDID, EnrollmentID, DeviceID: how the protocol names it. */
  readonly enrollmentId: string;
  serial?: string;
  model?: string;
  osVersion?: string;
  upn?: string;
  state: 'enrolling' | 'enrolled' | 'unenrolled';
  enrolledAt?: number;
  lastContact?: number;
  /** SHA-256 of the DER, hex: the certificate this enrollment is pinned to. */
  certificateSha256?: string;
  /** SHA-256 of the certificate that may take its place: it was issued on the proof of the pinned one. */
  successorSha256?: string;
  /** It was deleted and is kept out of sight until it has been reset. */
  hidden?: boolean;
  readonly commands: CommandState[];
  /** What only the platform's endpoint keeps: push token, queued session, reported policies. */
  detail: JsonObject;
}

export interface CommandState {
  readonly id: string;
  /** RequestType, SyncML verb and LocURI, … */
  readonly kind: string;
  readonly payload: JsonObject;
  state: 'queued' | 'sent' | 'not-now' | 'acknowledged' | 'failed' | 'expired';
  queuedAt: number;
  result?: JsonObject;
}

export interface IssuedEnrollment {
  readonly reference: string;
  readonly platform: Platform;
  readonly method: Method;
  readonly upn?: string;
  /** Secret that the device shows: challenge, token. */
  readonly secret: string;
  readonly issuedAt: number;
  readonly expiresAt?: number;
  revoked: boolean;
  /** From when on the revocation counts (ms); at once without it. */
  revokedFrom?: number;
  uses: number;
  readonly options: JsonObject;
}

export interface DomainEvent {
  readonly at: number;
  /** `enrollment-started`, `section-entered`, `enrollment-abandoned`, `enrollment-refused`, `enrolled`, … */
  readonly kind: string;
  readonly platform?: Platform;
  readonly upn?: string;
  readonly device?: string;
  readonly detail: JsonObject;
}
