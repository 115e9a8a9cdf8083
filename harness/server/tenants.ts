import { type Clock, ShiftedClock } from '../../protocol/base/clock.js';
import type { Random } from '../../protocol/base/random.js';
import { RecordingRuleBook } from '../../protocol/base/rule.js';
import type { CertificateAuthority, SavedAuthority } from './domain/authority.js';
import { successionIn } from './domain/identity-settings.js';
import type { TenantState } from './domain/state.js';
import { tenantDomain } from './hosts.js';
import type { Tenant, TenantContext } from './tenant.js';
import { emptyState } from './tenant-state.js';
import { TlsAuthority } from './tls-authority.js';

/** What somebody may wish of a new tenant. */
export interface TenantWishes {
  readonly id?: string;
  readonly editions?: readonly string[];
  /** `<requirement>/<mutant>` */
  readonly brokenRules?: readonly string[];
  readonly faults?: readonly string[];
  /** Start of the tenant's clock, milliseconds. */
  readonly now?: number;
}

/** What an earlier life of a tenant left. */
export interface KeptTenant {
  readonly state: TenantState;
  readonly authority?: SavedAuthority;
}

/** What tenants are made from. */
export interface TenantWorkshop {
  readonly clock: Clock;
  readonly random: Random;
  createAuthority(tenant: Omit<Tenant, 'ca'>, saved: SavedAuthority | undefined): CertificateAuthority;
  url(tenant: Tenant, service: string, path: string): string;
}

/** A tenant of the reference server, with the handles that only the admin side uses. */
export class ReferenceTenant implements Tenant {
  readonly id: string;
  readonly domain: string;
  readonly clock: ShiftedClock;
  readonly random: Random;
  readonly rules: RecordingRuleBook;
  readonly editions: ReadonlySet<string>;
  readonly faults: ReadonlySet<string>;
  readonly state: TenantState;
  #ca: CertificateAuthority | undefined;
  #privateAuthority: TlsAuthority | undefined;
  readonly #savedAuthority: SavedAuthority | undefined;
  readonly #workshop: TenantWorkshop;

  /** Throws `Error` when a broken rule is not named `<requirement>/<mutant>`. */
  constructor(id: string, workshop: TenantWorkshop, wishes: TenantWishes, kept: KeptTenant = { state: emptyState() }) {
    this.id = id;
    this.domain = tenantDomain(id);
    this.#workshop = workshop;
    this.clock = new ShiftedClock(workshop.clock, wishes.now === undefined ? 0 : wishes.now - workshop.clock.now());
    this.random = workshop.random.fork(`tenant ${id}`);
    this.rules = new RecordingRuleBook(wishes.brokenRules);
    this.editions = new Set(wishes.editions);
    this.faults = new Set(wishes.faults);
    this.state = kept.state;
    this.#savedAuthority = kept.authority;
  }

  /** Made when first asked for: many tenants never issue a certificate. */
  get ca(): CertificateAuthority {
    this.#ca ??= this.#workshop.createAuthority(this, this.#savedAuthority);
    const succession = successionIn(this.state);
    if (succession !== undefined) this.#ca.follow(succession, this.clock.now());
    return this.#ca;
  }

  /** The root behind the names below `private.` of the tenant, which nobody trusts who was not told to. */
  get privateAuthority(): TlsAuthority {
    this.#privateAuthority ??= new TlsAuthority(this.#workshop.clock.now(), this.random.fork('private root'));
    return this.#privateAuthority;
  }

  /** What has to be kept of the authority; undefined as long as nobody asked for one. */
  get savedAuthority(): SavedAuthority | undefined {
    return this.#ca?.save() ?? this.#savedAuthority;
  }

  context(): TenantContext {
    return { now: this.clock.now(), rules: this.rules, editions: this.editions, state: this.state };
  }

  url(service: string, path: string): string {
    return this.#workshop.url(this, service, path);
  }
}

/** Every tenant by id, `main` among them. */
export class Tenants {
  readonly #byId = new Map<string, ReferenceTenant>();
  readonly #workshop: TenantWorkshop;
  #count = 0;

  constructor(workshop: TenantWorkshop) {
    this.#workshop = workshop;
  }

  /** Throws `TenantExists` when the id is taken, `Error` on a broken rule's bad name. */
  create(wishes: TenantWishes = {}, kept?: KeptTenant): ReferenceTenant {
    const id = wishes.id ?? this.#nextId();
    if (this.#byId.has(id)) throw new TenantExists(id);
    const tenant = new ReferenceTenant(id, this.#workshop, wishes, kept);
    this.#byId.set(id, tenant);
    return tenant;
  }

  get(id: string): ReferenceTenant | undefined {
    return this.#byId.get(id);
  }

  delete(id: string): boolean {
    return this.#byId.delete(id);
  }

  get all(): readonly ReferenceTenant[] {
    return [...this.#byId.values()];
  }

  #nextId(): string {
    do this.#count += 1;
    while (this.#byId.has(`t${this.#count}`));
    return `t${this.#count}`;
  }
}

export class TenantExists extends Error {
  constructor(id: string) {
    super(`tenant ${id} exists already`);
    this.name = 'TenantExists';
  }
}
