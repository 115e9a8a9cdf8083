import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { HeaderMap } from '../../protocol/base/exchange.js';
import type { RuleSummary } from '../../protocol/base/rule.js';
import type { JsonObject, Method, Platform } from '../../protocol/base/vocabulary.js';
import type { CommandState, DeviceState, IssuedEnrollment, PersonState } from './domain/state.js';
import type { Tenant } from './tenant.js';

/** A request after the listener found its tenant. Bodies are whole; the size limit is the listener's. */
export interface EndpointRequest {
  readonly tenant: Tenant;
  /** First label of the host: `mdm`, `enterpriseenrollment`. */
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: HeaderMap;
  readonly body: Uint8Array;
  /** Client certificate, DER, from TLS or from a trusted forwarding header; not yet verified by anybody. */
  readonly clientCertificate?: Uint8Array;
}

export interface EndpointResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

export type EndpointHandler = (request: EndpointRequest) => Promise<EndpointResponse> | EndpointResponse;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Exact path, compared without regard to case, or a prefix that ends in `/*`. */
  readonly path: string;
  readonly handler: EndpointHandler;
}

/** A POST whose body goes on while it is answered, for as long as either side likes; over HTTP/2 only. */
export interface StreamRoute {
  /** Exact path. */
  readonly path: string;
  readonly open: (tenant: Tenant, request: Http2ServerRequest, response: Http2ServerResponse) => Promise<void>;
}

/** The server half of one protocol: its routes, and the rules of the protocol that it keeps (and that `prove` can break). */
export interface Endpoint {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly streams?: readonly StreamRoute[];
  readonly rules: readonly RuleSummary[];
}

/** What became of a push. */
export type PushOutcome =
  | { readonly kind: 'sent'; readonly id: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the admin side needs of a platform, whatever its protocol. */
export interface PlatformService {
  readonly platforms: readonly Platform[];
  readonly methods: readonly Method[];
  /** Makes what a person or device begins with. Throws `RefusedByProduct` when a product rule forbids it. */
  issue(tenant: Tenant, request: IssueRequest): Promise<EnrollmentEntry>;
  /** How a person's device enrolls that came to the portal, or what is to be asked first; absent: by the method. */
  plan?(tenant: Tenant, request: PlanRequest): EnrollmentPlan;
  /** Whether the portal sends people without a licence away; absent: it does. Otherwise that is judged when their device comes. */
  asksForLicence?(method: string): boolean;
  /** Where the portal's last page sends the person's device: a profile, a deep link, a provisioning link. */
  portalLink?(tenant: Tenant, issued: IssuedEnrollment): string;
  /** Checks a command in the platform's own words and gives its name; throws `BadCommand` on nonsense. */
  commandKind(command: JsonObject): string;
  /** What a remote action of the console is for a device of this platform; undefined: nothing goes to the device. */
  commandOfAction?(device: DeviceState, action: string): JsonObject | undefined;
  /** Called after a command was queued or a push was asked for. */
  wake?(tenant: Tenant, device: DeviceState): Promise<PushOutcome | undefined>;
  /** Called before a device is forgotten. */
  forget?(tenant: Tenant, device: DeviceState): void;
  /** Result of a command as the admin API shows it. */
  describeResult?(command: CommandState): JsonObject;
}

export interface PlanRequest {
  readonly person: PersonState;
  readonly method: Method;
  /** What the person has answered so far, by the values of the choices. */
  readonly answers: readonly string[];
  /** Enrollment token that the device brought to the portal. */
  readonly token?: string;
}

export type EnrollmentPlan =
  | { readonly kind: 'question'; readonly title: string; readonly choices: Readonly<Record<string, string>> }
  | { readonly kind: 'issue'; readonly method: Method; readonly options: JsonObject }
  | { readonly kind: 'refused'; readonly message: string };

export interface IssueRequest {
  readonly platform: Platform;
  readonly method: Method;
  readonly upn?: string;
  /** Of the device, where the organisation knows it beforehand. */
  readonly serial?: string;
  readonly options: JsonObject;
}

/** The product says no to an administrator (a token that would live too long); the admin API answers 409 with the message. */
export class RefusedByProduct extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefusedByProduct';
  }
}

/** A vendor's service has taken as many as it takes in this minute; the admin API answers 429 (RFC 6585 §4) with the message. */
export class ThrottledByCloud extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ThrottledByCloud';
  }
}

/** A command that the platform does not know; the admin API answers 400 with the message. */
export class BadCommand extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadCommand';
  }
}
