import type { Method } from '../../../../protocol/base/vocabulary.js';
import { contextValue } from '../../../../protocol/mde2/context-items.js';
import type { RequestSecurityToken } from '../../../../protocol/mde2/messages.js';
import { recognizes } from '../../domain/autopilot/devices.js';
import { profileComesFirst } from '../../domain/device-preparation/policy-rules.js';
import { joinedHardware } from '../../domain/directory-devices.js';
import type { Tenant } from '../../tenant.js';
import type { Caller } from './profile.js';

/** The way in of PCs that nobody registered. */
export const preparationMethod: Method = 'windows-autopilot-device-preparation';

/**
 * The caller with the PC that they have joined in its first run, found by the name that it told the directory: one for device preparation, unless it is
 * registered and Autopilot's.
 */
export function withJoinedPc(tenant: Tenant, caller: Caller, { contextItems }: RequestSecurityToken): Caller {
  const { upn, directory, userless, issued } = caller;
  if (upn === undefined || directory !== true || userless !== undefined) return caller;
  const context = tenant.context();
  const pc = joinedHardware(context, upn, contextValue(contextItems, 'DeviceName'));
  if (pc === undefined) return caller;
  const registered = profileComesFirst(context, recognizes(tenant.state, pc.serial));
  const isNew = issued?.method === preparationMethod && !registered;
  return { ...caller, ...(isNew ? { newPc: pc } : { autopilotSerial: pc.serial }) };
}
