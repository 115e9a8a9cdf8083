import type { JsonObject, Method, Platform } from '../../../protocol/base/vocabulary.js';

/** What an endpoint knows of a device that asks to enroll, before anything is stored. */
export interface EnrollmentAttempt {
  readonly platform: Platform;
  readonly method: Method;
  readonly enrollmentId: string;
  readonly upn?: string;
  /** Secret of the issued enrollment where the method has one. */
  readonly secret?: string;
  readonly serial?: string;
  readonly model?: string;
  readonly manufacturer?: string;
  /** As the platform writes it: `18.1`, `10.0.26200.6899`, `15`. */
  readonly osVersion?: string;
  readonly imei?: string;
  /** The id under which the same app is managed here already. */
  readonly currentId?: string;
  /** What else the device tells that only this platform's rules read. */
  readonly detail?: JsonObject;
}

/** Product reasons to keep a device out. Each endpoint maps them to its platform's fault. */
export type RefusalReason =
  | 'authentication-failed'
  | 'not-licensed'
  | 'token-unknown'
  | 'token-expired'
  | 'token-revoked'
  | 'token-used-up'
  | 'terms-not-accepted'
  | 'platform-blocked'
  | 'personal-device-blocked'
  | 'os-version-out-of-range'
  | 'device-limit-reached'
  | 'device-not-supported'
  | 'prerequisite-missing';

export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string };
