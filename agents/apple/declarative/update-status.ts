import { isObject } from '../../../protocol/apple/ddm/declarations.js';
import { combinedSettings } from './combine.js';
import { pendingUpdate } from './declared-updates.js';
import type { StatusItem } from './status-items.js';
import { failureCount, programTold, updateReason } from './update-rules.js';

const installStates = { Downloading: 'downloading', Prepared: 'prepared', Installing: 'installing' } as const;

/** Where an update stands, and who asked for it (apple/device-management, declarative/status, softwareupdate). */
export const updateItems: Readonly<Record<string, StatusItem>> = {
  'softwareupdate.beta-enrollment': (device) => {
    const { Beta } = combinedSettings(device, 'com.apple.configuration.softwareupdate.settings');
    const { RequireProgram, ProgramEnrollment } = isObject(Beta) ? Beta : {};
    const { Description, Token } = isObject(RequireProgram) ? RequireProgram : {};
    const isRequired = ProgramEnrollment === 'AlwaysOn' && typeof Description === 'string';
    return isRequired ? programTold(device.rules, { name: Description, token: String(Token) }) : '';
  },
  'softwareupdate.device-id': ({ world }) => world.model.product,
  'softwareupdate.failure-reason': ({ state, rules }) => {
    const count = failureCount(rules, state.updateFailures ?? 0);
    return count === 0 ? { count } : { count, reason: 'The update was not found.' };
  },
  'softwareupdate.install-reason': ({ state: { update }, rules }) => {
    if (update === undefined) return { reason: [] };
    const declaration = updateReason(rules, update.declaration);
    return declaration === undefined ? { reason: ['mdm'] } : { reason: ['declaration'], 'declaration-id': declaration };
  },
  'softwareupdate.install-state': ({ state: { update, updateFailures = 0 } }) => {
    if (update !== undefined) return installStates[update.status];
    return updateFailures > 0 ? 'failed' : 'none';
  },
  'softwareupdate.pending-version': (device) => {
    const { version = '', build = '' } = pendingUpdate(device) ?? {};
    return { 'os-version': version, 'build-version': build };
  },
};
