import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { Json } from '../../protocol/base/vocabulary.js';

/** Whether an app keeps to the managed account, given IntuneMAMAllowedAccountsOnly in its configuration: `Enabled`, in any case of letters. */
export const managedAccountOnly = rule('IFW-006', {
  holds: (_context: RuleContext, value: Json | undefined): boolean =>
    typeof value === 'string' && value.toLowerCase() === 'enabled',
  mutants: {
    mindsTheCase: (_context, value) => value === 'Enabled',
    anyValueRestricts: (_context, value) => value !== undefined,
    neverRestricts: () => false,
  },
});

/** What restrictions say of the ways between managed and unmanaged apps. */
export interface OpenIn {
  readonly fromUnmanagedToManaged: boolean;
  readonly fromManagedToUnmanaged: boolean;
  readonly managedMayWriteContacts: boolean;
}

/** Whether managed mail can read the contacts of the device to compare them, which is the first half of an export. */
export const mailReadsContacts = rule('IFW-018', {
  holds: (_context: RuleContext, { fromUnmanagedToManaged }: OpenIn): boolean => fromUnmanagedToManaged,
  mutants: { exportsAllTheSame: () => true, neverExports: () => false },
});

/** Whether managed mail can write contacts to accounts that are not managed. */
export const mailWritesContacts = rule('IFW-019', {
  holds: (_context: RuleContext, { fromManagedToUnmanaged, managedMayWriteContacts }: OpenIn): boolean =>
    fromManagedToUnmanaged || managedMayWriteContacts,
  mutants: {
    exportsAllTheSame: () => true,
    ignoresTheAllowance: (_context, { fromManagedToUnmanaged }) => fromManagedToUnmanaged,
  },
});

/** Whether what is copied in a managed app can be pasted elsewhere, given requireManagedPasteboard and the ways out. */
export const pastesElsewhere = rule('IFW-020', {
  holds: (_context: RuleContext, managedPasteboard: boolean, fromManagedToUnmanaged: boolean): boolean =>
    !managedPasteboard || fromManagedToUnmanaged,
  mutants: { pastesAllTheSame: () => true, neverPastes: () => false },
});

/** Whether the holder finds the App Store, given allowUIAppInstallation. */
export const storeOpens = rule('IFW-025', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { opensThoughBlocked: () => true },
});

/** Whether the device reaches its server by Wi-Fi, given whether it must keep to networks of profiles and which are within reach. */
export const joinsNetwork = rule('IFW-026', {
  holds: (_context: RuleContext, onlyManaged: boolean, managedInReach: boolean, anyInReach: boolean): boolean =>
    onlyManaged ? managedInReach : anyInReach,
  mutants: { joinsAnyNetwork: (_context, _onlyManaged, _managed, anyInReach) => anyInReach, joinsNone: () => false },
});

/** Rules that devices and simulated apps keep under the security configuration framework. */
export const frameworkDeviceRules: readonly RuleSummary[] = [
  managedAccountOnly,
  mailReadsContacts,
  mailWritesContacts,
  pastesElsewhere,
  storeOpens,
  joinsNetwork,
];
