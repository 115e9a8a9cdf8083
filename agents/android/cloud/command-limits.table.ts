import type { ManagementMode } from '../../../protocol/android/management-modes.table.js';

/** Where a kind of command works (Android Management API, CommandType). */
export interface CommandLimits {
  /** Every mode when absent. */
  readonly modes?: readonly ManagementMode[];
  readonly minApiLevel?: number;
}

const fullyManaged: readonly ManagementMode[] = ['fully-managed', 'dedicated'];
const companyOwned: readonly ManagementMode[] = ['cope', 'fully-managed', 'dedicated'];

export const commandLimits: Readonly<Record<string, CommandLimits>> = {
  LOCK: {},
  RESET_PASSWORD: {},
  REBOOT: { modes: fullyManaged, minApiLevel: 24 },
  RELINQUISH_OWNERSHIP: { modes: ['cope'], minApiLevel: 26 },
  CLEAR_APP_DATA: { minApiLevel: 28 },
  START_LOST_MODE: { modes: companyOwned },
  STOP_LOST_MODE: { modes: companyOwned },
  ADD_ESIM: { minApiLevel: 35 },
  REMOVE_ESIM: { minApiLevel: 35 },
  REQUEST_DEVICE_INFO: {},
  WIPE: {},
};

/** API level from which a numeric password has at least six digits (Command.newPassword). */
export const longPinsFromApiLevel = 34;
