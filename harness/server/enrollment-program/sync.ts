import type { DepDevice, PageAnswer } from '../../../protocol/dep/messages.js';
import { otherProgramExcludes } from '../domain/enrollment-program/school-rules.js';
import type { ProgramToken, RunningSync, SyncKind } from '../domain/enrollment-program/state.js';
import {
  isDeleted,
  isImported,
  pause,
  readsAllAgain,
  syncInterval,
  syncsByItself,
  tokenIsFull,
} from '../domain/enrollment-program/sync-rules.js';
import { tokenHasEnded } from '../domain/enrollment-program/token-rules.js';
import type { TenantContext } from '../tenant.js';
import { type DepClient, DepRefusal } from './dep-client.js';
import { adviceFor, readsOn } from './rules.js';

/** What a sync stands on. */
export interface SyncWorld {
  readonly context: TenantContext;
  readonly client: DepClient;
  /** Called when a sync has ended well. */
  readonly synced: (token: ProgramToken) => void;
}

/** What the next sync is that nobody asked to be full. */
export function nextSync({ context }: Pick<SyncWorld, 'context'>, { sync }: ProgramToken): SyncKind {
  return sync.cursor === undefined || readsAllAgain(context, sync) ? 'full' : 'delta';
}

/** Begins a sync at a time that may have passed, and reads as far as the service's pace allows by now. */
export function startSync(world: SyncWorld, token: ProgramToken, kind: SyncKind, at: number): void {
  const { sync } = token;
  sync.lastRequested = at;
  if (tokenHasEnded({ ...world.context, now: at }, token.credentials.expiresAt)) {
    fail(world, token, kind, 'EXPIRED');
    return;
  }
  const from = kind === 'delta' && sync.cursor !== undefined ? { cursor: sync.cursor } : {};
  sync.running = { kind, startedAt: at, nextPageAt: at, ...from, seen: new Set() };
  continueSync(world, token);
}

/** Reads the pages of a running sync that may be read by now. */
export function continueSync(world: SyncWorld, token: ProgramToken): void {
  const { running } = token.sync;
  if (running === undefined) return;
  try {
    while (running === token.sync.running && running.nextPageAt <= world.context.now)
      if (!readPage(world, token, running)) finish(world, token, running);
  } catch (error) {
    if (!(error instanceof DepRefusal)) throw error;
    fail(world, token, running.kind, error.code);
  }
}

/** Starts what is due by the schedule. */
export function runSchedule(world: SyncWorld, token: ProgramToken): void {
  const { context } = world;
  continueSync(world, token);
  for (let at = dueAt(context, token); at <= context.now; at = dueAt(context, token))
    startSync(world, token, nextSync(world, token), at);
}

/** Deletes the devices that left the program long ago. */
export function forgetRemoved(context: TenantContext, token: ProgramToken): void {
  for (const { serial, removedAt } of token.devices.values())
    if (removedAt !== undefined && isDeleted(context, removedAt)) token.devices.delete(serial);
}

/** Whether tokens sync by themselves, and how often (ms): the same for all of a tenant's, which can be thousands. */
export const paceOf = (context: TenantContext) => ({ byItself: syncsByItself(context), every: syncInterval(context) });

/** When a token has something to do: the next page of a sync that runs, the next sync, or devices that were throttled. */
export function nextStep(context: TenantContext, token: ProgramToken, pace = paceOf(context)): number {
  const sync = token.sync.running?.nextPageAt ?? dueAt(context, token, pace);
  return Math.min(sync, token.waiting?.at ?? Number.POSITIVE_INFINITY);
}

/**
 * When the next sync starts by itself. After a long sleep of the server only the two latest times count: nothing changed between
 * the earlier ones, and the second knows what became of the first.
 */
function dueAt(context: TenantContext, { sync }: ProgramToken, { byItself, every } = paceOf(context)): number {
  if (sync.running !== undefined || !byItself) return Number.POSITIVE_INFINITY;
  const last = sync.lastRequested ?? context.now;
  const missed = Math.floor((context.now - last) / every);
  return last + every * Math.max(1, missed - 1);
}

/** Asks for one page and takes it in; whether more follow. */
function readPage(world: SyncWorld, token: ProgramToken, running: RunningSync): boolean {
  const { client, context } = world;
  const page: PageAnswer =
    running.kind === 'delta' && running.cursor !== undefined
      ? client.syncPage(running.cursor)
      : client.fetchPage(running.cursor);
  running.cursor = page.cursor;
  running.nextPageAt += pause(context, page.devices.length);
  for (const device of page.devices) takeIn(context, token, running, device);
  return readsOn(context, page.more_to_follow);
}

function takeIn(context: TenantContext, token: ProgramToken, running: RunningSync, device: DepDevice): void {
  const { serial_number: serial, op_type: type, op_date: _at, ...facts } = device;
  const known = token.devices.get(serial);
  running.seen.add(serial);
  if (type === 'deleted') {
    if (known !== undefined) known.removedAt ??= context.now;
    return;
  }
  if (belongsElsewhere(context, token, serial) && otherProgramExcludes(context)) {
    token.excluded.add(serial);
    return;
  }
  if (running.kind === 'early-full' && known !== undefined) return;
  const later = token.sync.lastFull !== undefined;
  if (!isImported(context, { kind: running.kind, type, listed: known !== undefined, later })) return;
  if (known === undefined && tokenIsFull(context, token.devices.size)) return;
  const profile = known?.profile;
  token.devices.set(serial, {
    serial,
    facts: { serial_number: serial, ...facts },
    ...(profile === undefined || facts.profile_uuid === undefined ? {} : { profile }),
  });
}

/** Whether a token of the other program lists the device. */
function belongsElsewhere({ state }: TenantContext, { program }: ProgramToken, serial: string): boolean {
  for (const other of state.programTokens.values()) {
    const device = other.program === program ? undefined : other.devices.get(serial);
    if (device !== undefined && device.removedAt === undefined) return true;
  }
  return false;
}

function finish(world: SyncWorld, token: ProgramToken, { kind, cursor, startedAt, seen }: RunningSync): void {
  const { sync } = token;
  delete sync.running;
  delete sync.problem;
  sync.fullIsDue = false;
  sync.lastKind = kind;
  sync.lastSucceeded = world.context.now;
  if (cursor !== undefined) sync.cursor = cursor;
  if (kind === 'full') {
    sync.lastFull = startedAt;
    for (const device of token.devices.values()) if (!seen.has(device.serial)) device.removedAt ??= world.context.now;
  }
  world.synced(token);
}

function fail({ context }: SyncWorld, { sync }: ProgramToken, kind: SyncKind, code: string): void {
  delete sync.running;
  sync.lastKind = kind;
  sync.fullIsDue ||= kind === 'delta';
  sync.problem = { code, advice: adviceFor(context, code) };
}
