import type { AdminAdapter, SessionWishes, TargetDescription, TargetSession } from '../checks/admin.js';
import { type MissingReasons, missingFrom } from './limited-admin.js';
import type { Target, TargetLocator } from './target.js';

export interface OneOrganizationParts {
  readonly locator: TargetLocator;
  readonly capabilities: readonly string[];
  readonly reasons: MissingReasons;
  /** Host of the server, to which `connect` of the target file leads. */
  readonly domain: string;
  /** What people read of it, where it is not the address of the admin side. */
  readonly url?: string;
  /** Which hosts `connect` stands for, where it is not the domain's alone. */
  readonly isOurs?: (host: string) => boolean;
  readonly account?: TargetSession['account'];
  readonly admin: (capabilities: ReadonlySet<string>) => AdminAdapter | Promise<AdminAdapter>;
  readonly describe: () => Promise<Pick<TargetDescription, 'name' | 'version'>>;
  readonly close: () => Promise<void>;
}

/** A server that has one organization and lives in real time; a session is a view of it. */
export class OneOrganization implements Target {
  readonly name: string;
  readonly url: string;
  readonly capabilities: ReadonlySet<string>;
  readonly reasons: MissingReasons;
  readonly rules = [];
  readonly #parts: OneOrganizationParts;

  constructor(parts: OneOrganizationParts) {
    const { locator, capabilities, reasons, url = locator.adminUrl } = parts;
    this.name = locator.name;
    this.url = url;
    const declared = locator.capabilities ?? capabilities;
    this.capabilities = new Set(declared.filter((each) => !(locator.without ?? []).includes(each)));
    this.reasons = reasons;
    this.#parts = parts;
  }

  async describe(): Promise<TargetDescription> {
    return { ...(await this.#parts.describe()), capabilities: [...this.capabilities] };
  }

  async open({ editions = [], brokenRules = [], now }: SessionWishes = {}): Promise<TargetSession> {
    if (editions.length > 0) throw missingFrom(this.reasons, 'editions');
    if (brokenRules.length > 0) throw missingFrom(this.reasons, 'rules');
    if (now !== undefined) throw missingFrom(this.reasons, 'clock');
    const { locator, domain, admin, account, isOurs = (host) => host === domain } = this.#parts;
    const { ca, connect, allowHosts } = locator;
    return {
      admin: await admin(this.capabilities),
      capabilities: this.capabilities,
      domain,
      ca,
      resolve: (host, port) => (connect !== undefined && isOurs(host.toLowerCase()) ? connect : { host, port }),
      now: () => Date.now(),
      advanceClock: async () => {
        throw missingFrom(this.reasons, 'clock');
      },
      consultedRules: async () => {
        throw missingFrom(this.reasons, 'rules');
      },
      close: async () => {},
      ...(account && { account }),
      ...(allowHosts && { allowHosts }),
    };
  }

  close(): Promise<void> {
    return this.#parts.close();
  }
}
