import { rule } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import type { Admission, EnrollmentAttempt } from './admission.js';
import { isPreRegistered, registeredFirst } from './corporate-identifiers.js';
import { enrollmentRestrictions } from './default-restrictions.js';
import { administratorRestriction, type BlockReason } from './device-administrator/rules.js';
import { applicablePolicy, type PolicySet } from './policy-assignment.js';
import type { PersonState } from './state.js';
import { compareVersions } from './versions.js';

/** The five platforms a restriction knows; Android counts by management type. */
export const restrictedPlatforms = ['android-da', 'android-work-profile', 'ios', 'macos', 'windows'] as const;
export type RestrictedPlatform = (typeof restrictedPlatforms)[number];

export interface PlatformRestriction {
  readonly allowed: boolean;
  /** Whether devices may enroll that are not the organisation's. */
  readonly personal?: boolean;
  readonly minVersion?: string;
  readonly maxVersion?: string;
}

/** One restriction policy: a row per platform; a platform without a row is unrestricted. */
export interface RestrictionPolicy {
  readonly platforms?: Partial<Record<RestrictedPlatform, PlatformRestriction>>;
}

export type RestrictionSettings = PolicySet<RestrictionPolicy>;

const rangedPlatforms: readonly RestrictedPlatform[] = ['android-da', 'android-work-profile', 'ios', 'windows'];

/** Platforms that a version range can be set for; macOS has none. */
export const offersVersionRange = rule('RES-007', {
  holds: (_context: TenantContext, platform: RestrictedPlatform) => rangedPlatforms.includes(platform),
  mutants: { rangeForMacs: (_context, platform) => platform === 'macos' || rangedPlatforms.includes(platform) },
});

/** Both bounds belong to the range. */
export const osVersionInRange = rule('RES-007', {
  holds: (_context: TenantContext, { minVersion, maxVersion }: PlatformRestriction, osVersion: string) =>
    notOlder(osVersion, minVersion) && notNewer(osVersion, maxVersion),
  mutants: {
    ignoresMinimum: (_context, { maxVersion }, osVersion) => notNewer(osVersion, maxVersion),
    ignoresMaximum: (_context, { minVersion }, osVersion) => notOlder(osVersion, minVersion),
    comparesAsText: (_context, { minVersion, maxVersion }, osVersion) =>
      (minVersion === undefined || osVersion >= minVersion) && (maxVersion === undefined || osVersion <= maxVersion),
    excludesTheBounds: (_context, { minVersion, maxVersion }, osVersion) =>
      (minVersion === undefined || compareVersions(osVersion, minVersion) > 0) &&
      (maxVersion === undefined || compareVersions(osVersion, maxVersion) < 0),
  },
});

/** A range compares as many parts as its bound has: a maximum of 18 takes in 18.1. */
function notNewer(osVersion: string, maximum: string | undefined): boolean {
  if (maximum === undefined) return true;
  const parts = maximum.split('.').length;
  return compareVersions(osVersion.split('.').slice(0, parts).join('.'), maximum) <= 0;
}

function notOlder(osVersion: string, minimum: string | undefined): boolean {
  return minimum === undefined || compareVersions(osVersion, minimum) >= 0;
}

const organisational: ReadonlySet<Method> = new Set<Method>([
  'ios-ade',
  'ios-ade-shared-ipad',
  'ios-asm',
  'ios-configurator-setup-assistant',
  'macos-ade',
]);

/** Whether a device of this way in is the organisation's; of the others it is not known beforehand. */
export const isOrganisations = rule('ADE-079', {
  holds: (_context: TenantContext, method: Method): boolean => organisational.has(method),
  mutants: { everyDeviceIsPersonal: () => false },
});

/** Which row of a restriction policy speaks of this device; undefined where restrictions do not reach. */
export function restrictedPlatform({ platform, method }: EnrollmentAttempt): RestrictedPlatform | undefined {
  if (platform === 'ipados' || platform === 'ios') return 'ios';
  if (platform !== 'android') return platform;
  if (method === 'android-work-profile') return 'android-work-profile';
  return method.startsWith('android-da') ? 'android-da' : undefined;
}

const blockMessages: Readonly<Record<BlockReason, string>> = {
  'platform-blocked': 'Devices of this platform may not enroll.',
  'personal-device-blocked': 'Personal devices may not enroll.',
};

function blockReason(
  context: TenantContext,
  attempt: EnrollmentAttempt,
  { allowed, personal }: PlatformRestriction,
): BlockReason | undefined {
  if (restrictedPlatform(attempt) === 'android-da')
    return administratorRestriction(
      context,
      { platform: !allowed, personal: personal === false },
      isPreRegistered(context, attempt),
    );
  if (!allowed) return 'platform-blocked';
  if (personal !== false || isOrganisations(context, attempt.method)) return undefined;
  return registeredFirst(context, isPreRegistered(context, attempt)) ? undefined : 'personal-device-blocked';
}

/** Judges a device by the restriction policy of its person. */
export function admitByRestrictions(
  context: TenantContext,
  attempt: EnrollmentAttempt,
  person: PersonState | undefined,
): Admission {
  const platform = restrictedPlatform(attempt);
  const policy = applicablePolicy(context, enrollmentRestrictions(context), person);
  const restriction = platform === undefined ? undefined : policy.platforms?.[platform];
  if (restriction === undefined) return { kind: 'admitted' };
  const reason = blockReason(context, attempt, restriction);
  if (reason !== undefined) return { kind: 'refused', reason, message: blockMessages[reason] };
  if (attempt.osVersion !== undefined && !osVersionInRange(context, restriction, attempt.osVersion)) {
    return {
      kind: 'refused',
      reason: 'os-version-out-of-range',
      message: `OS version ${attempt.osVersion} is outside ${restriction.minVersion ?? 'any'} to ${restriction.maxVersion ?? 'any'}.`,
    };
  }
  return { kind: 'admitted' };
}
