import { type RuleContext, rule } from '../../protocol/base/rule.js';

/** Whether a device gets a new identity when its enrollment profile is replaced, given whether the identity payload is another one (mdm/profiles/TopLevel.yaml, PayloadUUID). */
export const identityIsRenewed = rule('XAP-387', {
  holds: (_context: RuleContext, payloadIsNew: boolean): boolean => payloadIsNew,
  mutants: { keepsTheOldOne: () => false },
});

/** Whether a new version of the enrollment profile is installed, given whether its identity was obtained. */
export const renewalIsWhole = rule('XAP-388', {
  holds: (_context: RuleContext, obtained: boolean): boolean => obtained,
  mutants: { installsTheRest: () => true },
});

export const renewalDeviceRules = [identityIsRenewed, renewalIsWhole] as const;
