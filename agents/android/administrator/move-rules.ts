import { type RuleContext, rule } from '../../../protocol/base/rule.js';
import { compareVersions } from '../../omadm/os-version.js';

const firstVersion = '5.0.4720.0';

/** Whether the app on the device can lead through the move. */
export const portalLeadsMove = rule('MIG-004', {
  holds: (_context: RuleContext, version: string): boolean => compareVersions(version, firstVersion) >= 0,
  mutants: {
    everyVersion: () => true,
    comparesAsText: (_context, version) => version >= firstVersion,
    needsTheNext: (_context, version) => compareVersions(version, firstVersion) > 0,
  },
});

export const moveSteps = [
  'unenroll device administrator',
  'enroll personally-owned work profile',
  'resolve compliance issues',
] as const;
export type MoveStep = (typeof moveSteps)[number];

/** What resolving leads through, in its order. */
export const stepsOfMove = rule('MIG-003', {
  holds: (_context: RuleContext): readonly MoveStep[] => moveSteps,
  mutants: {
    staysAdministrator: () => moveSteps.slice(1),
    enrollsNothing: () => moveSteps.filter((step) => step !== 'enroll personally-owned work profile'),
    forgetsIssues: () => moveSteps.slice(0, 2),
  },
});

/** Whether Android knows work profiles for personal devices: from 5.0 on. */
export const androidHasProfiles = rule('MIG-019', {
  holds: (_context: RuleContext, apiLevel: number): boolean => apiLevel >= 21,
  mutants: { everyVersion: () => true, fromAndroid7: (_context, apiLevel) => apiLevel >= 24 },
});

/** Whether the manufacturer lets this model have a work profile. */
export const modelHasProfiles = rule('MIG-020', {
  holds: (_context: RuleContext, managedUsers: boolean): boolean => managedUsers,
  mutants: { everyModel: () => true },
});

export interface ResolveFacts {
  /** The server offers the move. */
  readonly offered: boolean;
  /** The policy was there before the device enrolled. */
  readonly targetedFirst: boolean;
  /** The set-up was postponed, and begun again from the notification. */
  readonly setupRestarted: boolean;
}

/** Whether the button is there. */
export const resolveIsShown = rule('MIG-021', {
  holds: (_context: RuleContext, { offered, targetedFirst, setupRestarted }: ResolveFacts): boolean =>
    offered && (!targetedFirst || setupRestarted),
  mutants: {
    whenEnrolledLaterToo: (_context, { offered }) => offered,
    evenAfterTheRestart: (_context, { offered, targetedFirst }) => offered && !targetedFirst,
  },
});

/** Rules of the move that the device keeps. */
export const moveDeviceRules = [portalLeadsMove, stepsOfMove, androidHasProfiles, modelHasProfiles, resolveIsShown];
