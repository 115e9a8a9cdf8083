import type { RuleSummary } from '../../../protocol/base/rule.js';
import { readSettings } from '../domain/settings-read.js';
import type { Endpoint, EndpointRequest, EndpointResponse, Route } from '../endpoint.js';
import type { Tenant } from '../tenant.js';
import type { CloudRequest, CloudResponse } from './cloud.js';

/** Settings document that opens the portals of a tenant's Android clouds: `{ portalToken }`. */
export const androidCloudSettings = 'android-clouds';

/** One cloud for each tenant, made when first asked for, on the tenant's clock and with its broken rules. */
export class PerTenant<T> {
  readonly #made = new WeakMap<Tenant, T>();
  readonly #make: (tenant: Tenant) => T;

  constructor(make: (tenant: Tenant) => T) {
    this.#make = make;
  }

  of(tenant: Tenant): T {
    const known = this.#made.get(tenant);
    if (known !== undefined) return known;
    const made = this.#make(tenant);
    this.#made.set(tenant, made);
    return made;
  }
}

/** A vendor's cloud that answers whole requests. The portal is open to who shows the token, and to nobody where there is none. */
export interface AnsweringCloud {
  answer(request: CloudRequest, portalToken: string | undefined): CloudResponse;
}

export interface Mounting {
  readonly name: string;
  /** Where it is mounted in a tenant: `/zero-touch`. */
  readonly path: string;
  readonly rules: readonly RuleSummary[];
  readonly clouds: PerTenant<AnsweringCloud>;
}

const methods: readonly Route['method'][] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The tenants' clouds of one vendor, for whoever asks over the wire. */
export function mountCloud({ name, path, rules, clouds }: Mounting): Endpoint {
  const handler = (request: EndpointRequest): EndpointResponse => {
    const seen = { ...request, url: seenUrl(request), path: request.path.slice(path.length) };
    return clouds.of(request.tenant).answer(seen, portalToken(request.tenant));
  };
  return { name, rules, routes: methods.map((method) => ({ method, path: `${path}/*`, handler })) };
}

function portalToken({ state }: Tenant): string | undefined {
  const { portalToken: token } = readSettings(state, androidCloudSettings);
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function seenUrl({ tenant, service, path, query }: EndpointRequest): string {
  return tenant.url(service, path + (query.size === 0 ? '' : `?${query}`));
}
