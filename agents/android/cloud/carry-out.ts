import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AndroidDevice } from '../device.js';
import type { CloudManagement } from '../state.js';
import type { Command, CommandResult } from '../transport.js';
import { commandObstacle, lostModeStatus, relinquishKeepsDevice, wiped } from './cloud-rules.js';

/** Carries a command out, or says why not (Android Management API, Command). */
export function carryOut(device: AndroidDevice, cloud: CloudManagement, { id, command }: Command): CommandResult {
  const { mode } = device.state;
  if (mode === undefined) return { id, errorCode: 'UNKNOWN' };
  const errorCode = commandObstacle(device.rules, command, { mode, apiLevel: device.habits.apiLevel });
  if (errorCode !== undefined) return { id, errorCode };
  const { type } = command;
  if (type === 'START_LOST_MODE' || type === 'STOP_LOST_MODE') return lostMode(device, cloud, id, type);
  if (type === 'CLEAR_APP_DATA') return { id, details: { clearAppsDataStatus: { results: clearedApps(command) } } };
  if (type !== 'WIPE' && type !== 'RELINQUISH_OWNERSHIP') return { id };
  sayFarewell(device, cloud, type, command);
  return { id, endsManagement: true };
}

function lostMode(device: AndroidDevice, cloud: CloudManagement, id: string, type: string): CommandResult {
  const starts = type === 'START_LOST_MODE';
  const status = lostModeStatus(device.rules, starts, cloud.applied === 'LOST');
  const applied = starts ? 'LOST' : 'ACTIVE';
  device.state = { ...device.state, cloud: { ...cloud, applied } };
  return { id, details: { [starts ? 'startLostModeStatus' : 'stopLostModeStatus']: { status } } };
}

function clearedApps({ clearAppsDataParams }: JsonObject): JsonObject {
  const { packageNames = [] } = (clearAppsDataParams ?? {}) as { readonly packageNames?: readonly string[] };
  return Object.fromEntries(packageNames.map((name) => [name, { clearingResult: 'SUCCESS' }]));
}

/** What the end of management is to take along is kept until it is over. */
function sayFarewell(device: AndroidDevice, cloud: CloudManagement, type: string, { wipeParams }: JsonObject): void {
  const { wipeDataFlags = [] } = (wipeParams ?? {}) as { readonly wipeDataFlags?: readonly string[] };
  const keepsDevice = relinquishKeepsDevice(device.rules, type);
  const farewell = keepsDevice ? { keepsDevice: true } : { wiped: wiped(device.rules, wipeDataFlags) };
  device.state = { ...device.state, cloud: { ...cloud, farewell } };
}
