import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { CommandState } from '../state.js';
import { compareVersions } from '../versions.js';
import { complianceEnhanced, complianceHigh, type Lines } from './framework-levels.table.js';
import { configured, type Mode } from './framework-rules.js';

/** Whether a policy is for a device, given for which kind it was made: a personal one, or a supervised one of the company. */
export const policyIsFor = rule('IFW-001', {
  holds: (_context: TenantContext, made: Mode | 'any', device: Mode): boolean => made === 'any' || made === device,
  mutants: {
    everyDeviceGetsEverything: () => true,
    tablesSwapped: (_context, made, device) => made === 'any' || made !== device,
  },
});

/** What of a policy is delivered. */
export const delivered = rule('IFW-002', {
  holds: (_context: TenantContext, parts: readonly PolicyPart[]): readonly PolicyPart[] => parts,
  mutants: {
    forgetsWifi: (_context, parts) => parts.filter((part) => part !== 'wifi'),
    forgetsVpn: (_context, parts) => parts.filter((part) => part !== 'vpn'),
    forgetsMail: (_context, parts) => parts.filter((part) => part !== 'mail'),
    forgetsCertificates: (_context, parts) => parts.filter((part) => part !== 'certificates'),
    forgetsApps: (_context, parts) => parts.filter((part) => part !== 'apps'),
    forgetsThePasscode: (_context, parts) => parts.filter((part) => part !== 'passcode'),
  },
});

export type PolicyPart = 'restrictions' | 'passcode' | 'wifi' | 'vpn' | 'mail' | 'certificates' | 'apps';

/** How far a policy has come on a device, given the state of the command that brings it. */
export const policyState = rule('IFW-004', {
  holds: (_context: TenantContext, command: CommandState['state'] | undefined): PolicyState =>
    command === 'acknowledged' ? 'succeeded' : command === 'failed' ? 'error' : 'pending',
  mutants: {
    succeedsAtOnce: (): PolicyState => 'succeeded',
    hidesErrors: (_context, command) => (command === 'acknowledged' || command === 'failed' ? 'succeeded' : 'pending'),
    staysPending: (): PolicyState => 'pending',
  },
});

export type PolicyState = 'pending' | 'succeeded' | 'error';

/** Which of the apps for a supervised device are told to take the managed account only: every one of this vendor. */
export const disallowsPersonalAccounts = rule('IFW-005', {
  holds: (_context: TenantContext, mode: Mode, identifier: string, _position: number): boolean =>
    mode === 'supervised' && isOfVendor(identifier),
  mutants: {
    onlyTheFirstApp: (_context, mode, identifier, position) =>
      mode === 'supervised' && isOfVendor(identifier) && position === 0,
    everyDevice: (_context, _mode, identifier) => isOfVendor(identifier),
    everyApp: (_context, mode) => mode === 'supervised',
  },
});

function isOfVendor(identifier: string): boolean {
  return identifier.startsWith('com.microsoft.');
}

/** A value of an app's configuration with its tokens replaced. */
export const expanded = rule('IFW-007', {
  holds: (_context: TenantContext, value: Json, upn: string | undefined): Json =>
    typeof value === 'string' ? value.replaceAll('{{userprincipalname}}', upn ?? '') : value,
  mutants: {
    sentAsWritten: (_context, value) => value,
    onlyTheName: (_context, value, upn) =>
      typeof value === 'string' ? value.replaceAll('{{userprincipalname}}', upn?.split('@')[0] ?? '') : value,
  },
});

/** Levels of compliance that there are. */
export const complianceLevels = rule('IFW-008', {
  holds: (_context: TenantContext): readonly number[] => [2, 3],
  mutants: { alsoTheBasicOne: () => [1, 2, 3], onlyTheEnhancedOne: () => [2], onlyTheHighOne: () => [3] },
});

/** Settings as they are kept, given the lines of an imported document. */
export const imported = rule('IFW-009', {
  holds: (_context: TenantContext, lines: readonly ImportedLine[]): Lines => configured(linesOf(lines)),
  mutants: {
    losesSections: (_context, lines) => configured(linesOf(lines.filter(({ section }) => section !== 'Password'))),
    notConfiguredIsYes: (_context, lines) =>
      linesOf(lines.map((line) => (line.value === 'Not configured' ? { ...line, value: 'Yes' } : line))),
    onlyTheFirstOfASection: (_context, lines) =>
      configured(
        linesOf(lines.filter(({ section }, at) => lines.findIndex((other) => other.section === section) === at)),
      ),
  },
});

export interface ImportedLine {
  readonly section?: string | undefined;
  readonly setting: string;
  readonly value: string | number;
}

