import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** What of the holder's is left when Apple Configurator has prepared a device. */
export const contentAfterPreparation = rule(['ACF-014', 'ACF-001'], {
  holds: (_context: RuleContext, _content: readonly string[] | undefined): readonly string[] | undefined => undefined,
  mutants: { keepsData: (_context, content) => content },
});

/** Whether a device can be activated after it was erased, given whether somebody's Apple Account still has it. */
export const mayBeActivated = rule('ACF-014', {
  holds: (_context: RuleContext, hasOwner: boolean): boolean => !hasOwner,
  mutants: { ignoresTheAccount: () => true },
});

/** Whether a prepared device is supervised, by what was chosen in Apple Configurator. */
export const supervisedAsChosen = rule('ACF-015', {
  holds: (_context: RuleContext, chosen: boolean): boolean => chosen,
  mutants: { always: () => true, never: () => false },
});

/** When a prepared device comes to its server. */
export const enrollsWhen = rule('ACF-016', {
  holds: (_context: RuleContext): 'set up' | 'prepared' => 'set up',
  mutants: { alreadyOnTheCable: () => 'prepared' },
});

/** Whether the holder is asked about a profile that Apple Configurator adds: on a supervised device it is installed at once. */
export const asksHolder = rule(['ACF-020', 'ACF-022'], {
  holds: (_context: RuleContext, supervised: boolean): boolean => !supervised,
  mutants: { asksNobody: () => false, asksEverybody: () => true },
});

/** Whether Apple Configurator can add a profile, given whether the device is set up. */
export const takesProfile = rule('ACF-021', {
  holds: (_context: RuleContext, setUp: boolean): boolean => setUp,
  mutants: { alsoAtHello: () => true },
});

/** Rules that a device keeps at the cable of Apple Configurator. */
export const configuratorDeviceRules: readonly RuleSummary[] = [
  contentAfterPreparation,
  mayBeActivated,
  supervisedAsChosen,
  enrollsWhen,
  asksHolder,
  takesProfile,
];
