import type { DepProfile } from '../../../../protocol/dep/profile.js';
import type { AdeProfile } from '../../domain/ade-profiles.js';
import { adeScreens } from '../../domain/ade-screens.table.js';
import type { Tenant } from '../../tenant.js';
import {
  contactKeys,
  furtherKeys,
  pairingKeys,
  removableFlag,
  signInBy,
  skippedPanes,
  supervisedFlag,
} from './profile-rules.js';

export const adePaths = { enroll: '/ade/enroll', web: '/ade/web' } as const;

/**
 * The profile as Apple's service hands it to devices (Apple Device Management, "Profile"). Where people sign in on web pages there is an address
 * for them; devices that are too old for it take the other one.
 */
export function cloudConfiguration(tenant: Tenant, profile: AdeProfile): DepProfile {
  const context = tenant.context();
  const query = new URLSearchParams({ profile: profile.name });
  return {
    profile_name: profile.name,
    url: tenant.url('mdm', `${adePaths.enroll}?${query}`),
    ...(signInBy(context, profile) === 'web' && {
      configuration_web_url: tenant.url('mdm', `${adePaths.web}?${query}`),
    }),
    is_supervised: supervisedFlag(context, profile),
    is_mandatory: profile.mandatory,
    is_mdm_removable: removableFlag(context, profile),
    is_multi_user: profile.shared,
    await_device_configured: profile.awaitConfiguration,
    ...(profile.returnToService && { is_return_to_service: true }),
    skip_setup_items: skippedPanes(context, [...profile.hiddenScreens.map(skipKey), ...profile.skipKeys]),
    anchor_certs: [Buffer.from(tenant.ca.certificate).toString('base64')],
    ...pairingKeys(context, profile),
    ...contactKeys(context, profile),
    ...furtherKeys(context, profile),
  };
}

const skipKey = (screen: string): string => adeScreens[screen] ?? screen;
