import { minutes } from '../../../../protocol/base/clock.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { DepProfile } from '../../../../protocol/dep/profile.js';
import type { AdeProfile } from '../../domain/ade-profiles.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';

/** Whether a configuration asks for supervision: as the administrator chose. */
export const supervisedFlag = rule(['ADE-003', 'ADE-052'], {
  holds: (_context: TenantContext, { supervised }: AdeProfile): boolean => supervised,
  mutants: { alwaysSupervised: () => true, neverSupervised: () => false },
});

/** Whether the holder may remove the enrollment profile. */
export const removableFlag = rule('ADE-055', {
  holds: (_context: TenantContext, { locked }: AdeProfile): boolean => !locked,
  mutants: { lockIsForgotten: () => true, everyDeviceIsLocked: () => false },
});

/** Department and its phone, where the configuration has room for them. */
export const contactKeys = rule(['ADE-062', 'MAC-033'], {
  holds: (_context: TenantContext, { department, departmentPhone }: AdeProfile): DepProfile => ({
    ...(department !== '' && { department }),
    ...(departmentPhone !== '' && { support_phone_number: departmentPhone }),
  }),
  mutants: {
    phoneIsForgotten: (_context, { department }) => ({ department }),
    departmentIsForgotten: (_context, { departmentPhone }) => ({ support_phone_number: departmentPhone }),
  },
});

type FurtherKeys = Pick<
  DepProfile,
  | 'auto_advance_setup'
  | 'language'
  | 'region'
  | 'support_email_address'
  | 'org_magic'
  | 'do_not_use_profile_from_backup'
>;

/** Keys of the configuration for what else an administrator wrote (Apple Device Management, Profile). */
export const furtherKeys = rule('XDP-044', {
  holds: (_context: TenantContext, profile: AdeProfile): FurtherKeys => further(profile),
  mutants: {
    leavesThemOut: (): FurtherKeys => ({}),
    flagsOnly: (_context, profile): FurtherKeys => {
      const { auto_advance_setup, do_not_use_profile_from_backup } = further(profile);
      return {
        ...(auto_advance_setup && { auto_advance_setup }),
        ...(do_not_use_profile_from_backup && { do_not_use_profile_from_backup }),
      };
    },
  },
});

function further(profile: AdeProfile): FurtherKeys {
  const { autoAdvance, language, region, supportEmail, orgMagic, freshAfterRestore } = profile;
  return {
    ...(autoAdvance && { auto_advance_setup: true }),
    ...(language !== undefined && { language }),
    ...(region !== undefined && { region }),
    ...(supportEmail !== undefined && { support_email_address: supportEmail }),
    ...(orgMagic !== undefined && { org_magic: orgMagic }),
    ...(freshAfterRestore && { do_not_use_profile_from_backup: true }),
  };
}

/** Panes of Setup Assistant that the configuration skips, by skip keys. */
export const skippedPanes = rule(['ADE-063', 'MAC-034'], {
  holds: (_context: TenantContext, hidden: readonly string[]): readonly string[] => hidden,
  mutants: { showsEverything: () => [] },
});

type Pairing = Pick<DepProfile, 'allow_pairing' | 'supervising_host_certs'>;

/** Which computers the configuration lets a device pair with (certificates: DER, base64). */
export const pairingKeys = rule(['ADE-058', 'ADE-059'], {
  holds: (_context: TenantContext, { syncWith, configuratorCertificates }: AdeProfile): Pairing => ({
    allow_pairing: syncWith === 'all',
    ...(syncWith === 'certificates' && { supervising_host_certs: configuratorCertificates }),
  }),
  mutants: {
    everyComputer: (): Pairing => ({ allow_pairing: true }),
    certificatesAreForgotten: (_context, { syncWith }): Pairing => ({ allow_pairing: syncWith === 'all' }),
    certificatesBesideDenial: (_context, { syncWith, configuratorCertificates }): Pairing => ({
      allow_pairing: syncWith === 'all',
      supervising_host_certs: configuratorCertificates,
    }),
  },
});

export type SignIn = 'none' | 'password' | 'web' | 'company-portal';

const signIns = { modern: 'web', 'setup-assistant': 'password', 'company-portal': 'company-portal' } as const;

/** Whether somebody signs in: only where the device is to be somebody's. */
const somebodySignsIn = rule('ADE-035', {
  holds: (_context: TenantContext, userAffinity: boolean): boolean => userAffinity,
  mutants: { everybody: () => true, nobody: () => false },
});

/** The way to sign in that belongs to a method of authentication. */
const signInWay = rule('ADE-037', {
  holds: (_context: TenantContext, { authentication }: AdeProfile): SignIn => signIns[authentication],
  mutants: { alwaysByPassword: (): SignIn => 'password', alwaysOnWeb: (): SignIn => 'web' },
});

