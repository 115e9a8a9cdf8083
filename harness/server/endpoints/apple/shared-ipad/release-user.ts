import { queueCommand } from '../../../domain/devices.js';
import type { CommandState, DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { keepUser, managedUser } from '../device-detail.js';
import { letsUserGo } from './rules.js';

/** UserConfigured, once a user of a Shared iPad who is held in Setup Assistant has got everything (mdm/commands/user.configured.yaml). */
export function releaseUser(tenant: Tenant, device: DeviceState, account: string): CommandState | undefined {
  const user = managedUser(device, account);
  if (user === undefined || !letsUserGo(tenant.context(), user.awaiting === true)) return undefined;
  keepUser(device, account, { ...user, awaiting: false });
  const payload = { UserShortName: account, Command: { RequestType: 'UserConfigured' } };
  return queueCommand(device, { id: tenant.random.uuid(), kind: 'UserConfigured', payload }, tenant.clock.now());
}
