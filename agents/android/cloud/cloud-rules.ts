import { type CommandErrorCode, signInFailedUrl } from '../../../protocol/amapi/device-link.js';
import type { ReportSection } from '../../../protocol/amapi/report-sections.table.js';
import type { ManagedAs } from '../../../protocol/android/policy-engine.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { NonComplianceDetail } from '../state.js';
import { commandLimits, longPinsFromApiLevel } from './command-limits.table.js';
import { migrationRules } from './migration-rules.js';
import { cloudPolicyRules } from './policy/policy-rules.js';
import { sectionsAskedFor } from './report-sections.js';
import { isLogged } from './usage-log.js';

/** Why this device cannot carry a command out: by mode, by version, by value, in this order (Command.errorCode). */
export const commandObstacle = rule('XAM-050', {
  holds: (_context: RuleContext, command: JsonObject, managed: ManagedAs) => obstacle(command, managed),
  mutants: {
    ignoresMode: (_context, command, managed) => unless('MANAGEMENT_MODE', obstacle(command, managed)),
    ignoresVersion: (_context, command, managed) => unless('API_LEVEL', obstacle(command, managed)),
    ignoresValue: (_context, command, managed) => unless('INVALID_VALUE', obstacle(command, managed)),
    everyErrorUnknown: (_context, command, managed) =>
      obstacle(command, managed) === undefined ? undefined : ('UNKNOWN' as const),
  },
});

const unless = (ignored: CommandErrorCode, code: CommandErrorCode | undefined) => (code === ignored ? undefined : code);

function obstacle({ type, newPassword }: JsonObject, { mode, apiLevel }: ManagedAs): CommandErrorCode | undefined {
  const limits = commandLimits[String(type)];
  if (limits === undefined) return 'UNSUPPORTED';
  if (limits.modes?.includes(mode) === false) return 'MANAGEMENT_MODE';
  if (apiLevel < (limits.minApiLevel ?? 0)) return 'API_LEVEL';
  const short = apiLevel >= longPinsFromApiLevel && /^\d{1,5}$/.test(String(newPassword ?? ''));
  return type === 'RESET_PASSWORD' && short ? 'INVALID_VALUE' : undefined;
}

/** Parts of a report that the policy asks for, and of a personal device fewer (StatusReportingSettings). */
export const reportedSections = rule('XAM-051', {
  holds: (_context: RuleContext, settings: JsonObject, managed: ManagedAs) => sectionsAskedFor(settings, managed.mode),
  mutants: {
    everything: (_context, _settings, { mode }): readonly ReportSection[] => sectionsAskedFor('everything', mode),
    nothing: () => [],
    personalDevicesToo: (_context, settings) => sectionsAskedFor(settings, 'fully-managed'),
  },
});

/** A policy that is older than the one applied changes nothing (Policy.version). */
export const appliesPolicy = rule('XAM-052', {
  holds: (_context: RuleContext, version: number, applied: number) => version >= applied,
  mutants: { anyVersion: () => true },
});

/** Whatever of a policy does not hold is told, each setting with its reason (Device.nonComplianceDetails). */
export const toldNonCompliance = rule('XAM-053', {
  holds: (_context: RuleContext, details: readonly NonComplianceDetail[]) => details,
  mutants: {
    conceals: () => [],
    onlyTheFirst: (_context, details) => details.slice(0, 1),
    oneReasonForAll: (_context, details) =>
      details.map((detail) => ({ ...detail, nonComplianceReason: 'UNSUPPORTED' as const })),
  },
});

export type AppliedState = 'ACTIVE' | 'DISABLED' | 'LOST';

/** The state that the device is in after it heard which is wanted; lost it stays until it is found (Device.appliedState). */
export const nextState = rule('XAM-054', {
  holds: (_context: RuleContext, wanted: 'ACTIVE' | 'DISABLED', before: AppliedState): AppliedState =>
    before === 'LOST' ? 'LOST' : wanted,
  mutants: {
    neverDisabled: (_context, _wanted, before): AppliedState => (before === 'LOST' ? 'LOST' : 'ACTIVE'),
    disabledForGood: (_context, wanted, before): AppliedState => (before === 'ACTIVE' ? wanted : before),
  },
});

/** A device lets go when it hears that it was deleted, and not when the service does not know it (devices.delete). */
export const letsGo = rule('XAM-055', {
  holds: (_context: RuleContext, status: number) => status === 410,
  mutants: { never: () => false, unknownToo: (_context, status) => status === 410 || status === 404 },
});

/** What a wipe takes along: reset protection unless it is kept, eSIMs and storage cards on request (WipeDataFlag). */
export const wiped = rule('XAM-056', {
  holds: (_context: RuleContext, flags: readonly string[]) => wipedBy(flags),
  mutants: {
    ignoresFlags: () => wipedBy([]),
    everything: () => wipedBy(['WIPE_EXTERNAL_STORAGE', 'WIPE_ESIMS']),
  },
});

function wipedBy(flags: readonly string[]): readonly string[] {
  return [
    'data',
    ...(flags.includes('PRESERVE_RESET_PROTECTION_DATA') ? [] : ['reset protection']),
    ...(flags.includes('WIPE_EXTERNAL_STORAGE') ? ['external storage'] : []),
    ...(flags.includes('WIPE_ESIMS') ? ['eSIMs'] : []),
  ];
}

/** A command of lost mode says by a status of its own what became of it (StartLostModeStatus, StopLostModeStatus). */
export const lostModeStatus = rule('XAM-057', {
  holds: (_context: RuleContext, starts: boolean, lost: boolean) => lostStatus(starts, lost),
  mutants: { alwaysSuccess: () => 'SUCCESS' },
});

function lostStatus(starts: boolean, lost: boolean): string {
  if (starts === !lost) return 'SUCCESS';
  return starts ? 'ALREADY_IN_LOST_MODE' : 'NOT_IN_LOST_MODE';
}

/** A device that is given up loses its work profile and keeps the personal side (CommandType, RELINQUISH_OWNERSHIP). */
export const relinquishKeepsDevice = rule('XAM-059', {
  holds: (_context: RuleContext, type: string) => type === 'RELINQUISH_OWNERSHIP',
  mutants: { resetsIt: () => false },
});

/** After a sign-in the device goes on with the token that the page ended with, and with none after a failed one (SigninDetail.signinUrl). */
export const tokenAfterSignIn = rule('XAM-060', {
  holds: (_context: RuleContext, end: string, _first: string) => tokenIn(end),
  mutants: { keepsTheFirst: (_context, _end, first) => first },
});

function tokenIn(end: string): string | undefined {
  return end.startsWith(signInFailedUrl) ? undefined : (new URL(end).searchParams.get('et') ?? undefined);
}

/** Rules that a device of the Android Management API keeps. */
export const cloudRules = [
  commandObstacle,
  reportedSections,
  appliesPolicy,
  toldNonCompliance,
  nextState,
  letsGo,
  wiped,
  lostModeStatus,
  relinquishKeepsDevice,
  tokenAfterSignIn,
  ...migrationRules,
  isLogged,
  ...cloudPolicyRules,
];
