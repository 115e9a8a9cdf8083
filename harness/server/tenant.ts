import type { Clock } from '../../protocol/base/clock.js';
import type { Random } from '../../protocol/base/random.js';
import type { RecordingRuleBook, RuleContext } from '../../protocol/base/rule.js';
import type { CertificateAuthority } from './domain/authority.js';
import type { TenantState } from './domain/state.js';

/** What the domain's rules are called with: the tenant's clock, its broken rules and its edition switches. */
export interface TenantContext extends RuleContext {
  /** Editions of the manuals that are switched on, such as `002`. */
  readonly editions: ReadonlySet<string>;
  readonly state: TenantState;
}

/**
 * One organisation, and the unit of isolation: people, devices, clock, edition switches, faults and broken rules belong to it.
 * It is found by host name: `mdm.t17.muster.test` is the service `mdm` of the tenant `t17`.
 */
export interface Tenant {
  readonly id: string;
  /** `t17.muster.test` */
  readonly domain: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly rules: RecordingRuleBook;
  readonly editions: ReadonlySet<string>;
  /** Faults switched on by name; which names exist is documented where each is read. */
  readonly faults: ReadonlySet<string>;
  readonly state: TenantState;
  readonly ca: CertificateAuthority;
  /** A fresh context for one decision. */
  context(): TenantContext;
  /** Address of a service of this tenant as devices see it: `tenant.url('mdm', '/checkin')`. */
  url(service: string, path: string): string;
}
