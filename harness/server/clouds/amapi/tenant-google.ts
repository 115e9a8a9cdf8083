import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Tenant } from '../../tenant.js';
import type { CloudRequest, CloudResponse } from '../cloud.js';
import { type AnsweringCloud, PerTenant } from '../mount.js';
import { AmapiCloud } from './amapi-cloud.js';

/** Takes a push to an address of the tenant; any 2xx says that it was taken. */
export type PushReceiver = (tenant: Tenant, url: URL, body: JsonObject) => number;

/** Each tenant has an Android Management API of its own, made when first asked for, on the tenant's clock and with its broken rules. */
export class TenantGoogle {
  /** As devices, EMMs and browsers meet it: what a call leads to is pushed before its answer leaves. */
  readonly mounted = new PerTenant((tenant) => this.#mount(tenant));
  readonly #clouds = new PerTenant((tenant) => new AmapiCloud(tenant));
  readonly #delivering = new WeakSet<Tenant>();
  #receiver: PushReceiver = () => 404;

  /** The tenant's own server is in this process: the messages are those of the wire. */
  receive(receiver: PushReceiver): void {
    this.#receiver = receiver;
  }

  /** A call of the tenant's own server. */
  send(tenant: Tenant, request: CloudRequest): CloudResponse {
    const cloud = this.#clouds.of(tenant);
    const response = cloud.answer(request);
    if (cloud.pushesFirst) this.deliver(tenant);
    return response;
  }

  /** Pushes what is due, and what that leads to. A push that is not taken is due again after its deadline. */
  deliver(tenant: Tenant): void {
    const cloud = this.#clouds.of(tenant);
    if (this.#delivering.has(tenant)) return;
    this.#delivering.add(tenant);
    try {
      for (let due = cloud.duePushes(); due.length > 0; due = cloud.duePushes()) {
        for (const push of due) if (this.#isTaken(tenant, new URL(push.url), push.body)) push.taken();
      }
    } finally {
      this.#delivering.delete(tenant);
    }
  }

  /** When a push comes again that nobody has taken (ms). */
  nextPush(tenant: Tenant): number {
    return this.#clouds.of(tenant).nextPush();
  }

  #mount(tenant: Tenant): AnsweringCloud {
    return {
      answer: (request, knobsToken) => {
        const response = this.#clouds.of(tenant).answer(request, knobsToken);
        this.deliver(tenant);
        return response;
      },
    };
  }

  #isTaken(tenant: Tenant, url: URL, body: JsonObject): boolean {
    if (!url.hostname.endsWith(`.${tenant.domain}`)) return false;
    const status = this.#receiver(tenant, url, body);
    return status >= 200 && status < 300;
  }
}
