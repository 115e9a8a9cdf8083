/** Alert codes of DM (OMA-TS-DM_Protocol-V1_2, alert codes; MS-MDM §2.2.7). */
export const alertCodes = {
  '1100': 'Display',
  '1200': 'Server-initiated management',
  '1201': 'Client-initiated management',
  '1222': 'Next message',
  '1223': 'Session abort',
  '1224': 'Client event',
  '1225': 'No end of data',
  '1226': 'Generic alert',
} as const;

export type AlertCode = keyof typeof alertCodes;

/** Types of client events and generic alerts that Windows sends (MS-MDM §2.2.7). */
export const alertTypes = {
  /** Client event 1224; Data is `user`, `others` or `none`. */
  loginStatus: 'com.microsoft/MDM/LoginStatus',
  /** Client event 1224; Data is a token of the directory for whoever is signed in. */
  userToken: 'com.microsoft/MDM/AADUserToken',
  /** Client event 1224; Data is the state of device preparation (MS-MDM §3.2.5.1.6). */
  devicePrepSync: 'com.microsoft/MDM/DevicePrepSync',
  /** Client event 1224, Data 1: a command of the server still runs (MS-MDE2 §2.2.9.3). */
  requestPending: 'Reversed-Domain-Name:com.microsoft.mdm.requestpending',
  /** Generic alert 1226, Format int, Data 1: the device leaves management. */
  unenrollment: 'com.microsoft:mdm.unenrollment.userrequest',
} as const;

/** Opens a management session (OMA-TS-DM_Protocol-V1_2, package 1). */
export const opensSession = (code: string): boolean => code === '1200' || code === '1201';

export function describeAlert(code: string): string {
  return Object.hasOwn(alertCodes, code) ? `${code} ${alertCodes[code as AlertCode]}` : code;
}
