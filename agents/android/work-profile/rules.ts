import type { AppSide } from '../../../protocol/android/managed-play.js';
import type { WorkVpn } from '../../../protocol/android/work-profile.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';

/** Whether the connection of the work profile carries what an app of this side sends. */
export const vpnCarries = rule('AWP-020', {
  holds: (_context: RuleContext, side: AppSide): boolean => side === 'work',
  mutants: { everyApp: () => true, personalApps: (_context, side) => side === 'personal' },
});

/** Whether a connection for single apps can be had from a provider. */
export const perAppVpnApplies = rule('AWP-021', {
  holds: (_context: RuleContext, { perApp, configurable }: WorkVpn['provider']): boolean => perApp && configurable,
  mutants: {
    anyProvider: () => true,
    unconfiguredToo: (_context, { perApp }) => perApp,
    configurableIsEnough: (_context, { configurable }) => configurable,
    never: () => false,
  },
});

/** How a certificate comes into the work profile: what the user is asked, and what the user is told. */
export const certificateArrives = rule('AWP-022', {
  holds: (_context: RuleContext, name: string): Arrival => ({ asked: [], notice: byTheItDepartment(name) }),
  mutants: {
    asksTheUser: (_context, name) => ({ asked: [`install certificate ${name}`], notice: byTheItDepartment(name) }),
    saysNotWho: (_context, name) => ({ asked: [], notice: `The certificate ${name} was installed.` }),
  },
});

/** What the user notices of a certificate. */
export interface Arrival {
  readonly asked: readonly string[];
  readonly notice: string;
}

const byTheItDepartment = (name: string): string => `Your IT department's service installed the certificate ${name}.`;

/** The certificates that are left when the work profile goes. */
export const certificatesLeft = rule('AWP-023', {
  holds: (_context: RuleContext, _installed: readonly string[]): readonly string[] => [],
  mutants: { allOfThem: (_context, installed) => installed },
});

/** The managed networks that are left when the work profile goes. */
export const networksLeft = rule('AWP-024', {
  holds: (_context: RuleContext, _known: readonly string[]): readonly string[] => [],
  mutants: { allOfThem: (_context, known) => known },
});

/** Rules of the work profile that an Android device keeps. */
export const workProfileRules = [vpnCarries, perAppVpnApplies, certificateArrives, certificatesLeft, networksLeft];
