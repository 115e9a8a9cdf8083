import { isOlder } from '../../protocol/apple/versions.js';
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

/** Since when (ms) a device has the certificate of its maker, given since when it had one and for how long that is good: another one once it ran out. */
export const factoryCertificateSince = rule('XAP-466', {
  holds: ({ now }: RuleContext, held: number | undefined, today: number, life: number): number =>
    held !== undefined && now < held + life ? held : today,
  mutants: {
    keepsTheFirst: (_context, held, today) => held ?? today,
    newOneEveryTime: (_context, _held, today) => today,
  },
});

/** Whether a user is managed where the challenge of the server is empty: nothing has to be proven (mdm/checkin/userauthenticate.yaml, DigestChallenge). */
export const managedUnproven = rule('XAP-478', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { provesOrNothing: () => false },
});

/** Whether a device asks its server for a token, given whether that offers tokens: iOS from 17, macOS from 14 on (mdm/checkin/gettoken.yaml). */
export const asksForToken = rule('XAP-476', {
  holds: (_context: RuleContext, offered: boolean, family: 'ios' | 'macos', osVersion: string): boolean =>
    offered && !isOlder(osVersion, family === 'macos' ? '14.0' : '17.0'),
  mutants: {
    asksAnyServer: (_context, _offered, family, osVersion) => !isOlder(osVersion, family === 'macos' ? '14.0' : '17.0'),
    onEveryVersion: (_context, offered) => offered,
    neverAsks: () => false,
  },
});

/** Whether management may end where the server cannot be told (mdm/checkin/checkout.yaml: as far as it goes). */
export const leavesUnheard = rule('XAP-470', {
  holds: (_context: RuleContext, _heard: boolean): boolean => true,
  mutants: { waitsForItsServer: (_context, heard) => heard },
});

/** Rules of messages that `prove` can break on an Apple device. */
export const messageRules: readonly RuleSummary[] = [
  payloadIsSound,
  tellsFacts,
  leavesUnlockToken,
  namesRequestType,
  tellsSigningTime,
  contentTypeOf,
  factoryCertificateSince,
  managedUnproven,
  asksForToken,
  leavesUnheard,
];
