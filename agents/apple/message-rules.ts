import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';

/** Whether a device enrolls by this MDM payload, given whether its values can be: addresses, topic, access rights (mdm/profiles/com.apple.mdm.yaml). */
export const payloadIsSound = rule('XAP-431', {
  holds: (_context: RuleContext, sound: boolean): boolean => sound,
  mutants: { takesWhatIsWritten: () => true },
});

/** Whether Authenticate tells which device it is and what runs on it, given the access right to that (mdm/checkin/authenticate.yaml). */
export const tellsFacts = rule('XAP-433', {
  holds: (_context: RuleContext, hasRight: boolean): boolean => hasRight,
  mutants: { toEverybody: () => true, toNobody: () => false },
});

/** Whether TokenUpdate leaves an unlock token, given the access right to lock the device (mdm/checkin/tokenupdate.yaml, UnlockToken). */
export const leavesUnlockToken = rule('XAP-434', {
  holds: (_context: RuleContext, hasRight: boolean): boolean => hasRight,
  mutants: { toEverybody: () => true },
});

/** Whether a report names the command's RequestType: Macs do (commandment, testdata). */
export const namesRequestType = rule('XAP-436', {
  holds: (_context: RuleContext, isMac: boolean): boolean => isMac,
  mutants: { iPhonesToo: () => true, macsNeither: () => false },
});

/** Whether Mdm-Signature tells when it was made: iPhones do, Macs do not (smallstep/pkcs7, issue 21). */
export const tellsSigningTime = rule('XAP-437', {
  holds: (_context: RuleContext, asModel: boolean): boolean => asModel,
  mutants: { everyDevice: () => true, noDevice: () => false },
});

/** Content type of a message: check-ins have one, reports another (Apple: "Implementing device management"). */
export const contentTypeOf = rule('XAP-438', {
  holds: (_context: RuleContext, own: string, _other: string): string => own,
  mutants: { theOtherOne: (_context, _own, other) => other },
});

/** Rules of messages that `prove` can break on an Apple device. */
export const messageRules: readonly RuleSummary[] = [
  payloadIsSound,
  tellsFacts,
  leavesUnlockToken,
  namesRequestType,
  tellsSigningTime,
  contentTypeOf,
];
