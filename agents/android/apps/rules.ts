import type { AppSide } from '../../../protocol/android/managed-play.js';
import { type ManagementMode, managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';
import type { InstalledApp } from './installed-app.js';

/** Where an app is put. */
export interface Place {
  readonly side: AppSide;
  readonly badged: boolean;
}

const hasProfile = (mode: ManagementMode): boolean => managementModeFacts[mode].owner === 'PROFILE_OWNER';

/** Where an app goes that the server deploys, and whether its icon tells: into the work profile, where there is one. */
export const placeOfManagedApp = rule('AWP-009', {
  holds: (_context: RuleContext, mode: ManagementMode): Place =>
    hasProfile(mode) ? { side: 'work', badged: true } : { side: 'device', badged: false },
  mutants: {
    onThePersonalSide: (_context, mode): Place => ({ side: hasProfile(mode) ? 'personal' : 'device', badged: false }),
    looksLikeAnyApp: (_context, mode): Place => ({ side: hasProfile(mode) ? 'work' : 'device', badged: false }),
  },
});

/** The apps that the server is told of: those of the personal side are nobody's business. */
export const appsToReport = rule(['AWP-006', 'AWP-010', 'ACW-002'], {
  holds: (_context: RuleContext, apps: readonly InstalledApp[]): readonly InstalledApp[] =>
    apps.filter(({ side }) => side !== 'personal'),
  mutants: {
    everyApp: (_context, apps) => apps,
    noApp: () => [],
  },
});

/** Whether the user may install an app on the personal side, whatever holds in the work profile. */
export const personalSideIsFree = rule('AWP-010', {
  holds: (_context: RuleContext, _blockedInProfile: boolean): boolean => true,
  mutants: {
    workRestrictionsReachIt: (_context, blockedInProfile) => !blockedInProfile,
    never: () => false,
  },
});

/** What the user has to answer before an app of managed Google Play is installed: nothing (Google Play EMM API, Installs). */
export const questionsBeforeInstall = rule('AWP-013', {
  holds: (_context: RuleContext, _app: string, _unknownSources: boolean): readonly string[] => [],
  mutants: {
    asksToInstall: (_context, app) => [`install ${app}`],
    asksForUnknownSources: (_context, _app, unknownSources) => (unknownSources ? [] : ['allow unknown sources']),
  },
});

/** Whether the policy keeps the user from uninstalling an app: the managed ones. */
export const uninstallIsBlocked = rule('AFM-003', {
  holds: (_context: RuleContext, blocked: boolean, { installer }: InstalledApp): boolean =>
    blocked && installer === 'managed-play',
  mutants: {
    policyIsIgnored: () => false,
    everyAppIsKept: (_context, blocked) => blocked,
  },
});

/** Whether the user may install an app from elsewhere than managed Google Play. */
export const otherSourcesAllowed = rule('AFM-002', {
  holds: (_context: RuleContext, managedPlayOnly: boolean): boolean => !managedPlayOnly,
  mutants: { policyIsIgnored: () => true, never: () => false },
});

/** Rules about apps that an Android device keeps. */
export const androidAppRules = [
  placeOfManagedApp,
  appsToReport,
  personalSideIsFree,
  questionsBeforeInstall,
  uninstallIsBlocked,
  otherSourcesAllowed,
];
