/** Kinds of commands, and the member that holds the parameters of each (Android Management API, CommandType and Command). */
export const commandParameters: Readonly<Record<string, string | undefined>> = {
  LOCK: undefined,
  RESET_PASSWORD: undefined,
  REBOOT: undefined,
  RELINQUISH_OWNERSHIP: undefined,
  CLEAR_APP_DATA: 'clearAppsDataParams',
  START_LOST_MODE: 'startLostModeParams',
  STOP_LOST_MODE: 'stopLostModeParams',
  ADD_ESIM: 'addEsimParams',
  REMOVE_ESIM: 'removeEsimParams',
  REQUEST_DEVICE_INFO: 'requestDeviceInfoParams',
  WIPE: 'wipeParams',
};

/** Kinds that cannot be carried out without their parameters. */
export const needsParameters: ReadonlySet<string> = new Set([
  'CLEAR_APP_DATA',
  'ADD_ESIM',
  'REMOVE_ESIM',
  'REQUEST_DEVICE_INFO',
]);

/** Flags of RESET_PASSWORD (Command.resetPasswordFlags). */
export const resetPasswordFlags: ReadonlySet<string> = new Set([
  'RESET_PASSWORD_FLAG_UNSPECIFIED',
  'REQUIRE_ENTRY',
  'DO_NOT_ASK_CREDENTIALS_ON_BOOT',
  'LOCK_NOW',
]);

/** Flags of devices.delete and of the command WIPE (Android Management API, WipeDataFlag). */
export const wipeDataFlags: ReadonlySet<string> = new Set([
  'WIPE_DATA_FLAG_UNSPECIFIED',
  'PRESERVE_RESET_PROTECTION_DATA',
  'WIPE_EXTERNAL_STORAGE',
  'WIPE_ESIMS',
]);
