import { booleanOf, dict, isArray, type PlistDict, type PlistValue } from '../../../protocol/plist/value.js';
import { effectiveRestrictions, obeyedRestrictions } from '../restrictions/effective.js';
import { isPermitting } from '../restrictions/most-restrictive.js';
import { tellsByProfile } from '../restrictions/rules.js';
import { acknowledged, type CommandHandler } from './answer.js';

/** Restrictions: what holds on the device, and on request what each profile asks for (mdm/commands/device.restrictions.list.yaml). */
export const restrictionsCommand: CommandHandler = (device, command) => {
  const each = tellsByProfile(device.rules, booleanOf(command.get('ProfileRestrictions')) ?? false);
  const byProfile = device.state.profiles.map(
    (profile) => [profile.identifier, describe(obeyedRestrictions(device, profile))] as const,
  );
  return acknowledged({
    GlobalRestrictions: describe(effectiveRestrictions(device)),
    ProfileRestrictions: each ? new Map(byProfile) : undefined,
  });
};

function describe(restrictions: PlistDict): PlistDict {
  const kinds: Record<string, Map<string, PlistValue>> = {
    restrictedBool: new Map(),
    restrictedValue: new Map(),
    intersection: new Map(),
    union: new Map(),
  };
  for (const [key, value] of restrictions) {
    kinds[kindOf(key, value)]?.set(key, isArray(value) ? dict({ values: value }) : dict({ value }));
  }
  return dict(kinds);
}

/** Lists that permit shrink with every profile, lists that forbid grow. */
function kindOf(key: string, value: PlistValue): 'restrictedBool' | 'restrictedValue' | 'intersection' | 'union' {
  if (typeof value === 'boolean') return 'restrictedBool';
  if (!isArray(value)) return 'restrictedValue';
  return isPermitting(key) ? 'intersection' : 'union';
}
