import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { RegistrationKind } from '../../../protocol/directory/messages.js';
import type { Tenant, TenantContext } from '../tenant.js';

interface Registration {
  readonly deviceId: string;
  readonly kind: RegistrationKind;
  readonly upn: string;
}

const registered = 'directory-registered';

export function noteRegistration(tenant: Tenant, { deviceId, kind, upn }: Registration): void {
  tenant.state.events.push({
    at: tenant.clock.now(),
    kind: registered,
    platform: 'windows',
    upn,
    detail: { deviceId, kind },
  });
}

/** The report `directory-devices`: what the directory knows of devices. Joined ones are the organisation's, registered ones their users'. */
export function directoryDevices({ state }: TenantContext): JsonObject {
  const rows = state.events
    .filter(({ kind }) => kind === registered)
    .map(({ at, upn = '', detail }) => ({
      at,
      upn,
      deviceId: detail.deviceId ?? '',
      joinType: detail.kind === 'join' ? 'joined' : 'registered',
      ownership: detail.kind === 'join' ? 'corporate' : 'personal',
    }));
  return { rows };
}