function linesOf(lines: readonly ImportedLine[]): Lines {
  return Object.fromEntries(lines.map(({ setting, value }) => [setting, value]));
}

/** The settings of compliance that every device with work data keeps. */
export const enhancedCompliance = rule('IFW-010', {
  holds: (_context: TenantContext): Lines => complianceEnhanced,
  mutants: {
    trustsJailbroken: () => without(complianceEnhanced, 'Jailbroken devices'),
    simplePasswords: () => without(complianceEnhanced, 'Simple passwords'),
    fourDigits: () => ({ ...complianceEnhanced, 'Minimum password length': 4 }),
    noPassword: () => without(complianceEnhanced, 'Require a password to unlock mobile devices'),
    asksForLetters: () => ({ ...complianceEnhanced, 'Required password type': 'Alphanumeric' }),
    asksLate: () => without(complianceEnhanced, 'Maximum minutes after screen lock before password is required'),
    locksLate: () => ({ ...complianceEnhanced, 'Maximum minutes of inactivity until screen locks': 15 }),
    anyVersion: () => without(complianceEnhanced, 'Minimum OS version'),
  },
});

/** What the high level of compliance adds or changes. */
export const highCompliance = rule('IFW-014', {
  holds: (_context: TenantContext): Lines => complianceHigh,
  mutants: {
    ignoresThreats: () => without(complianceHigh, 'Require the device to be at or under the Device Threat Level'),
    ignoresRisk: () => without(complianceHigh, 'Require the device to be at or under the machine risk score'),
    passwordsLastForever: () => without(complianceHigh, 'Password expiration (days)'),
    theOlderVersion: () => without(complianceHigh, 'Minimum OS version'),
  },
});

function without(lines: Lines, setting: string): Lines {
  return Object.fromEntries(Object.entries(lines).filter(([name]) => name !== setting));
}

/** Whether a version satisfies a minimum that is written Major.Minor. */
export const versionSuffices = rule('IFW-012', {
  holds: (_context: TenantContext, version: string, minimum: string): boolean => compareVersions(version, minimum) >= 0,
  mutants: {
    mustBeNewer: (_context, version, minimum) => compareVersions(version, minimum) > 0,
    comparesAsText: (_context, version, minimum) => version >= minimum,
    onlyTheMajorVersion: (_context, version, minimum) => Number.parseInt(version, 10) >= Number.parseInt(minimum, 10),
  },
});

/** Days until a device that breaks a rule counts as noncompliant, given what the policy says of it. */
export const daysOfGrace = rule('IFW-013', {
  holds: (_context: TenantContext, asked: number | undefined): number => asked ?? 0,
  mutants: { aDayByDefault: (_context, asked) => asked ?? 1, neverAnyGrace: () => 0 },
});

/** Whether the signal of a partner satisfies a policy: one of the two partners is enough, and what the policy leaves out is not asked for. */
export const signalSuffices = rule('IFW-015', {
  holds: (_context: TenantContext, wanted: readonly Signal[], good: readonly Signal[]): boolean =>
    wanted.every((signal) => good.includes(signal)),
  mutants: {
    bothAreNeeded: (_context, _wanted, good) => good.length === 2,
    noneIsNeeded: () => true,
  },
});

export type Signal = 'threat' | 'risk';

/** How an app reaches a device on which the store is blocked: with a licence of the volume purchase program that needs no account (InstallApplication, Options.PurchaseMethod 1). */
export const purchaseMethod = rule('IFW-025', {
  holds: (_context: TenantContext, volumePurchase: boolean): JsonObject =>
    volumePurchase ? { Options: { PurchaseMethod: 1 } } : {},
  mutants: { redeemsCodes: (_context, volumePurchase) => (volumePurchase ? { Options: { PurchaseMethod: 0 } } : {}) },
});

/** For which certificate a profile is encrypted: the one by which its device proves itself (mdm/profiles/TopLevel.yaml, EncryptedPayloadContent). */
export const recipientOf = rule('XAP-339', {
  holds: (_context: TenantContext, device: Uint8Array | undefined, _authority: Uint8Array): Uint8Array | undefined =>
    device,
  mutants: {
    encryptsForItself: (_context, _device, authority) => authority,
    sendsInTheClear: () => undefined,
  },
});

export const applePolicyRules: readonly RuleSummary[] = [
  policyIsFor,
  delivered,
  policyState,
  disallowsPersonalAccounts,
  expanded,
  complianceLevels,
  imported,
  enhancedCompliance,
  highCompliance,
  versionSuffices,
  daysOfGrace,
  signalSuffices,
  purchaseMethod,
  recipientOf,
];
