/**
 * What a PC in device preparation asks of its server: Data of the client event `com.microsoft/MDM/DevicePrepSync` in package 1 (MS-MDM §3.2.5.1.6).
 * The first two are described in the same words there; here a PC says the first before the agent was ordered, and the second until it is there.
 */
export const devicePrepStates = [
  'PendingProvisioning',
  'Bootstrapping',
  'ExecutingProvisioning',
  'ProvisioningComplete',
] as const;
export type DevicePrepState = (typeof devicePrepStates)[number];

export const isDevicePrepState = (text: string): text is DevicePrepState =>
  devicePrepStates.some((state) => state === text);
