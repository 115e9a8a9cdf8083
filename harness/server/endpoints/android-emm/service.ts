import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { androidManagement } from '../../domain/android-emm-settings.js';
import { isAndroidEnterprise } from '../../domain/managed-play/binding.js';
import { BadCommand, type PlatformService } from '../../endpoint.js';
import { isGoogles } from './devices.js';
import type { AndroidEmm } from './emm.js';

/** Kinds of commands that an administrator may send through Google (Android Management API, CommandType). */
const kinds: readonly string[] = [
  'LOCK',
  'RESET_PASSWORD',
  'REBOOT',
  'RELINQUISH_OWNERSHIP',
  'CLEAR_APP_DATA',
  'START_LOST_MODE',
  'STOP_LOST_MODE',
  'ADD_ESIM',
  'REMOVE_ESIM',
  'REQUEST_DEVICE_INFO',
  'WIPE',
];

/** What the remote actions of the console are in Google's words. */
const actions: Readonly<Record<string, JsonObject>> = {
  Retire: { type: 'WIPE' },
  Wipe: { type: 'WIPE' },
  'Remote Lock': { type: 'LOCK' },
  Restart: { type: 'REBOOT' },
  'Lost Mode': { type: 'START_LOST_MODE', startLostModeParams: {} },
};

/** Android's service, by Google wherever the organisation has chosen that transport. */
export function throughGoogle(emm: AndroidEmm, own: PlatformService): PlatformService {
  return {
    ...own,
    issue: (tenant, request) => {
      const { transport } = androidManagement(tenant.state);
      if (transport !== 'amapi' || !isAndroidEnterprise(request.method)) return own.issue(tenant, request);
      return emm.issue(tenant, request);
    },
    commandKind: (command) => (typeof command.type === 'string' ? kindOf(command.type) : own.commandKind(command)),
    commandOfAction: (device, action) => (isGoogles(device) ? actions[action] : own.commandOfAction?.(device, action)),
    wake: async (tenant, device) => {
      if (!isGoogles(device)) return own.wake?.(tenant, device);
      emm.send(tenant, device);
      return undefined;
    },
    forget: (tenant, device) => {
      if (isGoogles(device)) emm.remove(tenant, device);
      else own.forget?.(tenant, device);
    },
  };
}

function kindOf(type: string): string {
  if (kinds.includes(type)) return type;
  throw new BadCommand(`type: ${type} is none of ${kinds.join(', ')}`);
}
