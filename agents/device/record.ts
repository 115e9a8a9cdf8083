import type { DevicePhase, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { JsonObject, Method, Platform } from '../../protocol/base/vocabulary.js';

/**
 * All that a device is between sessions. Plain data of at most about 4 KB, stored as it is; an idle device owns nothing else.
 * Byte strings are base64 so that a record is also valid JSON.
 */
export interface DeviceRecord {
  /** Name within the run: `Ada's iPhone 15`, `ios-000042`. Key in the record store. */
  readonly name: string;
  readonly platform: Platform;
  /** File name of the device model without its ending. */
  readonly model: string;
  /** Hex; every byte the device invents comes from it. */
  readonly seed: string;
  /** Counts sessions, so that each session draws from a generator of its own: `random.fork('session 3')`. */
  readonly sessions: number;
  readonly serial: string;
  readonly phase: DevicePhase;
  readonly method?: Method;
  readonly personName?: string;
  readonly outcome?: EnrollmentOutcome;
  /** The id by which the protocol names this device to the server. */
  readonly enrollmentId?: string;
  /** PKCS#8 DER of the management key, base64. */
  readonly privateKey?: string;
  /** Management certificate DER, base64. */
  readonly certificate?: string;
  /** Anchors the server had installed, DER, base64. */
  readonly anchors?: readonly string[];
  /** Milliseconds of the device's clock. */
  readonly enrolledAt?: number;
  readonly lastSessionAt?: number;
  readonly nextWakeAt?: number;
  /** What only this platform keeps: profiles, management tree, mode. Each platform types its own. */
  readonly state: JsonObject;
}
