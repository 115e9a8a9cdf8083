import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantGoogle } from '../../clouds/amapi/tenant-google.js';
import type { DeviceState } from '../../domain/state.js';
import type { IssueRequest } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { beginSignup, completeSignup, enterpriseOf, pushPath, signInPath } from './binding.js';
import { askForEnds, nextEnd, sendCommands } from './commands.js';
import { isGoogles, letGo } from './devices.js';
import { issueToken, sendPolicy } from './enroll.js';
import { GoogleClient, GoogleError } from './google-client.js';
import { takePush } from './notifications.js';
import { nextReconciliation, reconcile } from './reconcile.js';
import { takeBack } from './take-back.js';

/** The server as an EMM: it manages Android devices through Google's Android Management API, over REST and Cloud Pub/Sub. */
export class AndroidEmm {
  readonly #google: TenantGoogle;

  constructor(google: TenantGoogle) {
    this.#google = google;
    google.receive((tenant, url, body) =>
      url.pathname === pushPath ? this.push(tenant, url.searchParams.get('token') ?? '', body) : 404,
    );
  }

  /** Address where the administrator signs up. */
  signUp(tenant: Tenant): string {
    return this.#calling(tenant, (client) => beginSignup(tenant, client));
  }

  signedUp(tenant: Tenant, query: URLSearchParams): void {
    this.#calling(tenant, (client) => completeSignup(tenant, client, query));
  }

  issue(tenant: Tenant, request: IssueRequest): Promise<EnrollmentEntry> {
    return this.#calling(tenant, (client) => issueToken(tenant, client, request));
  }

  /** A way to sign in at this server, and the text of the QR code that begins it (Enterprise.signinDetails). */
  offerSignIn(tenant: Tenant, allowPersonalUsage: string): JsonObject {
    const signinDetails = [{ signinUrl: tenant.url('emm', signInPath), allowPersonalUsage, tokenTag: 'muster' }];
    const query = { updateMask: 'signinDetails' };
    return this.#calling(tenant, (client) => client.patch(enterpriseOf(tenant), { signinDetails }, query));
  }

  /** What Google tells of the device before a sign-in page (provisioningInfo.get). */
  provisioningInfo(tenant: Tenant, name: string): JsonObject | undefined {
    if (!/^provisioningInfo\/[0-9A-F]+$/.test(name)) return undefined;
    return this.#calling(tenant, (client) => {
      let info: JsonObject | undefined;
      tolerating(404, () => {
        info = client.get(name);
      });
      return info;
    });
  }

  /** Sends what waits for the device. */
  send(tenant: Tenant, device: DeviceState): void {
    this.#calling(tenant, (client) => sendCommands(tenant, client, device));
  }

  /** The device is deleted at Google; one that is not there any more needs nothing. */
  remove(tenant: Tenant, { enrollmentId }: DeviceState): void {
    this.#calling(tenant, (client) => tolerating(404, () => client.delete(enrollmentId)));
    letGo(tenant, enrollmentId);
  }

  /** The wanted state of a device, and nothing else of it (devices.patch). */
  setState(tenant: Tenant, { enrollmentId }: DeviceState, state: 'ACTIVE' | 'DISABLED'): void {
    this.#calling(tenant, (client) => void client.patch(enrollmentId, { state }, { updateMask: 'state' }));
  }

  push(tenant: Tenant, token: string, body: JsonObject): number {
    return this.#calling(tenant, (client) => takePush(tenant, client, token, body));
  }

  /** Does what is due by the tenant's clock; a call that Google refuses for the moment is made the next time. */
  due(tenant: Tenant): void {
    this.#calling(tenant, (client) => {
      for (const work of [takeBack, sendPolicy, askForEnds, reconcile])
        tolerating('anything', () => work(tenant, client));
      for (const device of tenant.state.devices.values()) if (isGoogles(device)) sendCommands(tenant, client, device);
    });
  }

  /** When that is next (ms). */
  nextDue(tenant: Tenant): number {
    const times = [this.#google.nextPush(tenant), nextEnd(tenant), nextReconciliation(tenant)];
    return Math.min(...times.filter((time) => time > tenant.clock.now()), Number.POSITIVE_INFINITY);
  }

  /** What Google has to say about a call comes after it. */
  #calling<T>(tenant: Tenant, work: (client: GoogleClient) => T): T {
    try {
      return work(new GoogleClient(this.#google, tenant));
    } finally {
      this.#google.deliver(tenant);
    }
  }
}

function tolerating(code: number | 'anything', call: () => void): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof GoogleError) || (code !== 'anything' && error.code !== code)) throw error;
  }
}
