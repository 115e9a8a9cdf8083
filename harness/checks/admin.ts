import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject, Method, Platform } from '../../protocol/base/vocabulary.js';

/** What a target says of itself. */
export interface TargetDescription {
  readonly name: string;
  readonly version?: string;
  /** Declared capabilities: `platform:ios`, `method:ios-byod`, `verb:push`, `settings:device-limit`, `report:incomplete`, `tenants`, `clock`, … */
  readonly capabilities: readonly string[];
}

export interface PersonDocument {
  readonly upn: string;
  readonly name: string;
  readonly password: string;
  readonly groups?: readonly string[];
  readonly licensed?: boolean;
}

export interface EnrollmentRequest {
  readonly platform: Platform;
  readonly method: Method;
  /** UPN of the person the enrollment is for; absent for userless methods. */
  readonly upn?: string;
  /** Serial number of the device, for methods in which the organisation owns and registers it. */
  readonly serial?: string;
  /** Method-specific wishes: token life, profile name, signing. */
  readonly options?: JsonObject;
}

/** A device as the server's administrator sees it. */
export interface DeviceView {
  /** Server's id of the device; commands and pushes use it. */
  readonly id: string;
  readonly enrollmentId: string;
  readonly platform: Platform;
  readonly method?: Method;
  readonly serial?: string;
  readonly model?: string;
  readonly osVersion?: string;
  readonly upn?: string;
  readonly state: 'enrolling' | 'enrolled' | 'unenrolled';
  /** Milliseconds since the epoch. */
  readonly lastContact?: number;
  /** SHA-256 of the management certificate's DER, hex. */
  readonly certificateSha256?: string;
  readonly commands: readonly CommandView[];
  readonly detail: JsonObject;
}

export interface CommandView {
  readonly id: string;
  readonly kind: string;
  readonly state: 'queued' | 'sent' | 'not-now' | 'acknowledged' | 'failed' | 'expired';
  readonly result?: JsonObject;
}

/**
 * What the harness asks of the target's administrator: twelve verbs and no more. A verb that a target does not offer throws
 * `Inapplicable`; which verbs it offers is declared in its capabilities, so the plan knows before the run.
 */
export interface AdminAdapter {
  describe(): Promise<TargetDescription>;
  putPerson(person: PersonDocument): Promise<void>;
  /** Devices that match; all of them without a filter. */
  readDevices(filter?: { readonly enrollmentId?: string; readonly upn?: string }): Promise<readonly DeviceView[]>;
  forgetDevice(id: string): Promise<void>;
  /** Throws `RefusedByAdmin` when the server refuses to issue (a token that would live too long). */
  issueEnrollment(request: EnrollmentRequest): Promise<EnrollmentEntry>;
  /** Queues one command in the platform's own words and returns the command's id. */
  queueCommand(deviceId: string, command: JsonObject): Promise<string>;
  push(deviceId: string): Promise<void>;
  putSettings(kind: string, document: JsonObject): Promise<JsonObject>;
  readSettings(kind: string): Promise<JsonObject>;
  readReport(kind: string, filter?: JsonObject): Promise<JsonObject>;
  /** A page of the console that no verb above reads: `enrollment-program/tokens`. */
  readPage(path: string): Promise<JsonObject>;
  /** What is done on such a page; gives what the page then says. Throws `RefusedByAdmin` when the product says no. */
  actOnPage(method: PageAction, path: string, document?: JsonObject): Promise<JsonObject>;
}

export type PageAction = 'POST' | 'PUT' | 'DELETE';

/** The administrator said no: the answer is evidence, not an accident. */
export class RefusedByAdmin extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'RefusedByAdmin';
    this.status = status;
  }
}

/** The target does not offer what the scenario needs. The reason is shown to people. */
export class Inapplicable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Inapplicable';
  }
}

/** One tenant of a target for the length of one scenario: its administrator and, where the target has them, its clock and switches. */
export interface TargetSession {
  readonly admin: AdminAdapter;
  readonly capabilities: ReadonlySet<string>;
  /** Domain of the tenant's sign-in names, `t17.muster.test`: discovery starts from it. */
  readonly domain: string;
  /** Trust anchors for TLS, PEM. */
  readonly ca: string;
  /** Where host names of this tenant lead; used by the devices' resolver. */
  readonly resolve: (host: string, port: number) => { readonly host: string; readonly port: number };
  /** Live services of vendors that devices may reach: names or `*.` patterns; none without it. */
  readonly allowHosts?: readonly string[];
  /** Who signs in at an entry, where the target makes no people: only whom the entry came with can. */
  readonly account?: (entry: EnrollmentEntry) => Pick<PersonDocument, 'upn' | 'password'> | undefined;
  /** Milliseconds since the epoch on the tenant's clock. */
  now(): number;
  /** Only with capability `clock`. */
  advanceClock(ms: number): Promise<void>;
  /** Requirements whose server rules were asked during this session; only with capability `rules`. */
  consultedRules(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface SessionWishes {
  /** Editions of the manuals switched on, such as `002`. Only with capability `editions`. */
  readonly editions?: readonly string[];
  /** `<requirement>/<mutant>`; only with capability `rules`. */
  readonly brokenRules?: readonly string[];
  /** Start of the tenant's clock, milliseconds. */
  readonly now?: number;
}
