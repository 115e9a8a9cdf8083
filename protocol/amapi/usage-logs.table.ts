/** Kinds of usage logs that a policy may enable (Android Management API, LogType). */
export const logTypes = ['SECURITY_LOGS', 'NETWORK_ACTIVITY_LOGS'] as const;
export type LogType = (typeof logTypes)[number];

/** Events that the simulated device has something to say of: the log that each is part of, and the member that holds it (UsageLogEvent). */
export const usageEvents = {
  CONNECT: { log: 'NETWORK_ACTIVITY_LOGS', member: 'connectEvent' },
  REMOTE_LOCK: { log: 'SECURITY_LOGS', member: 'remoteLockEvent' },
} as const satisfies Readonly<Record<string, { readonly log: LogType; readonly member: string }>>;
export type UsageEvent = keyof typeof usageEvents;
