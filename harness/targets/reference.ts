import type { RuleSummary } from '../../protocol/base/rule.js';
import type { AdminAdapter, SessionWishes, TargetDescription, TargetSession } from '../checks/admin.js';
import { Inapplicable } from '../checks/admin.js';
import { AdminClient } from './admin-client.js';
import { ReferenceAdmin } from './reference-admin.js';
import type { OpenTarget, Target, TargetLocator } from './target.js';

/** What the reference server says of itself. */
interface Description extends TargetDescription {
  readonly urls: { readonly devices: string; readonly host: string; readonly port: string };
  readonly ca: string;
}

interface TenantView {
  readonly id: string;
  readonly domain: string;
  readonly now: number;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

/** The tenant that is there without being created. */
const mainTenant = 'main';

/** Opens the reference server, embedded or in another process, by its admin API. Throws TargetError when it does not answer. */
export const openReferenceTarget: OpenTarget = async (locator) => {
  const client = new AdminClient(locator.adminUrl, locator.adminToken);
  try {
    const description = await client.get<Description>('/describe');
    return new ReferenceTarget(locator, client, description, await client.get<readonly RuleSummary[]>('/rules'));
  } catch (error) {
    await client.close();
    throw error;
  }
};

export class ReferenceTarget implements Target {
  readonly name: string;
  readonly url: string;
  readonly capabilities: ReadonlySet<string>;
  readonly rules: readonly RuleSummary[];
  readonly #client: AdminClient;
  readonly #connect: Address;
  readonly #ca: string;
  /** `<requirement>/<mutant>` of every rule that the server has. */
  readonly #mutants: ReadonlySet<string>;

  constructor(locator: TargetLocator, client: AdminClient, description: Description, rules: readonly RuleSummary[]) {
    this.name = locator.name;
    this.url = description.urls.devices;
    this.capabilities = offered(locator, description.capabilities);
    this.rules = this.capabilities.has('rules') ? rules : [];
    this.#mutants = new Set(rules.flatMap(mutantNames));
    this.#client = client;
    this.#connect = locator.connect ?? { host: description.urls.host, port: Number(description.urls.port) };
    this.#ca = locator.ca === '' ? description.ca : locator.ca;
  }

  describe(): Promise<TargetDescription> {
    return new ReferenceAdmin(this.#client, mainTenant, this.capabilities).describe();
  }

  /**
   * A tenant of its own where the target has tenants; else the one that everybody shares. Broken rules that are none of the server's
   * are the devices' business and not passed on.
   */
  async open({ brokenRules = [], ...others }: SessionWishes = {}): Promise<TargetSession> {
    const wishes = { ...others, brokenRules: brokenRules.filter((name) => this.#mutants.has(name)) };
    this.#requireFor(wishes);
    const own = this.capabilities.has('tenants');
    const tenant = own
      ? await this.#client.post<TenantView>('/tenants', wishes)
      : await this.#client.get<TenantView>(`/tenants/${mainTenant}`);
    return new ReferenceSession({
      tenant,
      // counted from the answer, so that this side is never ahead of the tenant
      clockAheadMs: tenant.now - Date.now(),
      own,
      client: this.#client,
      capabilities: this.capabilities,
      ca: this.#ca,
      connect: this.#connect,
    });
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #requireFor({ editions = [], brokenRules = [], now }: SessionWishes): void {
    const needed = [
      ...(editions.length > 0 ? ['tenants', 'editions'] : []),
      ...(brokenRules.length > 0 ? ['tenants', 'rules'] : []),
      ...(now === undefined ? [] : ['tenants', 'clock']),
    ];
    const missing = needed.find((capability) => !this.capabilities.has(capability));
    if (missing !== undefined) throw new Inapplicable(`the target does not offer ${missing}`);
  }
}

/** Clock, editions and rules belong to a tenant of one's own: a target without tenants does not offer them. */
const tenantOnly = ['clock', 'editions', 'rules', 'faults'];

function offered({ capabilities, without = [] }: TargetLocator, described: readonly string[]): ReadonlySet<string> {
  const declared = (capabilities ?? described).filter((capability) => !without.includes(capability));
  const own = declared.includes('tenants');
  return new Set(declared.filter((capability) => own || !tenantOnly.includes(capability)));
}

function mutantNames({ requirements, mutants }: RuleSummary): readonly string[] {
  return requirements.flatMap((requirement) => mutants.map((mutant) => `${requirement}/${mutant}`));
}

interface SessionParts {
  readonly tenant: TenantView;
  /** Milliseconds between this machine's clock and the tenant's. */
  readonly clockAheadMs: number;
  readonly own: boolean;
  readonly client: AdminClient;
  readonly capabilities: ReadonlySet<string>;
  readonly ca: string;
  readonly connect: Address;
}

class ReferenceSession implements TargetSession {
  readonly admin: AdminAdapter;
  readonly capabilities: ReadonlySet<string>;
  readonly domain: string;
  readonly ca: string;
  readonly #parts: SessionParts;
  #clockAheadMs: number;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#clockAheadMs = parts.clockAheadMs;
    this.capabilities = parts.capabilities;
    this.domain = parts.tenant.domain;
    this.ca = parts.ca;
    this.admin = new ReferenceAdmin(parts.client, parts.tenant.id, parts.capabilities);
  }

  /** Every name below the tenant's domain leads to the listener, whatever the port; all else stays what it is. */
  readonly resolve = (host: string, port: number): Address => {
    const name = host.toLowerCase();
    const ours = name === this.domain || name.endsWith(`.${this.domain}`);
    return ours ? this.#parts.connect : { host, port };
  };

  now(): number {
    return Date.now() + this.#clockAheadMs;
  }

  async advanceClock(ms: number): Promise<void> {
    if (!this.capabilities.has('clock')) throw new Inapplicable('the target has no clock that can be moved');
    const { now } = await this.#parts.client.put<{ now: number }>(this.#path('/clock'), { advanceMs: ms });
    this.#clockAheadMs = now - Date.now();
  }

  async consultedRules(): Promise<readonly string[]> {
    if (!this.capabilities.has('rules')) throw new Inapplicable('the target does not tell which rules it asked');
    const { consulted } = await this.#parts.client.get<{ consulted: readonly string[] }>(this.#path('/rules'));
    return consulted;
  }

  async close(): Promise<void> {
    if (this.#parts.own) await this.#parts.client.delete(this.#path(''));
  }

  #path(rest: string): string {
    return `/tenants/${encodeURIComponent(this.#parts.tenant.id)}${rest}`;
  }
}
