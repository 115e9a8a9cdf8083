import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { open, type RootDatabase } from 'lmdb';
import { HarnessError } from '../../protocol/base/errors.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { SavedAuthority } from './domain/authority.js';
import type { ProgramToken } from './domain/enrollment-program/state.js';
import type { DeviceState, DomainEvent, IssuedEnrollment, PersonState, TenantState } from './domain/state.js';
import type { SavedKeys } from './server-keys.js';
import { emptyState } from './tenant-state.js';
import type { KeptTenant, ReferenceTenant } from './tenants.js';

type EntryKey = readonly [tenant: string, section: string, id: string | number];

/** What is kept of a tenant besides its state. */
export interface TenantRecord {
  readonly id: string;
  readonly editions: readonly string[];
  readonly brokenRules: readonly string[];
  readonly faults: readonly string[];
  /** Milliseconds between the server's clock and the tenant's. */
  readonly shiftMs: number;
}

export interface SavedTenant {
  readonly record: TenantRecord;
  readonly kept: KeptTenant;
}

/**
 * Tenants on disk. Each person, device and event is an entry of its own; a save writes what changed since the last one in a single
 * transaction, so that a killed server finds all of a change or nothing. Requests that come while a save runs share the next one.
 */
export class TenantStore {
  readonly #database: RootDatabase<Buffer, string[]>;
  readonly #written = new Map<string, Map<string, string>>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #next = new Map<string, Promise<void>>();

  /** Throws HarnessError `DATA_DIR` when the folder cannot be written. */
  constructor(folder: string) {
    this.#database = openDatabase(folder);
  }

  readKeys(): SavedKeys | undefined {
    const saved = this.#database.get(['', 'keys', '']);
    return saved === undefined ? undefined : (deserialize(saved) as SavedKeys);
  }

  async writeKeys(keys: SavedKeys): Promise<void> {
    await this.#database.put(['', 'keys', ''], serialize(keys));
  }

  /** Every tenant that was kept, with its state. */
  restore(): readonly SavedTenant[] {
    const tenants = new Map<string, Restored>();
    for (const { key, value } of this.#database.getRange({})) {
      const [tenant, section, id] = key as unknown as EntryKey;
      if (tenant === '') continue;
      const found: Restored = tenants.get(tenant) ?? { state: emptyState(), issued: [] };
      tenants.set(tenant, found);
      this.#remember(tenant, section, id, value);
      restorers[section]?.(found, deserialize(value) as never, String(id));
    }
    return [...tenants.values()].flatMap(savedTenant);
  }

  /** Resolves when everything the tenant holds now is on disk. */
  save(tenant: ReferenceTenant): Promise<void> {
    const waiting = this.#next.get(tenant.id);
    if (waiting !== undefined) return waiting;
    const next = (this.#running.get(tenant.id) ?? Promise.resolve()).then(() => {
      this.#next.delete(tenant.id);
      const run = this.#write(tenant);
      this.#running.set(
        tenant.id,
        run.catch(() => {}),
      );
      return run;
    });
    this.#next.set(tenant.id, next);
    return next;
  }

  async remove(tenant: string): Promise<void> {
    await this.#running.get(tenant);
    this.#written.delete(tenant);
    await this.#database.transaction(() => {
      for (const key of this.#database.getKeys({ start: [tenant], end: [`${tenant}\0`] }))
        void this.#database.remove(key);
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running.values(), ...this.#next.values()]);
    await this.#database.close();
  }

  async #write(tenant: ReferenceTenant): Promise<void> {
    const gone = new Set(this.#written.get(tenant.id)?.keys() ?? []);
    const changed: (readonly [key: EntryKey, value: Buffer])[] = [];
    for (const [section, id, content] of entriesOf(tenant)) {
      const value = serialize(content);
      gone.delete(JSON.stringify([section, id]));
      if (this.#remember(tenant.id, section, id, value)) changed.push([[tenant.id, section, id], value]);
    }
    if (changed.length === 0 && gone.size === 0) return;
    for (const key of gone) this.#written.get(tenant.id)?.delete(key);
    await this.#commit(tenant.id, () => {
      for (const [key, value] of changed) void this.#database.put(asKey(key), value);
      for (const key of gone) void this.#database.remove(asKey([tenant.id, ...(JSON.parse(key) as [string, string])]));
    });
  }

  /** After a write that failed (disk full) nothing counts as written, so that the next save writes all. */
  async #commit(tenant: string, write: () => void): Promise<void> {
    try {
      await this.#database.transaction(write);
    } catch (error) {
      this.#written.delete(tenant);
      throw error;
    }
  }

  /** Whether the entry differs from what is on disk. */
  #remember(tenant: string, section: string, id: string | number, value: Buffer): boolean {
    const written = this.#written.get(tenant) ?? new Map<string, string>();
    this.#written.set(tenant, written);
    const key = JSON.stringify([section, id]);
    const digest = createHash('sha1').update(value).digest('base64');
    if (written.get(key) === digest) return false;
    written.set(key, digest);
    return true;
  }
}

