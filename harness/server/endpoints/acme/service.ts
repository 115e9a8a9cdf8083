import type { KeyObject } from 'node:crypto';
import { keyOfJwk, thumbprintOf } from '../../../../protocol/acme/jws.js';
import type { Identifier, Status } from '../../../../protocol/acme/messages.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { acmeSettings } from '../../domain/acme-settings.js';
import type { Tenant } from '../../tenant.js';

export interface Account {
  readonly id: string;
  readonly key: KeyObject;
  /** Nonces that this account was refused on purpose (settings kind `acme`). */
  refused: number;
}

/** One order with its only authorization and that one's only challenge: they share an id. */
export interface AcmeOrder {
  readonly id: string;
  readonly account: string;
  readonly identifier: Identifier;
  /** Of the challenge, base64url. */
  readonly token: string;
  /** The profile asked the device to attest its key. */
  readonly attest: boolean;
  /** Serial number of the device that the identifier was given to, where it is known. */
  readonly serial?: string;
  status: Status;
  /** How often it was told to be worked on. */
  processing: number;
  /** SubjectPublicKeyInfo that was attested. */
  attestedKey?: Uint8Array;
  certificate?: Uint8Array;
}

const mostNonces = 10_000;
const mostAccounts = 100_000;

/** What the ACME service of one tenant keeps besides the tenant's own state. The oldest makes room for the newest. */
export class AcmeService {
  readonly #tenant: Tenant;
  readonly #open = new Set<string>();
  readonly #used = new Set<string>();
  readonly #accounts = new Map<string, Account>();
  readonly #orders = new Map<string, AcmeOrder>();
  /** Identifiers that were ordered; kept as long as the server runs, for each is good for one order. */
  readonly #ordered = new Set<string>();
  #last = '';

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
  }

  /** A new nonce, and the one before it. */
  newNonce(): { readonly fresh: string; readonly last: string } {
    const last = this.#last;
    this.#last = this.#id();
    remember(this.#open, this.#last, mostNonces);
    return { fresh: this.#last, last };
  }

  /** Uses a nonce up and says what it was. */
  takeNonce(nonce: string): 'open' | 'used' | 'unknown' {
    if (this.#open.delete(nonce)) {
      remember(this.#used, nonce, mostNonces);
      return 'open';
    }
    return this.#used.has(nonce) ? 'used' : 'unknown';
  }

  /** Whether the settings want this account's nonce refused though it is good. */
  refusesNonce(account: Account): boolean {
    if (account.refused >= acmeSettings(this.#tenant.state).refusedNonces) return false;
    account.refused += 1;
    return true;
  }

  /** The account of a key, made when there is none (RFC 8555 §7.3, §7.3.1). Throws ProtocolError `ACME_KEY`. */
  accountOf(jwk: JsonObject): { readonly account: Account; readonly made: boolean } {
    const key = keyOfJwk(jwk);
    const id = thumbprintOf(key);
    const known = this.#accounts.get(id);
    if (known !== undefined) return { account: known, made: false };
    const account: Account = { id, key, refused: 0 };
    evict(this.#accounts, mostAccounts);
    this.#accounts.set(id, account);
    return { account, made: true };
  }

  /** An account that should not have been made. */
  forget({ id }: Account): void {
    this.#accounts.delete(id);
  }

  account(id: string): Account | undefined {
    return this.#accounts.get(id);
  }

  newOrder(account: Account, identifier: Identifier, attest: boolean, serial?: string): AcmeOrder {
    const order: AcmeOrder = {
      id: this.#id(),
      account: account.id,
      identifier,
      token: this.#id(),
      attest,
      ...(serial !== undefined && { serial }),
      status: 'pending',
      processing: 0,
    };
    evict(this.#orders, mostAccounts);
    this.#orders.set(order.id, order);
    this.#ordered.add(identifier.value);
    return order;
  }

  order(id: string): AcmeOrder | undefined {
    return this.#orders.get(id);
  }

  /** Whether this identifier was ordered before. */
  wasOrdered({ value }: Identifier): boolean {
    return this.#ordered.has(value);
  }

  #id(): string {
    return Buffer.from(this.#tenant.random.bytes(18)).toString('base64url');
  }
}

/** Adds a value; in a full set in place of the oldest. */
function remember(set: Set<string>, value: string, most: number): void {
  evict(set, most);
  set.add(value);
}

function evict(kept: Set<string> | Map<string, unknown>, most: number): void {
  const [oldest] = kept.size < most ? [] : kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}
