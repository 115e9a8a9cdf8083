import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { ConfigurationPolicy } from './configuration-settings.js';
import { userEnrollmentRestrictions } from './user-enrollment-restrictions.table.js';

/** How an app is deployed. */
export const appKinds = ['user-licensed', 'device-licensed', 'line-of-business', 'web', 'store'] as const;
export type AppKind = (typeof appKinds)[number];

/** Whether the policies of a device are cut down: where its holder owns it and the server manages a part of it. */
export const policiesAreCut = rule('UEN-023', {
  holds: (_context: TenantContext, method: Method): boolean => method === 'ios-user-enrollment',
  mutants: { everyPersonalDevice: (_context, method) => method !== 'ios-ade' },
});

/** What of a policy reaches a device in User Enrollment, given what is left of it. */
export const supportedPart = rule('UEN-010', {
  holds: (_context: TenantContext, left: ConfigurationPolicy, _whole: ConfigurationPolicy): ConfigurationPolicy => left,
  mutants: {
    sendsTheWhole: (_context, _left, whole) => whole,
    withholdsTheWhole: (_context, left) => ({ ...left, settings: {}, restrictions: {}, wifi: [], vpn: [], apps: [] }),
  },
});

/** Whether a restriction can be set on a device in User Enrollment. */
export const restrictionReaches = rule('UEN-022', {
  holds: (_context: TenantContext, key: string): boolean => userEnrollmentRestrictions.includes(key),
  mutants: {
    everyRestriction: () => true,
    forgetsTheLockScreen: (_context, key) => userEnrollmentRestrictions.includes(key) && !key.includes('LockScreen'),
    forgetsBooks: (_context, key) => userEnrollmentRestrictions.includes(key) && !key.includes('Book'),
  },
});

/** The Wi-Fi networks that reach a device in User Enrollment. */
export const networksReach = rule('UEN-019', {
  holds: (_context: TenantContext, networks: ConfigurationPolicy['wifi']): ConfigurationPolicy['wifi'] => networks,
  mutants: { withholdsWifi: () => [] },
});

/** The Safari domains of a VPN for single apps. */
export const safariDomainsReach = rule('UEN-018', {
  holds: (_context: TenantContext, _domains: readonly string[]): readonly string[] => [],
  mutants: { sendsThemAllTheSame: (_context, domains) => domains },
});

/** Whether a VPN for single apps reaches a device in User Enrollment. */
export const appVpnReaches = rule('UEN-018', {
  holds: (_context: TenantContext): boolean => true,
  mutants: { withholdsEveryVpn: () => false },
});

/** Whether an app of this kind is deployed to a device in User Enrollment. */
export const appReaches = rule('UEN-017', {
  holds: (_context: TenantContext, kind: AppKind): boolean =>
    kind === 'user-licensed' || kind === 'line-of-business' || kind === 'web',
  mutants: {
    storeAppsToo: (_context, kind) => kind !== 'device-licensed',
    noWebApps: (_context, kind) => kind === 'user-licensed' || kind === 'line-of-business',
    noOwnApps: (_context, kind) => kind === 'user-licensed' || kind === 'web',
    noLicensedApps: (_context, kind) => kind === 'line-of-business' || kind === 'web',
  },
});

export type NeedsIdentifier = 'device VPN' | 'device-licensed app' | 'SCEP by serial number';

/** Whether something works in User Enrollment that needs to know the hardware. */
export const worksWithoutIdentifier = rule('UEN-028', {
  holds: (_context: TenantContext, _what: NeedsIdentifier): boolean => false,
  mutants: {
    connectsTheDevice: (_context, what) => what === 'device VPN',
    licensesTheDevice: (_context, what) => what === 'device-licensed app',
    namesTheSerialNumber: (_context, what) => what === 'SCEP by serial number',
  },
});

/** Whether a jailbroken device is found, given what the app on it tells. */
export const jailbreakIsSeen = rule('UEN-021', {
  holds: (_context: TenantContext, jailbroken: boolean, _method: Method): boolean => jailbroken,
  mutants: { trustsPersonalDevices: (_context, jailbroken, method) => jailbroken && method !== 'ios-user-enrollment' },
});

export const userEnrollmentPolicyRules: readonly RuleSummary[] = [
  policiesAreCut,
  supportedPart,
  restrictionReaches,
  networksReach,
  safariDomainsReach,
  appVpnReaches,
  appReaches,
  worksWithoutIdentifier,
  jailbreakIsSeen,
];
