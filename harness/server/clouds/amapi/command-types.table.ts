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

/** Every member that a caller may give. */
export const commandMembers: ReadonlySet<string> = new Set([
  'type',
  'duration',
  'newPassword',
  'resetPasswordFlags',
  ...Object.values(commandParameters).filter((member) => member !== undefined),
]);

/** Flags of RESET_PASSWORD (Command.resetPasswordFlags). */
export const resetPasswordFlags: ReadonlySet<string> = new Set([
  'RESET_PASSWORD_FLAG_UNSPECIFIED',
  'REQUIRE_ENTRY',
  'DO_NOT_ASK_CREDENTIALS_ON_BOOT',
  'LOCK_NOW',
]);
