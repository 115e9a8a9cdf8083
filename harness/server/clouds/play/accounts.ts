import type { DeviceState, TenantState } from '../../domain/state.js';

/** The token by which a device's managed Google Play account is known; made once for each enrollment. */
export function playTokenOf(device: DeviceState, newId: () => string): string {
  const { playToken } = device.detail;
  if (typeof playToken === 'string') return playToken;
  const made = `${device.id}.${newId()}`;
  device.detail = { ...device.detail, playToken: made };
  return made;
}

/** The device of this token. */
export function accountOf({ devices }: TenantState, token: string | undefined): DeviceState | undefined {
  const dot = token?.lastIndexOf('.') ?? -1;
  const device = token === undefined || dot < 0 ? undefined : devices.get(token.slice(0, dot));
  return device?.detail.playToken === token && device?.state !== 'unenrolled' ? device : undefined;
}
