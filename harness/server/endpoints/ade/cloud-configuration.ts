import type { DepProfile } from '../../../../protocol/dep/profile.js';
import { toPem } from '../../../../protocol/pki/pem.js';
import type { AdeProfile } from '../../domain/ade-profiles.js';
import type { Tenant } from '../../tenant.js';

export const adePaths = { enroll: '/ade/enroll', web: '/ade/web' } as const;

/**
 * The profile as Apple's service hands it to devices (Apple Device Management, "Profile"). Where people sign in on web pages there is an address
 * for them; devices that are too old for it take the other one.
 */
export function cloudConfiguration(tenant: Tenant, profile: AdeProfile): DepProfile {
  const { department, departmentPhone, hiddenScreens } = profile;
  const query = new URLSearchParams({ profile: profile.name });
  return {
    profile_name: profile.name,
    url: tenant.url('mdm', `${adePaths.enroll}?${query}`),
    ...(signsInOnWeb(profile) && { configuration_web_url: tenant.url('mdm', `${adePaths.web}?${query}`) }),
    is_supervised: profile.supervised,
    is_mandatory: profile.mandatory,
    is_mdm_removable: !profile.locked,
    is_multi_user: profile.shared,
    await_device_configured: profile.awaitConfiguration,
    skip_setup_items: hiddenScreens,
    anchor_certs: [toPem('CERTIFICATE', tenant.ca.certificate)],
    ...(department !== '' && { department }),
    ...(departmentPhone !== '' && { support_phone_number: departmentPhone }),
  };
}

/** Whether people sign in on a web page. */
export const signsInOnWeb = ({ userAffinity, authentication }: AdeProfile): boolean =>
  userAffinity && authentication === 'modern';