/** Where the person of a device signs in. */
export function signInBy(context: TenantContext, profile: AdeProfile): SignIn {
  return somebodySignsIn(context, profile.userAffinity) ? signInWay(context, profile) : 'none';
}

/** What a device is asked by that has shown no password (RFC 7235 §4.1, RFC 7617). */
export const challenge = rule('ADE-002', {
  holds: (_context: TenantContext): string => 'Basic realm="Device management"',
  mutants: { asksForAToken: () => 'Bearer realm="Device management"' },
});

/** Whether a password opens, given whether it is right. */
export const passwordIsRight = rule('ADE-002', {
  holds: (_context: TenantContext, right: boolean): boolean => right,
  mutants: { anyPassword: () => true },
});

/** By what a device comes in, given its own assignment and that of any other. */
export const assignment = rule('XAP-203', {
  holds: (_context: TenantContext, own: IssuedEnrollment | undefined, _other: IssuedEnrollment | undefined) => own,
  mutants: { takesAnybody: (_context, own, other) => own ?? other },
});

/** Whether a device that is assigned gets its profile without an administrator's help. */
export const comesByItself = rule(['ADE-005', 'MAC-020', 'ASM-001'], {
  holds: (_context: TenantContext): boolean => true,
  mutants: { waitsForAnAdministrator: () => false },
});

/** The profile of a device, by its own and the default one. */
export const profileOf = rule('ADE-078', {
  holds: (_context: TenantContext, own: AdeProfile | undefined, fallback: AdeProfile | undefined) => own ?? fallback,
  mutants: { noDefault: (_context, own) => own, defaultOnly: (_context, _own, fallback) => fallback },
});

/** Whether a device may enroll, given whether a restriction keeps its platform out. */
export const platformIsOpen = rule('ADE-079', {
  holds: (_context: TenantContext, blocked: boolean): boolean => !blocked,
  mutants: { heardOfAtAuthenticate: () => true },
});

export interface Licenses {
  readonly userAffinity: boolean;
  /** Of the person who enrolls or uses the device. */
  readonly user: boolean;
  /** Whether one for a device is free. */
  readonly device: boolean;
}

/** Whether a device has the license that it needs. */
export const isLicensed = rule(['ADE-080', 'MAC-043'], {
  holds: (_context: TenantContext, { userAffinity, user, device }: Licenses): boolean =>
    userAffinity ? user : device || user,
  mutants: {
    nobodyNeedsOne: () => true,
    alwaysForADevice: (_context, { device }) => device,
    alwaysForAUser: (_context, { user }) => user,
  },
});

/** How long the challenge of a profile is good (ms) where a person sets up the device. */
export const challengeLife = rule('ADE-082', {
  holds: (_context: TenantContext): number => minutes(15),
  mutants: { anHour: () => minutes(60), fiveMinutes: () => minutes(5) },
});

const variables = /\{\{(SERIAL|DEVICETYPE)\}\}/g;

/** A device's name, by the template and the values of its variables. */
export const nameFrom = rule('ADE-060', {
  holds: (_context: TenantContext, template: string, values: Readonly<Record<string, string>>): string =>
    template.replace(variables, (_match, name: string) => values[name] ?? ''),
  mutants: { takesItLiterally: (_context, template) => template },
});

/** Whether the name is given (again) in this session, given whether it was before. */
export const namesAgain = rule('ADE-060', {
  holds: (_context: TenantContext, _named: boolean): boolean => true,
  mutants: { onlyAtEnrollment: (_context, named) => !named },
});

/** Whether a device is told to get its cellular plan, by its version. */
export const getsCellularPlan = rule('ADE-061', {
  holds: (_context: TenantContext, since13: boolean): boolean => since13,
  mutants: { onEveryVersion: () => true, never: () => false },
});

/** Whether a device has to update before it comes in, given whether it is too old and able to. */
export const demandsUpdate = rule('XAP-207', {
  holds: (_context: TenantContext, tooOld: boolean, able: boolean): boolean => tooOld && able,
  mutants: { letsOldOnesIn: () => false, alsoOfTheUnable: (_context, tooOld) => tooOld },
});

/** Every rule about what a profile brings about. */
export const adeProfileRules: readonly RuleSummary[] = [
  supervisedFlag,
  removableFlag,
  contactKeys,
  furtherKeys,
  skippedPanes,
  pairingKeys,
  somebodySignsIn,
  signInWay,
  challenge,
  passwordIsRight,
  assignment,
  comesByItself,
  profileOf,
  platformIsOpen,
  isLicensed,
  challengeLife,
  nameFrom,
  namesAgain,
  getsCellularPlan,
  demandsUpdate,
];
