import type { RuleSummary } from '../../protocol/base/rule.js';
import type { SessionWishes, TargetDescription, TargetSession } from '../checks/admin.js';
import type { AgentLocator } from './agent-schema.js';
import type { NanomdmLocator } from './nanomdm/nanomdm-schema.js';
import type { EntryLocator } from './no-admin/entry-locator.js';

/**
 * A server under test as one process holds it. Every scenario opens a session of its own; where the target has tenants
 * that is a tenant, elsewhere all sessions share the one organisation there is.
 */
export interface Target {
  readonly name: string;
  /** What people read in a report: the address of the admin side or of the server. */
  readonly url: string;
  /** What the scenarios may count on; known before the first scenario. */
  readonly capabilities: ReadonlySet<string>;
  /** Why the target does not offer a capability, in words for people, where it knows. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Rules that the target can break on purpose; none without capability `rules`. */
  readonly rules: readonly RuleSummary[];
  /** Asks the target itself. Throws TargetError when it cannot be reached. */
  describe(): Promise<TargetDescription>;
  open(wishes?: SessionWishes): Promise<TargetSession>;
  close(): Promise<void>;
}

/**
 * Everything another process needs to open the same target; plain data, handed to workers. Secrets in it are resolved, so it is
 * never written anywhere.
 */
export interface TargetLocator {
  readonly adapter: 'reference' | 'nanomdm' | 'headwind' | 'openmdm' | 'amapi' | 'none';
  readonly name: string;
  readonly adminUrl: string;
  readonly adminToken: string;
  /** Only for adapter `headwind`. */
  readonly adminUser?: string;
  /** Only for adapters `headwind` and `openmdm`. */
  readonly agent?: AgentLocator;
  /** Trust anchors for TLS, PEM. */
  readonly ca: string;
  /** Replaces what the target says of itself; absent: all it says. */
  readonly capabilities?: readonly string[];
  /** Capabilities taken away again. */
  readonly without?: readonly string[];
  /** How long an effect may take until it must be seen, milliseconds; 0 when absent. */
  readonly settleMs?: number;
  /** Host and port to which every host name of the target leads; absent: the names are resolved as usual. */
  readonly connect?: { readonly host: string; readonly port: number };
  /** Live services of vendors that devices may reach: names or `*.` patterns. */
  readonly allowHosts?: readonly string[];
  /** Only for adapter `nanomdm`. */
  readonly nanomdm?: NanomdmLocator;
  /** Only for adapter `none`. */
  readonly entries?: readonly EntryLocator[];
}

/** Opens a target from its locator; each adapter exports one. */
export type OpenTarget = (locator: TargetLocator) => Promise<Target>;
