import { applyFieldMask } from '../../../../protocol/amapi/field-mask.js';
import type { ManagementMode } from '../../../../protocol/android/management-modes.table.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { OperationState, PersonalUsage, PolicyState, TokenState } from './state.js';

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
  },
});

function modeBy(usage: PersonalUsage, factoryReset: boolean): ManagementMode | undefined {
  if (usage === 'PERSONAL_USAGE_ALLOWED') return factoryReset ? 'cope' : 'work-profile';
  if (!factoryReset) return undefined;
  return usage === 'PERSONAL_USAGE_DISALLOWED' ? 'fully-managed' : 'dedicated';
}

/** Every change of a policy raises its version (Policy.version). */
export const nextVersion = rule('XAM-004', {
  holds: (_context: RuleContext, version: number) => version + 1,
  mutants: { stays: (_context, version) => Math.max(version, 1), goesBack: () => 1 },
});

/** An update changes what its mask names and nothing else (policies.patch, updateMask). */
export const maskedUpdate = rule('XAM-005', {
  holds: (_context: RuleContext, policy: PolicyState, update: JsonObject, mask: readonly string[] | undefined) =>
    mask === undefined ? update : applyFieldMask(policy.fields, update, mask),
  mutants: {
    ignoresMask: (_context, _policy, update) => update,
    neverClears: (_context, { fields }, update) => ({ ...fields, ...update }),
  },
});

/** A command that no device has taken ends with its duration, ten minutes unless told otherwise (Command.duration). */
export const commandInForce = rule('XAM-006', {
  holds: ({ now }: RuleContext, { expiresAt }: Pick<OperationState, 'expiresAt'>) => now < expiresAt,
  mutants: { neverExpires: () => true },
});

/** A deleted device is told so, once and for all, and a device that the cloud never knew is not (devices.delete). */
export const deletionIsTold = rule('XAM-007', {
  holds: (_context: RuleContext, deleted: boolean): 'deleted' | 'unknown' => (deleted ? 'deleted' : 'unknown'),
  mutants: { forgets: () => 'unknown', everybodyIsDeleted: () => 'deleted' },
});

/** A message that nobody acknowledged comes again after its deadline (Cloud Pub/Sub, at-least-once delivery). */
export const comesAgain = rule('XAM-008', {
  holds: ({ now }: RuleContext, message: { readonly leasedUntil: number; readonly deliveries: number }) =>
    now >= message.leasedUntil,
  mutants: { atMostOnce: (_context, { deliveries }) => deliveries === 0 },
});

/** Rules that the simulated Android Management API keeps. */
export const amapiRules = [
  tokenInForce,
  tokenHasUses,
  modeOfToken,
  nextVersion,
  maskedUpdate,
  commandInForce,
  deletionIsTold,
  comesAgain,
];
