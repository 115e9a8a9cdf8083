import { type RuleContext, type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { StatusPageBehaviour } from '../../../domain/status-page-settings.js';

/** Whether the page is asked for at all. */
export const pageIsShown = rule('ESP-006', {
  holds: (_context: RuleContext, { showProgress }: StatusPageBehaviour): boolean => showProgress,
  mutants: { alwaysShown: () => true, neverShown: () => false },
});

/** TimeOutUntilSyncFailure, minutes (DMClient CSP, FirstSyncStatus). */
export const timeOut = rule('ESP-007', {
  holds: (_context: RuleContext, minutes: number): number => minutes,
  mutants: { alwaysAnHour: () => 60, halfOfIt: (_context, minutes) => Math.ceil(minutes / 2) },
});

/** CustomErrorText; empty leaves the device its own words. */
export const errorText = rule('ESP-008', {
  holds: (_context: RuleContext, custom: string): string => custom,
  mutants: { keepsItToItself: () => '', inventsOne: () => 'Something went wrong.' },
});

export const collectsLogs = rule('ESP-009', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { never: () => false, always: () => true },
});

/** Whether the page is for this PC, by where it was when it enrolled. */
export const isForEntry = rule('ESP-010', {
  holds: (_context: RuleContext, onlyFirstRun: boolean, inFirstRun: boolean): boolean => inFirstRun || !onlyFirstRun,
  mutants: { everyEntry: () => true, onlyEverFirstRun: (_context, _only, inFirstRun) => inFirstRun },
});

export const blocksUse = rule('ESP-013', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { never: () => false, always: () => true },
});

export const offersReset = rule('ESP-014', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { never: () => false, always: () => true },
});

export const offersUse = rule('ESP-015', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { never: () => false, always: () => true },
});

/** Nodes by the four things that a profile governs: what is seen, whether the PC may be used, for how long, and what helps. */
export const governedNodes = rule('ESP-003', {
  holds: (_context: RuleContext): readonly string[] => nodes,
  mutants: {
    forgetsVisibility: () => nodes.filter((name) => !name.startsWith('Skip')),
    forgetsAccess: () => nodes.filter((name) => name !== 'BlockInStatusPage'),
    forgetsTimeLimit: () => nodes.filter((name) => name !== 'TimeOutUntilSyncFailure'),
    forgetsTroubleshooting: () => nodes.filter((name) => name !== 'AllowCollectLogsButton'),
  },
});

const nodes = [
  'TimeOutUntilSyncFailure',
  'BlockInStatusPage',
  'AllowCollectLogsButton',
  'CustomErrorText',
  'SkipDeviceStatusPage',
  'SkipUserStatusPage',
] as const;

/** The two configuration service providers by which progress is followed. */
export const followedBy = rule('ESP-004', {
  holds: (_context: RuleContext): readonly string[] => ['FirstSyncStatus', 'EnrollmentStatusTracking'],
  mutants: { onlyFirstSync: () => ['FirstSyncStatus'], onlyTracking: () => ['EnrollmentStatusTracking'] },
});

/** Whether a page is delivered in a session: whenever it is another than the PC has. */
export const isDueNow = rule('ESP-019', {
  holds: (_context: RuleContext, delivered: string | undefined, wanted: string): boolean => delivered !== wanted,
  mutants: { onlyOnce: (_context, delivered) => delivered === undefined },
});

/** Whether a page that is no longer wanted is taken away from a PC that has it. */
export const isTakenAway = rule('ESP-048', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { removesIt: () => true },
});

/** Whether the server gets to the end of what it expects: not for a user without a license. */
export const expectationsAreComputed = rule('ESP-052', {
  holds: (_context: RuleContext, licensed: boolean): boolean => licensed,
  mutants: { computesForAnybody: () => true },
});

export const pageRules: readonly RuleSummary[] = [
  pageIsShown,
  timeOut,
  errorText,
  collectsLogs,
  isForEntry,
  blocksUse,
  offersReset,
  offersUse,
  governedNodes,
  followedBy,
  isDueNow,
  isTakenAway,
  expectationsAreComputed,
];
