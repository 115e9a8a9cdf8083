import { type RuleContext, rule } from '../../protocol/base/rule.js';

/** Certificates that ProfileList tells of a signed profile: its signer's first (mdm/commands/profile.list.yaml, SignerCertificates). */
export const signersTold = rule('XAP-394', {
  holds: (_context: RuleContext, certificates: readonly string[]): readonly string[] => certificates,
  mutants: { tellsNobody: () => [] },
});

/** Whether a profile is installed, given how many of its payloads share a PayloadUUID or PayloadIdentifier with another (mdm/profiles/CommonPayloadKeys.yaml). */
export const payloadsAreDistinct = rule('XAP-395', {
  holds: (_context: RuleContext, twins: number): boolean => twins === 0,
  mutants: { installsTwins: () => true },
});

/** Whether a profile is installed, given whether its payloads name each other in a circle, so that none can be installed first. */
export const namesLeadSomewhere = rule('XAP-396', {
  holds: (_context: RuleContext, inCircles: boolean): boolean => !inCircles,
  mutants: { followsForEver: () => true },
});

/** Whether a profile is installed, given when it is to go by itself, in milliseconds (mdm/profiles/TopLevel.yaml, RemovalDate). */
export const hasTimeLeft = rule('XAP-397', {
  holds: ({ now }: RuleContext, removalDate: number | undefined): boolean =>
    removalDate === undefined || removalDate > now,
  mutants: { installsWhatIsOver: () => true },
});

/** Whether PayloadRemovalDisallowed keeps the holder from removing a profile: on supervised devices (mdm/profiles/TopLevel.yaml). */
export const removalIsLocked = rule('XAP-398', {
  holds: (_context: RuleContext, disallowed: boolean, supervised: boolean): boolean => disallowed && supervised,
  mutants: { locksEveryDevice: (_context, disallowed) => disallowed, neverLocks: () => false },
});

/** Whether ProfileList tells profiles of the MDM server only, given whether that was asked for: in User Enrollment always (mdm/commands/profile.list.yaml, ManagedOnly). */
export const tellsManagedOnly = rule('XAP-399', {
  holds: (_context: RuleContext, asked: boolean, userEnrolled: boolean): boolean => asked || userEnrolled,
  mutants: { tellsTheHoldersOwn: (_context, asked) => asked, tellsAllAlways: () => false },
});

export const profileShapeRules = [
  signersTold,
  payloadsAreDistinct,
  namesLeadSomewhere,
  hasTimeLeft,
  removalIsLocked,
  tellsManagedOnly,
] as const;
