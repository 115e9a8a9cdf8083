import { type AdeProfile, adeProfiles } from '../../../domain/ade-profiles.js';
import type { Sharing } from '../../../domain/shared-ipad/assignment-rules.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { appleDetail } from '../device-detail.js';

/** The profile by which a device came in, when people share its devices. */
export function sharingProfileOf({ state }: Tenant, device: DeviceState): AdeProfile | undefined {
  const issued = state.enrollments.get(appleDetail(device).reference ?? '');
  const profile = adeProfiles(state).profiles.find(({ name }) => name === issued?.options.profile);
  return profile?.shared || profile?.sharedDeviceMode ? profile : undefined;
}

export function sharingOf({ shared }: AdeProfile): Sharing {
  return shared ? 'Shared iPad' : 'Shared Device Mode';
}
