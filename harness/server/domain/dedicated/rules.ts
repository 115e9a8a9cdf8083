import type { LockTaskPolicy } from '../../../../protocol/android/lock-task.js';
import type { AppIntent } from '../../../../protocol/android/managed-play.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import { homeScreenApp } from '../managed-play/public-apps.table.js';

export const isDedicated = (method: Method): boolean =>
  method === 'android-dedicated' || method === 'android-dedicated-shared';

interface Preparation {
  readonly authority: boolean;
  readonly managedPlay: boolean;
}

/** The steps before dedicated devices enroll that are not done, in their order. */
export const missingForDedicated = rule('ADD-005', {
  holds: (_context: RuleContext, done: Preparation): readonly string[] => missing(done),
  mutants: {
    withoutAuthority: (_context, done) => missing({ ...done, authority: true }),
    withoutManagedPlay: (_context, done) => missing({ ...done, managedPlay: true }),
  },
});

function missing({ authority, managedPlay }: Preparation): readonly string[] {
  return [...(authority ? [] : ['an MDM authority']), ...(managedPlay ? [] : ['a connection to managed Google Play'])];
}

/** What becomes of an intent on a dedicated device, where nobody is to choose: only what is required comes. */
export const intentOnDedicated = rule('ADD-017', {
  holds: (_context: RuleContext, intent: AppIntent): AppIntent | undefined =>
    intent === 'available' ? undefined : intent,
  mutants: {
    offersAvailable: (_context, intent) => intent,
    installsAvailable: (_context, intent) => (intent === 'available' ? 'required' : intent),
    nothingComes: (_context, intent) => (intent === 'required' ? undefined : intent),
  },
});

/** The app that shows what can be started on a device that is locked to several apps. */
export const homeScreenOf = rule('MGP-006', {
  holds: (_context: RuleContext, mode: LockTaskPolicy['mode']): string | undefined =>
    mode === 'multi-app' ? homeScreenApp : undefined,
  mutants: {
    doesWithout: () => undefined,
    inSingleAppModeToo: () => homeScreenApp,
  },
});

/** What the policy sets as home screen of the device, given the app that it needs. */
export const launcherOf = rule('MGP-006', {
  holds: (_context: RuleContext, needed: string | undefined): string | undefined => needed,
  mutants: { installsItOnly: () => undefined },
});

/** Whether the set-up of a device asks somebody to sign in, given whether the method has a user. */
export const setupAsksForUser = rule(['ADD-003', 'ADD-009'], {
  holds: (_context: RuleContext, hasUser: boolean): boolean => hasUser,
  mutants: { asksEverybody: () => true },
});

export const dedicatedRules: readonly RuleSummary[] = [
  missingForDedicated,
  intentOnDedicated,
  homeScreenOf,
  launcherOf,
  setupAsksForUser,
];
