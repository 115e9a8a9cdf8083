import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { InstalledProfile } from './apple-state.js';

/** Whether a profile has to go by itself (mdm/profiles/TopLevel.yaml, RemovalDate and DurationUntilRemoval), given when, in milliseconds. */
export const isOver = rule('XAP-336', {
  holds: ({ now }: RuleContext, removeAt: number): boolean => now >= removeAt,
  mutants: { staysForEver: () => false, goesAtOnce: () => true },
});

export interface RemovalByHolder {
  /** PayloadRemovalDisallowed */
  readonly disallowed: boolean;
  /** Whether the holder typed the removal password; undefined where the profile has none. */
  readonly passwordFits: boolean | undefined;
}

/** Whether the holder may remove a profile (com.apple.profileRemovalPassword, and TopLevel.yaml, PayloadRemovalDisallowed). */
export const holderMayRemove = rule('XAP-337', {
  holds: (_context: RuleContext, { disallowed, passwordFits }: RemovalByHolder): boolean => passwordFits ?? !disallowed,
  mutants: {
    asksForNoPassword: () => true,
    passwordOpensNothing: (_context, { disallowed, passwordFits }) => passwordFits === undefined && !disallowed,
  },
});

/** Whether an encrypted profile is installed, given whether the device's identity opens it (TopLevel.yaml, EncryptedPayloadContent). */
export const opensEncrypted = rule('XAP-338', {
  holds: (_context: RuleContext, opened: boolean): boolean => opened,
  mutants: { installsUnopened: () => true, opensNothing: () => false },
});

/** How a payload names another one of its profile, such as the certificate that it uses. */
export interface PayloadReference {
  readonly found: boolean;
  /** Whether the named payload stands before the one that names it. */
  readonly before: boolean;
}

/** Whether a profile is installed, given where the payloads are that others name: anywhere in it, and not only before. */
export const referencesResolve = rule('XAP-340', {
  holds: (_context: RuleContext, references: readonly PayloadReference[]): boolean =>
    references.every(({ found }) => found),
  mutants: {
    installsDangling: () => true,
    readsInOrder: (_context, references) => references.every(({ found, before }) => found && before),
  },
});

/** Whether a profile is installed by hand, given whether it has a ConsentText and the holder agrees (TopLevel.yaml, ConsentText). */
export const consentGiven = rule('XAP-341', {
  holds: (_context: RuleContext, asked: boolean, agrees: boolean): boolean => !asked || agrees,
  mutants: { installsUnasked: () => true, takesAskingForNo: (_context, asked) => !asked },
});

/** Whether a profile is for this kind of device (TopLevel.yaml, TargetDeviceType); 0 is for any. */
export const targetFits = rule('XAP-342', {
  holds: (_context: RuleContext, target: number, own: number): boolean => target === 0 || target === own,
  mutants: { installsAnything: () => true, onlyItsOwn: (_context, target, own) => target === own },
});

/** What stays of a profile that was removed. */
export const leftAfterRemoval = rule('XAP-343', {
  holds: (_context: RuleContext, _removed: InstalledProfile): readonly InstalledProfile[] => [],
  mutants: {
    keepsTrusting: (_context, { restrictions: _, ...removed }) => [
      { ...removed, identifier: `${removed.identifier}.removed` },
    ],
  },
});

/** Whether the server's profile takes the place of one with its identifier: not of one that the holder installed. */
export const mayReplace = rule('XAP-344', {
  holds: (_context: RuleContext, presentIsManaged: boolean): boolean => presentIsManaged,
  mutants: { replacesTheHoldersOwn: () => true },
});

/** Whether a profile with an MDM payload is installed, given whether the device is managed already. */
export const mayManage = rule('XAP-345', {
  holds: (_context: RuleContext, managed: boolean): boolean => !managed,
  mutants: { takesASecondServer: () => true },
});

/** Whether a profile is installed, given whether every identity that it brings was obtained: wholly or not at all. */
export const installsWhole = rule('XAP-346', {
  holds: (_context: RuleContext, complete: boolean): boolean => complete,
  mutants: { installsTheRest: () => true },
});

/** Rules of profiles that `prove` can break on an Apple device. */
export const profileRules: readonly RuleSummary[] = [
  isOver,
  holderMayRemove,
  opensEncrypted,
  referencesResolve,
  consentGiven,
  targetFits,
  leftAfterRemoval,
  mayReplace,
  mayManage,
  installsWhole,
];
