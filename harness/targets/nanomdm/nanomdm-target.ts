import { TargetError } from '../../../protocol/base/errors.js';
import type { AdminAdapter, SessionWishes, TargetDescription, TargetSession } from '../../checks/admin.js';
import type { OpenTarget, Target, TargetLocator } from '../target.js';
import { missingReasons, nanomdmCapabilities } from './capabilities.table.js';
import { Companion } from './companion.js';
import { missing, NanomdmAdmin } from './nanomdm-admin.js';
import { NanomdmApi } from './nanomdm-api.js';
import type { NanomdmLocator } from './nanomdm-schema.js';

/** Opens a NanoMDM (github.com/micromdm/nanomdm) by its API. Throws TargetError when it does not answer or refuses the key. */
export const openNanomdmTarget: OpenTarget = async (locator) => {
  const { nanomdm } = locator;
  if (nanomdm === undefined) throw new TargetError('TARGET_ENROLLMENT', 'the target file has no enrollment');
  const api = new NanomdmApi(locator.adminUrl, locator.adminToken);
  try {
    await api.version();
    await api.requireKey();
    return new NanomdmTarget(locator, nanomdm, api);
  } catch (error) {
    await api.close();
    throw error;
  }
};

class NanomdmTarget implements Target {
  readonly name: string;
  readonly url: string;
  readonly capabilities: ReadonlySet<string>;
  readonly reasons = missingReasons;
  readonly rules = [];
  readonly #locator: TargetLocator;
  readonly #nanomdm: NanomdmLocator;
  readonly #api: NanomdmApi;
  /** Opened with the first session: whoever only plans needs no port. */
  #companion: Promise<Companion> | undefined;

  constructor(locator: TargetLocator, nanomdm: NanomdmLocator, api: NanomdmApi) {
    this.name = locator.name;
    this.url = locator.adminUrl;
    const declared = locator.capabilities ?? nanomdmCapabilities(nanomdm);
    this.capabilities = new Set(declared.filter((each) => !(locator.without ?? []).includes(each)));
    this.#locator = locator;
    this.#nanomdm = nanomdm;
    this.#api = api;
  }

  async describe(): Promise<TargetDescription> {
    return { name: 'NanoMDM', version: await this.#api.version(), capabilities: [...this.capabilities] };
  }

  async open({ editions = [], brokenRules = [], now }: SessionWishes = {}): Promise<TargetSession> {
    if (editions.length > 0) throw missing('editions');
    if (brokenRules.length > 0) throw missing('rules');
    if (now !== undefined) throw missing('clock');
    this.#companion ??= Companion.open(this.#nanomdm);
    const companion = await this.#companion;
    const { capabilities } = this;
    const admin = new NanomdmAdmin({ api: this.#api, companion, locator: this.#nanomdm, capabilities });
    return new NanomdmSession(this.#locator, this.#nanomdm, admin, capabilities);
  }

  async close(): Promise<void> {
    await (await this.#companion)?.close();
    await this.#api.close();
  }
}

/** NanoMDM has one organization; a session is a view of it. */
class NanomdmSession implements TargetSession {
  readonly admin: AdminAdapter;
  readonly capabilities: ReadonlySet<string>;
  readonly domain: string;
  readonly ca: string;
  readonly #connect: TargetLocator['connect'];

  constructor(
    { ca, connect }: TargetLocator,
    { enrollment }: NanomdmLocator,
    admin: AdminAdapter,
    capabilities: ReadonlySet<string>,
  ) {
    this.admin = admin;
    this.capabilities = capabilities;
    this.domain = new URL(enrollment.serverUrl).hostname;
    this.ca = ca;
    this.#connect = connect;
  }

  readonly resolve = (host: string, port: number) =>
    this.#connect !== undefined && host.toLowerCase() === this.domain ? this.#connect : { host, port };

  now(): number {
    return Date.now();
  }

  async advanceClock(): Promise<void> {
    throw missing('clock');
  }

  async consultedRules(): Promise<readonly string[]> {
    throw missing('rules');
  }

  async close(): Promise<void> {}
}
