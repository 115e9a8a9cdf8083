import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { RegistrationKind } from '../../../protocol/directory/messages.js';
import type { Tenant, TenantContext } from '../tenant.js';

interface Registration {
  readonly deviceId: string;
  readonly kind: RegistrationKind;
  readonly upn?: string;
  readonly deviceName?: string;
  readonly configurationManager?: boolean;
  /** Of a PC in its first run, which tells what it is. */
  readonly serial?: string;
  readonly manufacturer?: string;
  readonly model?: string;
}

const registered = 'directory-registered';
const joinTypes: Readonly<Record<string, string>> = { join: 'joined', hybrid: 'hybrid' };

export function noteRegistration(
  tenant: Tenant,
  { deviceId, kind, upn, deviceName, configurationManager, ...hardware }: Registration,
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
      ...hardware,
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

/** Whether the directory knows a PC by this id, joined or registered. */
export const isRegistered = (context: TenantContext, deviceId: string): boolean =>
  registrations(context).some((one) => one.deviceId === deviceId);

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

/** A PC that told what it is when it was joined in its first run. */
export interface JoinedHardware {
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  /** The directory's id of it. */
  readonly directoryId: string;
}

/** The PC of this name that a person joined last; undefined where it did not tell what it is. */
export function joinedHardware(
  { state }: TenantContext,
  upn: string,
  deviceName: string | undefined,
): JoinedHardware | undefined {
  const last = state.events.findLast(
    ({ kind, upn: joinedBy, detail }) =>
      kind === registered && joinedBy === upn && (deviceName ?? detail.deviceName) === detail.deviceName,
  );
  const { serial, manufacturer, model, deviceId } = last?.detail ?? {};
  if (typeof serial !== 'string') return undefined;
  return {
    serial,
    manufacturer: String(manufacturer ?? ''),
    model: String(model ?? ''),
    directoryId: String(deviceId),
  };
}
