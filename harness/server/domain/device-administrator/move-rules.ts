import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { ComplianceState } from '../compliance/standing.js';
import { compareVersions } from '../versions.js';

/** Whether a device may enroll a work profile, given whether its app is still a device administrator here. */
export const mayAddWorkProfile = rule('MIG-001', {
  holds: (_context: RuleContext, administrated: boolean): boolean => !administrated,
  mutants: { besideTheAdministrator: () => true, neverAgain: () => false },
});

/** Whether work profiles can be enrolled at all: the organisation has to be connected to Android Enterprise. */
export const workProfileIsSetUp = rule(['MIG-005', 'MIG-018'], {
  holds: (_context: RuleContext, connected: boolean): boolean => connected,
  mutants: { withoutConnection: () => true },
});

/** Whether the person who moves may enroll a work profile, by the restrictions of the person's groups. */
export const personMayMove = rule(['MIG-006', 'MIG-018'], {
  holds: (_context: RuleContext, allowed: boolean, _byDefault: boolean): boolean => allowed,
  mutants: {
    everybodyMay: () => true,
    forgetsGroups: (_context, _allowed, byDefault) => byDefault,
    nobodyMay: () => false,
  },
});

/** Milliseconds that the record of a device stays when its administrator is gone. */
const recordStays = days(1);

/** Whether the record of a device that is no longer administrated still counts against its owner's limits. */
export const recordStillCounts = rule('MIG-007', {
  holds: ({ now }: RuleContext, unenrolledAt: number): boolean => now - unenrolledAt < recordStays,
  mutants: { goesAtOnce: () => false, staysForEver: () => true },
});

/** Whether the app offers the move: as soon as a policy asks for it. */
export const moveIsOffered = rule('MIG-012', {
  holds: (_context: RuleContext, _state: ComplianceState): boolean => true,
  mutants: {
    onceItIsMarked: (_context, state) => state === 'noncompliant',
    whileThereIsGrace: (_context, state) => state === 'in grace period',
  },
});

/** Whether a device reaches what the organisation guards. */
export const reachesResources = rule('MIG-012', {
  holds: (_context: RuleContext, state: ComplianceState): boolean => state !== 'noncompliant',
  mutants: { notInGrace: (_context, state) => state === 'compliant', always: () => true },
});

/** Whoever opens the page for updating device settings, as the request tells. */
export interface PageVisitor {
  /** Version of Android; undefined: something else. */
  readonly android: string | undefined;
  /** Version of the Company Portal app that asks; undefined: a browser does. */
  readonly companyPortal: string | undefined;
}

/** The page is for Android. */
export const isAndroidVisitor = rule('MIG-022', {
  holds: (_context: RuleContext, { android }: PageVisitor): boolean => android !== undefined,
  mutants: { anybody: () => true, nobody: () => false },
});

/** The app is on the device. */
export const hasCompanyPortal = rule('MIG-023', {
  holds: (_context: RuleContext, { companyPortal }: PageVisitor): boolean => companyPortal !== undefined,
  mutants: { worksWithout: () => true },
});

/** The app is new enough for the move. */
export const companyPortalSuffices = rule('MIG-024', {
  holds: (_context: RuleContext, version: string): boolean => compareVersions(version, '5.0.4720.0') >= 0,
  mutants: {
    everyVersion: () => true,
    comparesAsText: (_context, version) => version >= '5.0.4720.0',
    excludesTheFirst: (_context, version) => compareVersions(version, '5.0.4720.0') > 0,
  },
});

/** Android is new enough. */
export const androidSuffices = rule('MIG-025', {
  holds: (_context: RuleContext, version: string): boolean => compareVersions(version, '7') >= 0,
  mutants: {
    everyVersion: () => true,
    fromAndroid6: (_context, version) => compareVersions(version, '6') >= 0,
    fromAndroid8: (_context, version) => compareVersions(version, '8') >= 0,
  },
});

export const moveRules: readonly RuleSummary[] = [
  mayAddWorkProfile,
  workProfileIsSetUp,
  personMayMove,
  recordStillCounts,
  moveIsOffered,
  reachesResources,
  isAndroidVisitor,
  hasCompanyPortal,
  companyPortalSuffices,
  androidSuffices,
];
