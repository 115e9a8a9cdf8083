import { mostRestrictive } from '../../protocol/apple/effective-restrictions.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { PlistValue } from '../../protocol/plist/value.js';
import type { InstalledProfile } from './apple-state.js';

/** Whether a restriction that is for supervised devices only is obeyed (mdm/profiles/com.apple.applicationaccess.yaml). */
export const obeysKey = rule('XAP-030', {
  holds: (_context: RuleContext, applies: boolean): boolean => applies,
  mutants: { obeysThoughUnsupervised: () => true, obeysNothing: () => false },
});

/** The value that holds when several profiles set one key. */
export const effectiveValue = rule('XAP-031', {
  holds: (_context: RuleContext, key: string, values: readonly PlistValue[]): PlistValue | undefined =>
    mostRestrictive(key, values),
  mutants: { lastProfileWins: (_context, _key, values) => values.at(-1) },
});

/** A profile replaces the one with the same identifier (mdm/profiles/TopLevel.yaml, PayloadIdentifier). */
export const afterInstall = rule('XAP-032', {
  holds: (_context: RuleContext, installed: readonly InstalledProfile[], added: InstalledProfile) => [
    ...installed.filter(({ identifier }) => identifier !== added.identifier),
    added,
  ],
  mutants: { installsBeside: (_context, installed, added) => [...installed, added] },
});

/** Whether a command has to wait because the device is locked (Apple: "Handling NotNow status responses"). */
export const putsOff = rule('XAP-033', {
  holds: (_context: RuleContext, locked: boolean, needsUnlocked: boolean): boolean => locked && needsUnlocked,
  mutants: { obeysLocked: () => false },
});

/** Whether an update of the MDM payload is taken, given the keys that it may not change and did (mdm/profiles/com.apple.mdm.yaml). */
export const updateAllowed = rule('XAP-034', {
  holds: (_context: RuleContext, changed: readonly string[]): boolean => changed.length === 0,
  mutants: { followsAnyServer: () => true },
});

/** Whether a device that is no longer managed says so: only when the profile asked for it (CheckOutWhenRemoved). */
export const checksOut = rule('XAP-035', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { alwaysChecksOut: () => true },
});

/** Whether the server may give this command: only with the access right that it needs. */
export const hasAccessRight = rule('XAP-036', {
  holds: (_context: RuleContext, granted: boolean): boolean => granted,
  mutants: { ignoresAccessRights: () => true },
});

/** Whether a signed profile is installed: only when its signature is right. */
export const signatureAccepted = rule('XAP-037', {
  holds: (_context: RuleContext, valid: boolean): boolean => valid,
  mutants: { installsTampered: () => true },
});

/** Whether the server may remove a profile: only one that it installed. */
export const mayRemove = rule('XAP-038', {
  holds: (_context: RuleContext, { managed }: InstalledProfile): boolean => managed,
  mutants: { removesAnything: () => true },
});

/** Every rule that an Apple device keeps and `prove` can break. */
export const appleDeviceRules: readonly RuleSummary[] = [
  obeysKey,
  effectiveValue,
  afterInstall,
  putsOff,
  updateAllowed,
  checksOut,
  hasAccessRight,
  signatureAccepted,
  mayRemove,
];
