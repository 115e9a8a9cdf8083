import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Platform } from '../../../../protocol/base/vocabulary.js';
import type { AdeProfiles } from '../../domain/ade-profiles.js';
import type { TenantContext } from '../../tenant.js';

/** Whether a device gets a configuration, given whether a profile was assigned to it. */
export const getsConfiguration = rule('MAC-041', {
  holds: (_context: TenantContext, assigned: boolean): boolean => assigned,
  mutants: { everyDevice: () => true },
});

/** Name of the profile for a device that none was chosen for. */
export const defaultProfile = rule('MAC-042', {
  holds: (_context: TenantContext, { defaults }: AdeProfiles, platform: Platform): string | undefined =>
    platform === 'macos' ? defaults?.macos : defaults?.ios,
  mutants: {
    oneForAll: (_context, { defaults }) => defaults?.ios,
    macsForAll: (_context, { defaults }) => defaults?.macos,
    none: () => undefined,
  },
});

/** The person that the device is bound to: whoever signed in, where the profile is with user affinity. */
export const boundByAffinity = rule(['MAC-027', 'ASM-007', 'IOS-009'], {
  holds: (_context: TenantContext, userAffinity: boolean, upn: string | undefined): string | undefined =>
    userAffinity ? upn : undefined,
  mutants: { bindsNobody: () => undefined },
});

/** Rules about the profiles of Macs. */
export const macProfileRules: readonly RuleSummary[] = [getsConfiguration, defaultProfile, boundByAffinity];
