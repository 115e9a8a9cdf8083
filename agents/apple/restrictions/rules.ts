import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Whether a restriction is obeyed, given whether this version of the system knows its key (com.apple.applicationaccess.yaml, "introduced"). */
export const knowsKey = rule('XAP-330', {
  holds: (_context: RuleContext, known: boolean): boolean => known,
  mutants: { obeysKeysOfTheFuture: () => true },
});

/** Whether a restriction is obeyed on a device of somebody's own, given whether the schema allows it in User Enrollment. */
export const obeysInUserEnrollment = rule('XAP-331', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { restrictsTheWholeDevice: () => true, obeysNothing: () => false },
});

/** Whether a restriction is obeyed on an iPad for several people, given whether the schema allows it there ("sharedipad"). */
export const obeysOnSharedIpad = rule('XAP-332', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { obeysThoughShared: () => true },
});

/** Whether a profile is installed, given whether every value that the device knows has the type and range of its key. */
export const valuesFit = rule('XAP-333', {
  holds: (_context: RuleContext, fit: boolean): boolean => fit,
  mutants: { installsNonsense: () => true },
});

/** Whether a profile is installed that holds keys which nobody knows: what it does not know a device passes over. */
export const passesOverUnknown = rule('XAP-334', {
  holds: (_context: RuleContext, _unknown: number): boolean => true,
  mutants: { refusesTheProfile: (_context, unknown) => unknown === 0 },
});

/** Whether the answer to Restrictions tells what each profile asks for, given whether that was asked (mdm/commands/device.restrictions.list.yaml). */
export const tellsByProfile = rule('XAP-335', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { alwaysTells: () => true, neverTells: () => false },
});

/** Rules of the restrictions payload that `prove` can break on an Apple device. */
export const restrictionRules: readonly RuleSummary[] = [
  knowsKey,
  obeysInUserEnrollment,
  obeysOnSharedIpad,
  valuesFit,
  passesOverUnknown,
  tellsByProfile,
];
