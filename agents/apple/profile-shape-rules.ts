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

/** Whether a profile is installed, given how many payloads there would be of a type of which there is one only (mdm/profiles, supportedOS, multiple). */
export const onlyOneFits = rule('XAP-494', {
  holds: (_context: RuleContext, count: number): boolean => count <= 1,
  mutants: { anyNumberFits: () => true },
});

/**
 * Whether a profile is installed, given whether it is signed. Nowhere does Apple ask for a signature of what a device installs: InstallProfile takes
 * profiles with and without one (mdm/commands/profile.install.yaml, Payload), a profile over the air is signed so that people trust it (Over-the-Air Profile Delivery and Configuration, phase 3), and
 * no key of mdm/profiles or declarative/ depends on one. PayloadRemovalDisallowed asks for supervision. The error 4008, "mismatched certificates", is in Apple's list
 * without a word on when it occurs. What has to be signed is what a device says: Mdm-Signature, MachineInfo, device attributes.
 */
export const unsignedIsTaken = rule('XAP-496', {
  holds: (_context: RuleContext, _signed: boolean): boolean => true,
  mutants: { insistsOnASignature: (_context, signed) => signed },
});

export const profileShapeRules = [
  onlyOneFits,
  unsignedIsTaken,
  signersTold,
  payloadsAreDistinct,
  namesLeadSomewhere,
  hasTimeLeft,
  removalIsLocked,
  tellsManagedOnly,
] as const;