function openDatabase(folder: string): RootDatabase<Buffer, string[]> {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK | constants.R_OK);
    writeFileSync(join(folder, 'README'), 'State of a simulated MDM server (muster serve --data). Test data only.\n');
    return open<Buffer, string[]>({ path: join(folder, 'tenants.mdb'), encoding: 'binary' });
  } catch (cause) {
    const fix = 'Give a folder that you may write with --data, or leave --data out to keep nothing.';
    throw new HarnessError('DATA_DIR', `the data folder ${folder} cannot be written`, {
      cause,
      place: `--data ${folder}`,
      fix,
    });
  }
}

/** One folder at a time: `recursive` of node:fs never returns below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** lmdb keys end at about 1,900 bytes; ids come from devices, so long ones are hashed. The content carries the id itself. */
function asKey([tenant, section, id]: EntryKey): string[] {
  const short = typeof id === 'string' && id.length > 200 ? createHash('sha256').update(id).digest('hex') : id;
  return [tenant, section, short] as string[];
}

function* entriesOf(
  tenant: ReferenceTenant,
): Generator<readonly [section: string, id: string | number, content: unknown]> {
  yield ['record', '', recordOf(tenant)];
  for (const [upn, person] of tenant.state.people) yield ['person', upn, person];
  for (const [id, device] of tenant.state.devices) yield ['device', id, device];
  for (const [reference, issued] of tenant.state.enrollments) yield ['enrollment', reference, issued];
  for (const [kind, document] of tenant.state.settings) yield ['settings', kind, document];
  for (const [id, token] of tenant.state.programTokens) yield ['program-token', id, token];
  for (const [index, event] of tenant.state.events.entries()) yield ['event', index, event];
  const authority = tenant.savedAuthority;
  if (authority === undefined) return;
  yield ['authority', '', authority.certificate];
  for (const [index, issued] of authority.issued.entries()) yield ['issued', index, issued];
}

function recordOf({ id, editions, rules, faults, clock }: ReferenceTenant): TenantRecord {
  return { id, editions: [...editions], brokenRules: rules.brokenRules, faults: [...faults], shiftMs: clock.shiftMs };
}

interface Restored {
  record?: TenantRecord;
  /** Root of the authority, DER, base64. */
  authority?: string;
  readonly issued: SavedAuthority['issued'][number][];
  readonly state: TenantState;
}

function savedTenant({ record, authority, issued, state }: Restored): readonly SavedTenant[] {
  if (record === undefined) return [];
  if (authority === undefined) return [{ record, kept: { state } }];
  return [{ record, kept: { state, authority: { certificate: authority, issued } } }];
}

/** Puts one entry where it was; entries are read in key order, so events come back oldest first. */
const restorers: Readonly<Record<string, (tenant: Restored, content: never, id: string) => void>> = {
  record: (tenant, content: TenantRecord) => {
    tenant.record = content;
  },
  authority: (tenant, content: string) => {
    tenant.authority = content;
  },
  issued: ({ issued }, content: SavedAuthority['issued'][number]) => issued.push(content),
  person: ({ state }, content: PersonState) => state.people.set(content.upn, content),
  device: ({ state }, content: DeviceState) => state.devices.set(content.id, content),
  enrollment: ({ state }, content: IssuedEnrollment) => state.enrollments.set(content.reference, content),
  settings: ({ state }, content: JsonObject, kind) => state.settings.set(kind, content),
  'program-token': ({ state }, content: ProgramToken) => state.programTokens.set(content.id, content),
  event: ({ state }, content: DomainEvent) => state.events.push(content),
};
