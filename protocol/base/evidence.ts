import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import type { JsonObject, Method, Platform } from './vocabulary.js';

/**
 * What a server hands out so that one device can enroll, whichever way. It travels as JSON from the
 * target's admin side to the device's hand: what an administrator mails, prints or shows.
 */
export interface EnrollmentEntry {
  readonly platform: Platform;
  readonly method: Method;
  /** Where the device begins: the profile's address, the discovery service, the sign-in page. */
  readonly url?: string;
  /** The person's sign-in name (UPN) and password where the method asks a person to sign in. */
  readonly username?: string;
  readonly password?: string;
  /** PNG image of the QR code, base64. */
  readonly qrPng?: string;
  /** Enrollment token as typed by a person. */
  readonly token?: string;
  /** What a person types in the set-up where an account is asked for, so that a DPC is installed: `afw#setup`. */
  readonly identifier?: string;
  /** NDEF message of an NFC tag, base64. */
  readonly nfcTag?: string;
  /** What the vendor's enrollment cloud has assigned to the device and hands it in its set-up. */
  readonly configuration?: { readonly service: 'zero-touch' | 'kme'; readonly text: string };
  /** Root of the vendor's simulated cloud that the device asks in its set-up. `url` beside it stands for Google Play, which knows whose a token is. */
  readonly cloud?: { readonly service: 'zero-touch' | 'kme'; readonly link: string };
  /** A file given by hand: text that the maker lets a device load; an Apple profile or a provisioning package in base64. */
  readonly file?: string;
  /** The enrollment profile that Apple hands to a new device by its serial number ("Define a Profile"); without it the device asks at `url`. */
  readonly assigned?: JsonObject;
  /** How a provisioning package reaches the PC. */
  readonly medium?: 'usb' | 'share' | 'sd-card';
  /** Where the person begins on a PC: in the Settings app, where a mail address is typed, or in the Company Portal app. */
  readonly program?: 'settings' | 'company-portal';
  /** What a package brings to the device to authenticate with: certificate DER and key PKCS#8, base64. */
  readonly identity?: { readonly certificate: string; readonly privateKey: string };
  /** Secret that the maker of the agent app has built into it, where it is another than the published one. */
  readonly agentSecret?: string;
  /** Ids by which the admin side knows what it issued (revocation, reports). */
  readonly reference?: string;
}

/** How a refusal reached the device. */
export type RefusalForm =
  | 'http'
  | 'soap-fault'
  | 'scep-failure'
  | 'acme-problem'
  | 'page'
  | 'profile'
  | 'syncml'
  | 'provisioning'
  | 'tls'
  | 'local';

/** Why an enrollment did not succeed, in the platform's own words. */
export interface Refusal {
  readonly form: RefusalForm;
  /** HTTP status, HRESULT (`0x80180014`), SCEP failInfo name, ACME error type, provisioning error: what the platform would log. */
  readonly code: string;
  readonly message: string;
  /** Protocol step that was refused. */
  readonly step: string;
  /** Index of the exchange that carried the refusal. */
  readonly exchange?: number;
}

export type EnrollmentOutcome =
  | { readonly kind: 'enrolled' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'abandoned'; readonly step: string };

/** What one device can show a judge. Plain data, so that it can be stored and sent. */
export interface DeviceEvidence {
  readonly name: string;
  readonly platform: Platform;
  readonly method?: Method;
  /** The model's name as scenarios call it: `iPhone 15`. */
  readonly model: string;
  readonly osVersion: string;
  readonly phase: DevicePhase;
  /** The outcome of the last attempt to enroll. */
  readonly outcome?: EnrollmentOutcome;
  /** The id by which the protocol names this device to the server (UDID, DeviceID, …). */
  readonly enrollmentId?: string;
  readonly serial: string;
  /** The management certificate, DER, base64. */
  readonly certificate?: string;
  /** How the device proves itself to the server that manages; by its certificate unless said. */
  readonly provesBy?: 'token' | 'number';
  /** Effective device state, such as `{ restrictions: {...}, profiles: [...] }`; shape by platform. */
  readonly state: JsonObject;
  readonly exchanges: readonly Exchange[];
  /** Deviations found while reading the server's messages. */
  readonly findings: readonly Finding[];
}

export type DevicePhase = 'new' | 'enrolling' | 'enrolled' | 'unenrolled';
