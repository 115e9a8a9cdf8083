import { hours } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Platform } from '../../../../protocol/base/vocabulary.js';
import type { CloudApp, Factor } from './settings.js';

/** Where somebody signs in: to enroll, in Setup Assistant without a web page, to the Company Portal, or to register a device in the directory. */
export type Place = 'enrollment' | 'setup-assistant' | 'company-portal' | 'registration';

/** What stands between a right password and the sign-in. */
export type Demand = 'second factor' | 'new password';

const enrollment: readonly Place[] = ['enrollment'];
const portal: readonly Place[] = ['company-portal'];
const both: readonly Place[] = [...enrollment, ...portal];

const enrollmentAppCovers = rule(['MFA-009', 'MFA-011', 'ADE-045'], {
  holds: (_context: RuleContext): readonly Place[] => enrollment,
  mutants: { thePortalToo: () => both, onlyThePortal: () => portal },
});

const wholeAppCovers = rule(['MFA-010', 'ADE-045'], {
  holds: (_context: RuleContext): readonly Place[] => both,
  mutants: { enrollmentAlone: () => enrollment, thePortalAlone: () => portal },
});

/** Whether a policy about this cloud app is about signing in at this place. */
export function covers(context: RuleContext, app: CloudApp, place: Place): boolean {
  if (app === 'All cloud apps') return true;
  const places = app === 'Microsoft Intune' ? wholeAppCovers(context) : enrollmentAppCovers(context);
  return places.includes(place === 'setup-assistant' ? 'enrollment' : place);
}

/** Whether a policy spares this server's own app, which people sign in to in a browser tab while a device is set up. */
export const isExempt = rule('AFM-009', {
  holds: (_context: RuleContext, excluded: readonly string[]): boolean => excluded.includes('Microsoft Intune'),
  mutants: { exclusionsAreIgnored: () => false, alwaysExempt: () => true },
});

/** Whether a policy that somebody switched on, or has not yet, is in force. */
export const isInForce = rule('MFA-014', {
  holds: (_context: RuleContext, enabled: boolean): boolean => enabled,
  mutants: { fromItsCreationOn: () => true, never: () => false },
});

/** Whether a policy is meant for a person, by its users and the person's name and groups. */
export const isMeant = rule('MFA-008', {
  holds: (_context: RuleContext, users: 'all' | readonly string[], own: readonly string[]): boolean =>
    users === 'all' || users.some((user) => own.includes(user)),
  mutants: { everybody: () => true, nobody: () => false },
});

/** Whether a second factor is asked for, given whether a policy in force is about this sign-in. */
export const policyDecides = rule(['MFA-001', 'MAC-030'], {
  holds: (_context: RuleContext, policy: boolean): boolean => policy,
  mutants: { alwaysAsks: () => true, neverAsks: () => false },
});

/** Whether registering a device asks for a second factor: where a provider is set up and the account is prepared for it. */
export const registrationAsks = rule('MFA-016', {
  holds: (_context: RuleContext, provider: boolean, prepared: boolean): boolean => provider && prepared,
  mutants: { byDefault: () => true, never: () => false, everyAccount: (_context, provider) => provider },
});

/** Whether devices of this platform are asked. */
export const platformIsAsked = rule('MFA-003', {
  holds: (_context: RuleContext, _platform: Platform): boolean => true,
  mutants: {
    notOnAndroid: (_context, platform) => platform !== 'android',
    notOnWindows: (_context, platform) => platform !== 'windows',
    notOnMacs: (_context, platform) => platform !== 'macos',
    notOnPhonesOfApple: (_context, platform) => platform !== 'ios',
  },
});

/** Whether a factor that was given `ago` milliseconds before, at another sign-in, answers this one too. */
export const earlierFactorCounts = rule('MFA-013', {
  holds: (_context: RuleContext, everyTime: boolean, ago: number): boolean => !everyTime && ago < hours(1),
  mutants: { rememberedAnyway: (_context, _everyTime, ago) => ago < hours(1), neverRemembered: () => false },
});

/** Whether a policy asks for a second factor, given whether all of its controls have to be met. */
export const grantsTogether = rule('MFA-012', {
  holds: (_context: RuleContext, require: 'all' | 'one'): 'AND' | 'OR' => (require === 'all' ? 'AND' : 'OR'),
  mutants: { anyOneOfThem: () => 'OR' },
});

/** Whether a control about the device keeps out one that only wants to enroll: it cannot be compliant yet. */
export const lockedOut = rule('MFA-006', {
  holds: (_context: RuleContext, wantsCompliantDevice: boolean, asksFactor: boolean): boolean =>
    wantsCompliantDevice && !asksFactor,
  mutants: { newDevicesPass: () => false },
});

const know = ['password', 'pin'];

/** Whether password and second factor are of two kinds: known, held, or part of oneself. */
export const areTwoKinds = rule('MFA-002', {
  holds: (_context: RuleContext, kind: Factor['kind']): boolean => !know.includes(kind),
  mutants: { twoOfOneKind: () => true, noBiometrics: (_context, kind) => kind === 'authenticator' },
});

/** Whether somebody without any second factor goes on after the password. */
export const goesOnWithout = rule('MFA-004', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { passwordIsEnough: () => true },
});

/** Whether the web view of an enrollment can show the page of whoever asks for the second factor. */
export const showsFactorOf = rule('ADE-041', {
  holds: (_context: RuleContext, provider: 'directory' | 'third party'): boolean => provider === 'directory',
  mutants: { anybodys: () => true, nobodys: () => false },
});

/** What becomes of a demand: Setup Assistant without a web page has no way to ask. */
export const answerTo = rule(['ADE-038', 'ASM-008', 'ACF-009'], {
  holds: (_context: RuleContext, place: Place): 'ask' | 'refuse' | 'ignore' =>
    place === 'setup-assistant' ? 'refuse' : 'ask',
  mutants: {
    ignoredInSetupAssistant: (_context, place) => (place === 'setup-assistant' ? 'ignore' : 'ask'),
    refusedInThePortal: () => 'refuse',
  },
});

/** Whether a person whom a policy is meant for is missing the subscription that it needs. */
export const lacksPremium = rule('MFA-005', {
  holds: (_context: RuleContext, premium: boolean): boolean => !premium,
  mutants: { noticesNobody: () => false, everybody: () => true },
});

/** Every rule about a sign-in to the directory. */
export const signInRules: readonly RuleSummary[] = [
  isExempt,
  enrollmentAppCovers,
  wholeAppCovers,
  isInForce,
  isMeant,
  policyDecides,
  registrationAsks,
  platformIsAsked,
  earlierFactorCounts,
  grantsTogether,
  lockedOut,
  areTwoKinds,
  goesOnWithout,
  showsFactorOf,
  answerTo,
  lacksPremium,
];
