import { randomUUID } from 'node:crypto';
import { drawQrPng } from '../../../protocol/android/qr-image.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import {
  type EnrollmentRequest,
  Inapplicable,
  type PersonDocument,
  type TargetDescription,
} from '../../checks/admin.js';
import { LimitedAdmin } from '../limited-admin.js';
import type { Companion } from '../nanomdm/companion.js';
import { missingReasons } from './capabilities.table.js';
import type { EntryBook } from './entry-book.js';
import type { EntryLocator } from './entry-locator.js';

export interface NoAdminParts {
  readonly name: string;
  readonly book: EntryBook;
  readonly companion: Companion;
  readonly capabilities: ReadonlySet<string>;
  /** Told whose account an entry came with. */
  readonly handedOut: (entry: EnrollmentEntry, account: EntryLocator['account']) => void;
}

/** Nobody administrates the server: devices are handed what the target file says, and every verb is missing. */
export class NoAdmin extends LimitedAdmin {
  readonly #parts: NoAdminParts;
  readonly #people = new Map<string, string>();

  constructor(parts: NoAdminParts) {
    super(missingReasons);
    this.#parts = parts;
  }

  async describe(): Promise<TargetDescription> {
    const { name, capabilities } = this.#parts;
    return { name, capabilities: [...capabilities] };
  }

  /** A person may be named; a password cannot be changed. */
  override async putPerson(person: PersonDocument): Promise<void> {
    await super.putPerson(person);
    const known = this.#people.get(person.upn) ?? person.password;
    if (known !== person.password) throw this.missing('verb:person.put');
    this.#people.set(person.upn, person.password);
  }

  async issueEnrollment({ platform, method, options = {} }: EnrollmentRequest): Promise<EnrollmentEntry> {
    const choice = this.#parts.book.take(method, options);
    if (choice.kind === 'no method') throw this.missing(`method:${method}`);
    if (choice.kind === 'no wish') throw this.missing(`wish:${choice.wish}`);
    if (choice.kind === 'used up')
      throw new Inapplicable(`every entry of the target file for ${method} lets one device in and is used up`);
    const entry: EnrollmentEntry = { platform, method, ...(await this.#given(choice.entry)) };
    this.#parts.handedOut(entry, choice.entry.account);
    return entry;
  }

  /** A profile lies under an address of the harness too, for who fetches it by itself; a payload is drawn to be read from its pixels. */
  async #given({ way, gives, payload }: EntryLocator): Promise<EntryLocator['gives']> {
    if (payload !== undefined) return { ...gives, qrPng: Buffer.from(await drawQrPng(payload)).toString('base64') };
    if (way !== 'profile' || gives.file === undefined) return gives;
    return { ...gives, url: this.#parts.companion.serve(randomUUID(), Buffer.from(gives.file, 'base64')) };
  }
}
