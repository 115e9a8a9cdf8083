import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { PageSettings } from '../../../protocol/device-preparation/page-settings.js';
import type { ItemVerb } from '../../../protocol/syncml/messages.js';

/** Whether a value of PageSettings is taken: JSON of the documented members (DevicePreparation DDF file, PageSettings, allowed values). */
export const settingsAreTaken = rule('XWE-324', {
  holds: (_context: RuleContext, read: PageSettings | undefined): boolean => read !== undefined,
  mutants: { takesAnyText: () => true },
});

/** What a server may do to a node by which the PC tells how its page stands (DevicePreparation CSP, access types). */
export const verbsOfTold = rule('XWE-325', {
  holds: (_context: RuleContext, verb: ItemVerb): boolean => verb === 'Get',
  mutants: { writable: () => true },
});

/** Whether a policy was provisioned that waits for a start of the PC (DevicePreparation CSP, MDMProvider/RebootRequired). */
export const rebootIsRequired = rule('XWE-327', {
  holds: (_context: RuleContext, wanted: boolean, restarted: boolean): boolean => wanted && !restarted,
  mutants: { never: () => false, forEver: (_context, wanted) => wanted },
});

/** Rules of the DevicePreparation CSP that `muster prove` can break in a PC. */
export const preparationNodeRules: readonly RuleSummary[] = [settingsAreTaken, verbsOfTold, rebootIsRequired];
