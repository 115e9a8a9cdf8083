import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Installation } from '../status-page/run.js';
import { renewalNodeRules } from './renewal-nodes.js';
import { trustedRootRules } from './trusted-roots.js';

/** Whether the name of a certificate's node is its thumbprint (CertificateStore CSP, CertHash). */
export const hashNamesCertificate = rule('XWP-110', {
  holds: (_context: RuleContext, hash: string, thumbprint: string): boolean => hash.toUpperCase() === thumbprint,
  mutants: { anyName: () => true },
});

/** Whether so many days may be set for renewal (CertificateStore CSP, My/WSTEP/Renew/RenewalPeriod). */
export const renewalPeriodIsAllowed = rule('XWP-111', {
  holds: (_context: RuleContext, days: number): boolean => days >= 1 && days <= 1000,
  mutants: { anyNumber: () => true },
});

/** The period that counts: what a session set goes before what the enrollment brought. */
export const renewalPeriodThatCounts = rule('XWP-111', {
  holds: (_context: RuleContext, enrolled: number, told: number | undefined): number => told ?? enrolled,
  mutants: { keepsThatOfTheEnrollment: (_context, enrolled) => enrolled },
});

/** The certificate that the PC is managed with: by its thumbprint, of the renewed one once it was renewed (CertificateStore CSP, My/WSTEP/CertThumbprint). */
export const tellsThumbprint = rule('XWP-214', {
  holds: (_context: RuleContext, thumbprint: string): string | undefined => thumbprint,
  mutants: { keepsSilent: () => undefined },
});

const home = ['98', '99', '100', '101'];

/** Whether an edition has BitLocker and Defender for Endpoint to be set up: every one but Home (BitLocker CSP and WindowsAdvancedThreatProtection CSP, editions). */
export const hasProtection = rule('XWP-113', {
  holds: (_context: RuleContext, osEdition: string): boolean => !home.includes(osEdition),
  mutants: { everyEdition: () => true, enterpriseOnly: (_context, osEdition) => osEdition === '4' },
});

/** Whether a required encryption happens: where nobody has to be warned (BitLocker CSP, AllowWarningForOtherDiskEncryption). */
export const encryptionFollows = rule('XWP-114', {
  holds: (_context: RuleContext, silent: boolean): boolean => silent,
  mutants: { always: () => true, never: () => false },
});

/** The tenant that a PC is onboarded to, given those of the two blobs (WindowsAdvancedThreatProtection CSP, HealthState). */
export const onboardingIn = rule('XWP-115', {
  holds: (
    _context: RuleContext,
    { onboarding, offboarding }: { readonly onboarding: string | undefined; readonly offboarding: string | undefined },
  ): string | undefined => (offboarding === onboarding ? undefined : onboarding),
  mutants: { never: () => undefined, neverLeaves: (_context, { onboarding }) => onboarding },
});

/** Whether a PIN may be asked to have so many characters (PassportForWork CSP, PINComplexity). */
export const pinLengthIsAllowed = rule('XWP-116', {
  holds: (_context: RuleContext, length: number): boolean => length >= 4 && length <= 127,
  mutants: { anyLength: () => true },
});

/** Whether a node is one of the changed ones (NodeCache CSP, ChangedNodes). */
export const differsFromExpected = rule('XWP-117', {
  holds: (_context: RuleContext, value: string, expected: string): boolean => value !== expected,
  mutants: { allHaveChanged: () => true, noneHas: () => false },
});

/** Whether this kind of device has RemoteLock: phones do (RemoteLock CSP, editions). */
export const locksTheDevice = rule('XWP-118', {
  holds: (_context: RuleContext, deviceType: unknown): boolean => deviceType === 'WindowsPhone',
  mutants: { everyDevice: () => true, noDevice: () => false },
});

/** How far an installation is. */
export type Progress = 'not begun' | 'under way' | 'failed' | 'done';

const progressOf = (now: number, installation: Installation | undefined): Progress => {
  if (installation === undefined) return 'not begun';
  const { endsAt, error } = installation;
  if (endsAt === undefined || endsAt > now) return 'under way';
  return error === undefined ? 'done' : 'failed';
};

/** How far it is, as Status tells (EnterpriseDesktopAppManagement CSP, MSI/{ProductID}/Status; EnterpriseModernAppManagement CSP, AppInstallation/{PackageFamilyName}/Status). */
export const installationProgress = rule('XWP-119', {
  holds: ({ now }: RuleContext, installation: Installation | undefined): Progress => progressOf(now, installation),
  mutants: {
    doneAtOnce: (_context, installation) => (installation === undefined ? 'not begun' : 'done'),
    neverFails: ({ now }, installation) =>
      progressOf(now, installation) === 'failed' ? 'done' : progressOf(now, installation),
  },
});

/** Whether a name takes effect: at the next start (Accounts CSP, Domain/ComputerName). */
export const renamesAtStart = rule('XWP-120', {
  holds: (_context: RuleContext, restarted: boolean): boolean => restarted,
  mutants: { atOnce: () => true, never: () => false },
});

/** Rules of configuration service providers that `muster prove` can break in a PC. */
export const cspRules: readonly RuleSummary[] = [
  ...renewalNodeRules,
  ...trustedRootRules,
  tellsThumbprint,
  hashNamesCertificate,
  renewalPeriodIsAllowed,
  renewalPeriodThatCounts,
  hasProtection,
  encryptionFollows,
  onboardingIn,
  pinLengthIsAllowed,
  differsFromExpected,
  locksTheDevice,
  installationProgress,
  renamesAtStart,
];
