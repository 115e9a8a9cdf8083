import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';

/** A deleted device is told so, once and for all, and a device that the cloud never knew is not (devices.delete). */
export const deletionIsTold = rule('XAM-007', {
  holds: (_context: RuleContext, deleted: boolean): 'deleted' | 'unknown' => (deleted ? 'deleted' : 'unknown'),
  mutants: { forgets: () => 'unknown', everybodyIsDeleted: () => 'deleted' },
});

/** What an EMM may change of a device (devices.patch: state, policyName, disabledReason). */
const patchable: ReadonlySet<string> = new Set(['state', 'policyName', 'disabledReason']);

/** The first path of an update that is not the EMM's to change. */
export const foreignPath = rule('XAM-026', {
  holds: (_context: RuleContext, paths: readonly string[]) =>
    paths.find((path) => !patchable.has(path.split('.')[0] ?? '')),
  mutants: { takesEverything: () => undefined },
});

/** An EMM asks for ACTIVE or DISABLED and for nothing else (Device.state). */
export const stateMayBeAsked = rule('XAM-027', {
  holds: (_context: RuleContext, state: unknown) => state === 'ACTIVE' || state === 'DISABLED',
  mutants: { anyState: () => true, activeOnly: (_context, state) => state === 'ACTIVE' },
});

/** The applied state is the device's own word, whatever the EMM asks for (Device.appliedState). */
export const appliedAfterPatch = rule('XAM-028', {
  holds: (_context: RuleContext, applied: string, _asked: string) => applied,
  mutants: { believesTheRequest: (_context, _applied, asked) => asked },
});

export interface Enrolled {
  readonly serial: string;
  readonly name: string;
}

/** The same physical device by serial number, oldest name first (Device.previousDeviceNames). */
export const previousNames = rule('XAM-029', {
  holds: (_context: RuleContext, before: readonly Enrolled[], serial: string) => namesOf(before, serial),
  mutants: {
    tellsNothing: () => [],
    newestFirst: (_context, before, serial) => [...namesOf(before, serial)].reverse(),
    anyDevice: (_context, before) => before.map(({ name }) => name),
  },
});

function namesOf(before: readonly Enrolled[], serial: string): readonly string[] {
  return before.filter((each) => each.serial === serial).map(({ name }) => name);
}

/** The last report of a device that was deleted says so; devices.get says NOT_FOUND (Device.state, DELETED). */
export const lastReport = rule('XAM-033', {
  holds: (_context: RuleContext, resource: JsonObject): JsonObject | undefined => ({
    ...resource,
    state: 'DELETED',
    appliedState: 'DELETED',
  }),
  mutants: {
    saysNothing: () => undefined,
    looksAsBefore: (_context, resource) => resource,
  },
});

/** What is to be wiped beyond the usual is passed on to the device (devices.delete, wipeDataFlags). */
export const wipeFlagsForDevice = rule('XAM-034', {
  holds: (_context: RuleContext, flags: readonly string[]) => flags,
  mutants: { dropsThem: () => [] },
});

export const cloudDeviceRules = [
  deletionIsTold,
  foreignPath,
  stateMayBeAsked,
  appliedAfterPatch,
  previousNames,
  lastReport,
  wipeFlagsForDevice,
];
