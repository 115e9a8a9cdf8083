import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { RegistrationKind } from '../../../protocol/directory/messages.js';
import type { Tenant, TenantContext } from '../tenant.js';

interface Registration {
  readonly deviceId: string;
  readonly kind: RegistrationKind;
  readonly upn?: string;
  readonly deviceName?: string;
  readonly configurationManager?: boolean;
  /** Of a PC that Autopilot knows. */
  readonly serial?: string;
}

const registered = 'directory-registered';
const joinTypes: Readonly<Record<string, string>> = { join: 'joined', hybrid: 'hybrid' };

export function noteRegistration(
  tenant: Tenant,
  { deviceId, kind, upn, serial, deviceName, configurationManager }: Registration,
): void {
  tenant.state.events.push({
    at: tenant.clock.now(),
    kind: registered,
    platform: 'windows',
    ...(upn !== undefined && { upn }),
    detail: {
      deviceId,
      kind,
      ...(deviceName !== undefined && { deviceName }),
      ...(configurationManager === true && { configurationManager }),

      ...(serial !== undefined && { serial }),
    },
  });
}

/** PCs that the directory knows, by the names they gave. */
export const registrations = ({ state }: TenantContext) =>
  state.events
    .filter(({ kind }) => kind === registered)
    .map(({ upn = '', detail }) => ({
      name: String(detail.deviceName ?? ''),
      upn,
      deviceId: String(detail.deviceId),
      detail,
    }));

/** A hybrid-joined PC that the directory knows by this id. */
export const hybridPc = (context: TenantContext, deviceId: string) =>
  registrations(context).find((one) => one.deviceId === deviceId && one.detail.kind === 'hybrid');

/** The report `directory-devices`: what the directory knows of devices. Joined ones are the organisation's, registered ones their users'. */
export function directoryDevices({ state }: TenantContext): JsonObject {
  const rows = state.events
    .filter(({ kind }) => kind === registered)
    .map(({ at, upn = '', detail }) => ({
      at,
      upn,
      deviceId: detail.deviceId ?? '',
      joinType: joinTypes[String(detail.kind)] ?? 'registered',
      ownership: detail.kind === 'register' ? 'personal' : 'corporate',
    }));
  return { rows };
}

/** Serial number of the Autopilot PC that a person joined last. */
export function joinedAutopilotPc({ state }: TenantContext, upn: string): string | undefined {
  const last = state.events.findLast((event) => event.kind === registered && event.upn === upn);
  const serial = last?.detail.serial;
  return typeof serial === 'string' ? serial : undefined;
}
