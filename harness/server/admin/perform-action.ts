import { deleteDevice, noteWipe } from '../domain/aosp/removal.js';
import type { DeviceAction } from '../domain/device-actions.js';
import { queueCommand } from '../domain/devices.js';
import type { DeviceState } from '../domain/state.js';
import { commandOfAction } from '../endpoints/apple/device-actions.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, serviceFor } from './admin-context.js';
import { AdminError, notFound } from './admin-error.js';

export function refusedAction({ method }: DeviceState, action: string): AdminError {
  const message = `${action} is not there for a device that came in by ${method}`;
  return new AdminError(409, { code: 'ACTION_UNSUPPORTED', message });
}

export async function perform(
  context: AdminContext,
  tenant: ReferenceTenant,
  device: DeviceState,
  action: DeviceAction,
): Promise<void> {
  const service = serviceFor(context, device.platform);
  const command = service.commandOfAction
    ? service.commandOfAction(device, action)
    : commandOfAction(tenant, device, action);
  if (command !== undefined) {
    const kind = service.commandKind(command);
    queueCommand(device, { id: context.uuid(), kind, payload: command }, tenant.clock.now());
  }
  if (action === 'Wipe') noteWipe(tenant.context(), device);
  if (action === 'Delete') {
    service.forget?.(tenant, device);
    deleteDevice(tenant.context(), device, context.uuid);
  } else await service.wake?.(tenant, device);
  await context.settled(tenant);
}

export function deviceOn({ state, id: tenant }: ReferenceTenant, id: string): DeviceState {
  const device = state.devices.get(id);
  if (device === undefined || device.hidden) throw notFound('device', id, `GET /tenants/${tenant}/devices lists them.`);
  return device;
}
