import { days, hours, minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { OpType } from '../../../../protocol/dep/messages.js';
import type { Program, SyncKind, SyncRecord } from './state.js';

const devicesPerMinute = 3000;

/** Milliseconds until the next page may be asked for, after one of so many devices. */
export const pause = rule('ADE-020', {
  holds: (_context: RuleContext, devices: number): number => (devices * minutes(1)) / devicesPerMinute,
  mutants: { allAtOnce: () => 0, tenthOfIt: (_context, devices) => (devices * minutes(10)) / devicesPerMinute },
});

/** Milliseconds from one automatic delta sync to the next. */
export const syncInterval = rule('ADE-075', {
  holds: (_context: RuleContext): number => hours(12),
  mutants: { onceADay: () => hours(24) },
});

/** Whether the server syncs without being asked; every 12 hours is within the 24 that other manuals promise. */
export const syncsByItself = rule(['ADE-004', 'ASM-015', 'MAC-040'], {
  holds: (_context: RuleContext): boolean => true,
  mutants: { onlyByHand: () => false },
});

/** How long a sync has to finish. */
export const syncTimeout = minutes(15);

export interface ManualSync {
  readonly program: Program;
  readonly lastRequested: number | undefined;
  /** Start of the sync that is still reading. */
  readonly runningSince: number | undefined;
}

const recent = (now: number, at: number | undefined): boolean => at !== undefined && now - at < syncTimeout;

/** Whether a sync by hand has to wait for one that runs, at most for its 15 minutes. */
export const waitsForRunning = rule(['ADE-075', 'ASM-014'], {
  holds: ({ now }: RuleContext, { runningSince }: ManualSync): boolean => recent(now, runningSince),
  mutants: { startsBesides: () => false, waitsForEver: (_context, { runningSince }) => runningSince !== undefined },
});

/** Whether a sync by hand comes too soon after the last one. School Manager's control is free as soon as a sync has ended. */
export const comesTooSoon = rule(['ADE-075', 'MAC-040'], {
  holds: ({ now }: RuleContext, { program, lastRequested }: ManualSync): boolean =>
    program === 'Apple Business Manager' && recent(now, lastRequested),
  mutants: { atAnyTime: () => false },
});

const isFullAgain = (now: number, lastFull: number | undefined, after: number): SyncKind =>
  lastFull === undefined || now - lastFull >= after ? 'full' : 'early-full';

/** What a full sync becomes that is asked for: within seven days of the last one it only adds what is not listed yet. */
export const fullSyncAsked = rule(['ADE-072', 'ASM-013', 'MAC-038'], {
  holds: ({ now }: RuleContext, lastFull: number | undefined) => isFullAgain(now, lastFull, days(7)),
  mutants: {
    fullAtAnyTime: (): SyncKind => 'full',
    onceAMonth: ({ now }, lastFull) => isFullAgain(now, lastFull, days(30)),
  },
});

/** Whether the list has to be read from its beginning, because the latest delta failed. */
export const readsAllAgain = rule('ADE-076', {
  holds: (_context: RuleContext, { fullIsDue }: Pick<SyncRecord, 'fullIsDue'>): boolean => fullIsDue,
  mutants: { deltaAgain: () => false },
});

export interface Told {
  readonly kind: SyncKind;
  readonly type: OpType | undefined;
  /** Whether the server lists the device. */
  readonly listed: boolean;
  /** Whether a full sync ended well before. */
  readonly later: boolean;
}

const imports = ({ kind, type, listed }: Told): boolean => kind !== 'delta' || type === 'added' || listed;

/** Whether a device that a sync tells of is taken in: a delta knows new ones, a full sync also those deleted here and still assigned. */
export const isImported = rule(['ADE-073', 'MAC-038'], {
  holds: (_context: RuleContext, told: Told): boolean => imports(told),
  mutants: {
    anyChangeImports: () => true,
    laterFullsOnlyRefresh: (_context, told) => (told.kind === 'full' && told.later ? told.listed : imports(told)),
  },
});

/** Whether a device that left the program is deleted now. */
export const isDeleted = rule(['ADE-074', 'MAC-039'], {
  holds: ({ now }: RuleContext, removedAt: number): boolean => now - removedAt >= days(45),
  mutants: { deletedAtOnce: () => true, keptForEver: () => false },
});

/** More devices on one token may cause trouble. */
export const recommendedDevices = 200_000;

/** Whether a token that has so many devices takes no more: the number is a recommendation, nothing is refused for it. */
export const tokenIsFull = rule('ADE-019', {
  holds: (_context: RuleContext, _count: number): boolean => false,
  mutants: { hardLimit: (_context, count) => count >= recommendedDevices },
});

/** Whether the administrator is told that a token has more devices than is good. */
export const hasTooMany = rule('ADE-019', {
  holds: (_context: RuleContext, count: number): boolean => count > recommendedDevices,
  mutants: { saysNothing: () => false },
});

/** Every rule about syncs. */
export const syncRules: readonly RuleSummary[] = [
  pause,
  syncInterval,
  syncsByItself,
  waitsForRunning,
  comesTooSoon,
  fullSyncAsked,
  readsAllAgain,
  isImported,
  isDeleted,
  tokenIsFull,
  hasTooMany,
];
