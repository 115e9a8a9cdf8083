import { type RuleContext, rule } from '../../../protocol/base/rule.js';

/** Whether a device has the maker's extensions of management, and whether it lets an administrator use them without more ado. */
export const extensionAbilities = ['none', 'open', 'needs-permission'] as const;
export type ExtensionAbility = (typeof extensionAbilities)[number];

/** Whether settings of the extensions are applied (Zebra, Mobility Extensions: access to MX depends on the device and its version of MX). */
export const extensionsApply = rule('AND-002', {
  holds: (_context: RuleContext, ability: ExtensionAbility, permitted: boolean): boolean =>
    ability === 'open' || (ability === 'needs-permission' && permitted),
  mutants: {
    withoutPermission: (_context, ability) => ability !== 'none',
    everyModelAsks: (_context, ability, permitted) => ability !== 'none' && permitted,
    never: () => false,
  },
});

export const extensionRules = [extensionsApply];
