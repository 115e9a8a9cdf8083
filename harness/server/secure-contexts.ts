import { createSecureContext, type SecureContext } from 'node:tls';
import { hostName, mainTenant, placeOf } from './hosts.js';
import type { Tenant } from './tenant.js';
import type { Tenants } from './tenants.js';
import type { ServerIdentity, TlsAuthority } from './tls-authority.js';

/** Names below it have certificates of the tenant's private root. */
export const privateDomain = 'private';

/** Server certificates by tenant, made when a tenant's name is first asked for by SNI (RFC 6066 §3). */
export class SecureContexts {
  readonly #contexts = new WeakMap<Tenant, Map<string, SecureContext>>();
  readonly #tenants: Tenants;
  readonly #authority: TlsAuthority;
  readonly #now: () => number;
  readonly #publicName: string | undefined;

  constructor(tenants: Tenants, authority: TlsAuthority, now: () => number, publicName?: string) {
    this.#tenants = tenants;
    this.#authority = authority;
    this.#now = now;
    this.#publicName = publicName;
  }

  /** What clients get that name no tenant of ours: the main tenant's certificate, valid for addresses and localhost too. */
  get fallback(): ServerIdentity {
    return this.#identity(mainTenant);
  }

  readonly choose = (serverName: string, done: (error: Error | null, context?: SecureContext) => void): void => {
    const place = placeOf(serverName, this.#publicName);
    const tenant = place === undefined ? undefined : this.#tenants.get(place.tenant);
    try {
      if (tenant === undefined) done(null);
      else done(null, this.#contextOf(tenant, place?.service ?? ''));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  };

  /** A wildcard covers one label (RFC 6125 §6.4.3), so that names with more of them have certificates of their own. */
  #contextOf(tenant: Tenant, service: string): SecureContext {
    const contexts = this.#contexts.get(tenant) ?? new Map<string, SecureContext>();
    this.#contexts.set(tenant, contexts);
    const parents = service.split('.').slice(1).join('.').toLowerCase();
    const known = contexts.get(parents);
    if (known !== undefined) return known;
    // A session of one tenant cannot be resumed with another; no list of authorities is sent, so a device offers whatever certificate it has.
    const context = createSecureContext({
      ...this.#identity(tenant.id, parents),
      ca: [],
      sessionIdContext: sessionContext(tenant.id),
    });
    contexts.set(parents, context);
    return context;
  }

  #identity(tenant: string, parents = ''): ServerIdentity {
    const own = this.#tenants.get(tenant)?.domain ?? tenant;
    const domain = parents === '' ? own : `${parents}.${own}`;
    const names = [`*.${domain}`, domain];
    const addresses = [
      'localhost',
      '127.0.0.1',
      '::1',
      ...(this.#publicName === undefined ? [] : [hostName(this.#publicName)]),
    ];
    const authority = parents === privateDomain ? this.#tenants.get(tenant)?.privateAuthority : undefined;
    return (authority ?? this.#authority).issue(tenant === mainTenant ? [...names, ...addresses] : names, this.#now());
  }
}

/** At most 32 bytes, says OpenSSL. */
export const sessionContext = (tenant: string): string => `muster ${tenant}`.slice(0, 32);
