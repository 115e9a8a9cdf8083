import { type RuleContext, rule } from '../../../protocol/base/rule.js';

/** Whether a person without or with a licence may enroll a device. */
export const licenceDecides = rule(['KME-029', 'IOS-004'], {
  holds: (_context: RuleContext, licensed: boolean): boolean => licensed,
  mutants: { anyUser: () => true, nobody: () => false },
});
