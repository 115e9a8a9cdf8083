import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DeviceAction } from '../../domain/device-actions.js';
import type { DeviceState } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import { appleDetail } from './device-detail.js';
import { profileIdentifierOf } from './profile-identifier.js';

/** The command that a remote action is for an Apple device; undefined where none goes to the device itself. */
export function commandOfAction(tenant: Tenant, device: DeviceState, action: DeviceAction): JsonObject | undefined {
  switch (action) {
    case 'Retire':
      return { RequestType: 'RemoveProfile', Identifier: profileIdentifierOf(tenant) };
    case 'Reset Passcode':
      return { RequestType: 'ClearPasscode', UnlockToken: { $data: appleDetail(device).unlockToken ?? '' } };
    case 'Lost Mode':
      return { RequestType: 'EnableLostMode', Message: 'This device was lost.' };
    default:
      return plainCommands[action];
  }
}

const plainCommands: Readonly<Partial<Record<DeviceAction, JsonObject>>> = {
  'Remote Lock': { RequestType: 'DeviceLock' },
  Wipe: { RequestType: 'EraseDevice' },
  Restart: { RequestType: 'RestartDevice' },
  'Shut Down': { RequestType: 'ShutDownDevice' },
  Locate: { RequestType: 'DeviceLocation' },
};
