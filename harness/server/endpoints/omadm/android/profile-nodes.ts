import { partNode, writeWorkVpn } from '../../../../../protocol/android/work-profile.js';
import type { Method } from '../../../../../protocol/base/vocabulary.js';
import type { DeviceState } from '../../../domain/state.js';
import { workProfileSettings } from '../../../domain/work-profile/settings.js';
import type { TenantContext } from '../../../tenant.js';
import type { WantedNode } from './wanted-nodes.js';

const withProfile: readonly Method[] = ['android-work-profile', 'android-cope'];

/** VPN connections, certificates and networks of a work profile. */
export function profileNodes({ state }: TenantContext, { method }: DeviceState): readonly WantedNode[] {
  if (!withProfile.includes(method)) return [];
  const { vpn, certificates, wifi } = workProfileSettings(state);
  const node = (target: string, data: string): WantedNode => ({ target, format: 'chr', data });
  return [
    ...vpn.map(({ name, apps, ...provider }) =>
      node(partNode('VPN', name), writeWorkVpn({ provider, ...(apps && { apps }) })),
    ),
    ...certificates.map((name) => node(partNode('Certificates', name), 'client certificate (simulated)')),
    ...wifi.map((name) => node(partNode('WiFi', name), 'managed network (simulated)')),
  ];
}
