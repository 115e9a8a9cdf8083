import { applyFieldMask } from '../../../../protocol/amapi/field-mask.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DeviceState, PolicyState } from './state.js';

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

/** A field that no policy has is refused, in the body and in the mask (google.protobuf.FieldMask; JSON mapping). */
export const unknownField = rule('XAM-016', {
  holds: (_context: RuleContext, fields: readonly string[], known: ReadonlySet<string>) =>
    fields.find((field) => !known.has(field)),
  mutants: { overlooksThem: () => undefined },
});

/** A policy that devices have cannot be deleted (policies.delete). */
export const policyIsFree = rule('XAM-017', {
  holds: (_context: RuleContext, devices: readonly DeviceState[], policy: string) =>
    devices.every(({ resource }) => resource.policyName !== policy),
  mutants: { always: () => true, never: () => false },
});

/** Version numbers have 64 bits and are strings in JSON (Policy.version, Device.appliedPolicyVersion). */
export const shownVersion = rule('XAM-018', {
  holds: (_context: RuleContext, version: number): string | number => String(version),
  mutants: { asNumber: (_context, version) => version },
});

/** A change of an app adds it at the end or changes it where it is (policies.modifyPolicyApplications). */
export const changedApplications = rule('XAM-019', {
  holds: (_context: RuleContext, before: readonly JsonObject[], changes: readonly ApplicationChange[]) =>
    changes.reduce(changeOne, before),
  mutants: {
    addsOnly: (_context, before, changes) => [...before, ...changes.map(({ application }) => application)],
    replacesTheList: (_context, _before, changes) => changes.map(({ application }) => application),
    forgetsTheRest: (_context, before, changes) =>
      changes.reduce((list, change) => changeOne(list, { application: change.application }), before),
  },
});

export interface ApplicationChange {
  readonly application: JsonObject;
  readonly mask?: readonly string[];
}

function changeOne(list: readonly JsonObject[], { application, mask }: ApplicationChange): readonly JsonObject[] {
  const index = list.findIndex(({ packageName }) => packageName === application.packageName);
  const before = list[index];
  if (before === undefined) return [...list, application];
  return list.with(index, mask === undefined ? application : applyFieldMask(before, application, mask));
}

/** Apps that are named go, and names that are not there do not matter (policies.removePolicyApplications). */
export const remainingApplications = rule('XAM-025', {
  holds: (_context: RuleContext, before: readonly JsonObject[], names: readonly string[]) =>
    before.filter(({ packageName }) => !names.includes(String(packageName))),
  mutants: { removesEverything: () => [], keepsThem: (_context, before) => before },
});

export const policyRules = [
  nextVersion,
  maskedUpdate,
  unknownField,
  policyIsFree,
  shownVersion,
  changedApplications,
  remainingApplications,
];
