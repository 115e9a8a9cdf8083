import { type ManagementMode, managementModeFacts } from '../../../../protocol/android/management-modes.table.js';
import { hours, minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { PersonalUsage, TokenState } from './state.js';

/** A token opens until its duration is over (Android Management API, EnrollmentToken.duration). */
export const tokenInForce = rule('XAM-001', {
  holds: ({ now }: RuleContext, { createdAt, lifeMs }: TokenState) => now < createdAt + lifeMs,
  mutants: {
    neverExpires: () => true,
    halfItsLife: ({ now }, { createdAt, lifeMs }) => now < createdAt + lifeMs / 2,
  },
});

/** A one-time token opens once (EnrollmentToken.oneTimeOnly). */
export const tokenHasUses = rule('XAM-002', {
  holds: (_context: RuleContext, { oneTimeOnly, uses }: TokenState) => !oneTimeOnly || uses === 0,
  mutants: { neverUsedUp: () => true, everyTokenOnce: (_context, { uses }) => uses === 0 },
});

/** What a token makes of a device: by its personal usage, and by whether the device was reset (EnrollmentToken.allowPersonalUsage). */
export const modeOfToken = rule('XAM-003', {
  holds: (_context: RuleContext, usage: PersonalUsage, factoryReset: boolean) => modeBy(usage, factoryReset),
  mutants: {
    usedDevicesToo: (_context, usage) => modeBy(usage, true),
    personalUsageIgnored: (_context, _usage, factoryReset) => modeBy('PERSONAL_USAGE_DISALLOWED', factoryReset),
    userlessIgnored: (_context, usage, factoryReset) =>
      modeBy(usage === 'PERSONAL_USAGE_ALLOWED' ? usage : 'PERSONAL_USAGE_DISALLOWED', factoryReset),
  },
});

function modeBy(usage: PersonalUsage, factoryReset: boolean): ManagementMode | undefined {
  if (usage === 'PERSONAL_USAGE_ALLOWED') return factoryReset ? 'cope' : 'work-profile';
  if (!factoryReset) return undefined;
  return usage === 'PERSONAL_USAGE_DISALLOWED' ? 'fully-managed' : 'dedicated';
}

/** Ten thousand years, about: the longest life of a token (google.protobuf.Duration). */
const longestLife = 315_576_000_000_000;

/** How long a token lives: what was asked from one minute on, an hour otherwise (EnrollmentToken.duration). */
export const tokenLife = rule('XAM-009', {
  holds: (_context: RuleContext, asked: number | undefined) => lifeOf(asked ?? hours(1), minutes(1)),
  mutants: {
    anyLife: (_context, asked) => asked ?? hours(1),
    fiveMinutesAtLeast: (_context, asked) => lifeOf(asked ?? hours(1), minutes(5)),
    aDayUnlessAsked: (_context, asked) => lifeOf(asked ?? hours(24), minutes(1)),
  },
});

function lifeOf(asked: number, least: number): number | undefined {
  return asked < least || asked > longestLife ? undefined : asked;
}

/** Data of an EMM beside a token has at most 1024 characters (EnrollmentToken.additionalData). */
export const dataFits = rule('XAM-010', {
  holds: (_context: RuleContext, data: string) => data.length <= 1_024,
  mutants: { anyLength: () => true, lessThan1024: (_context, data) => data.length < 1_024 },
});

/** A device carries its token's data from then on (Device.enrollmentTokenData). */
export const carriesData = rule('XAM-011', {
  holds: (_context: RuleContext, { additionalData }: Pick<TokenState, 'additionalData'>) => additionalData,
  mutants: { losesIt: () => undefined },
});

/** Tokens are listed while they are in force, and only in part (enrollmentTokens.list). */
export const listedTokens = rule('XAM-012', {
  holds: (context: RuleContext, tokens: readonly TokenState[]) => active(context, tokens).map(partOf),
  mutants: {
    expiredOnesToo: (_context, tokens) => tokens.map(partOf),
    inFull: (context, tokens) => active(context, tokens).map(({ resource }) => resource),
  },
});

function active({ now }: RuleContext, tokens: readonly TokenState[]): readonly TokenState[] {
  return tokens.filter(({ createdAt, lifeMs }) => now < createdAt + lifeMs);
}

const shownMembers = ['name', 'expirationTimestamp', 'allowPersonalUsage', 'value', 'qrCode'] as const;

/** The part of a token that get and list show. */
export function partOf({ resource }: TokenState): JsonObject {
  return Object.fromEntries(shownMembers.map((member) => [member, resource[member] ?? null]));
}

/** A token is its value to the letter: white space and case are part of it (EnrollmentToken.value). */
export const isToken = rule('XAM-133', {
  holds: (_context: RuleContext, value: string, shown: unknown) => value === shown,
  mutants: {
    aroundSpaces: (_context, value, shown) => value === String(shown).trim(),
    inAnyCase: (_context, value, shown) => value.toLowerCase() === String(shown).toLowerCase(),
    byItsBeginning: (_context, value, shown) => String(shown).length > 3 && value.startsWith(String(shown)),
  },
});

/** Who reports IMEI and serial number of a device that is being provisioned: only the company's own (ProvisioningInfo). */
export const identifiersShown = rule('XAM-024', {
  holds: (_context: RuleContext, mode: ManagementMode) => managementModeFacts[mode].ownership === 'COMPANY_OWNED',
  mutants: { always: () => true, never: () => false },
});

export const tokenRules = [
  tokenInForce,
  tokenHasUses,
  modeOfToken,
  tokenLife,
  dataFits,
  carriesData,
  listedTokens,
  identifiersShown,
  isToken,
];
