import type { JsonObject } from '../base/vocabulary.js';

/** How an agent says that it enrolls (OpenMDM, Enrollment: `method`). */
export type EnrollmentMethod = 'qr' | 'nfc' | 'zero-touch' | 'knox' | 'manual' | 'app-only' | 'adb';

/** What an agent says of its device; at least one of the four ids must be there (OpenMDM, Enrollment). */
export interface DeviceIdentifiers {
  readonly model: string;
  readonly manufacturer: string;
  readonly osVersion: string;
  readonly serialNumber?: string;
  readonly imei?: string;
  readonly macAddress?: string;
  readonly androidId?: string;
}

/** `POST /agent/enroll` before it is signed. */
export interface EnrollmentClaim extends DeviceIdentifiers {
  readonly method: EnrollmentMethod;
  /** ISO 8601. */
  readonly timestamp: string;
}

/** What the answer to an enrollment gives the agent. */
export interface Enrolled {
  readonly deviceId: string;
  readonly token: string;
  /** Where the agent is managed from now on; empty when the server does not say. */
  readonly serverUrl: string;
  readonly policy?: Policy;
  readonly push: PushConfig;
}

export interface PushConfig {
  readonly provider: string;
  readonly mqttTopic?: string;
  /** Seconds. */
  readonly pollingInterval: number;
}

export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly settings: JsonObject;
}

/** Answer to `POST /agent/heartbeat`. */
export interface HeartbeatAnswer {
  readonly commands: readonly AgentCommand[];
  readonly policy?: Policy;
  readonly desiredState: JsonObject;
  readonly desiredStateVersion: number;
}

export interface AgentCommand {
  readonly id: string;
  readonly type: string;
  readonly payload: JsonObject;
}

/** Names in the admin extras of a provisioning code (OpenMDM CLI, `enroll qr`). */
export const openmdmExtras = {
  serverUrl: 'openmdm.server_url',
  deviceSecret: 'openmdm.device_secret',
  policyId: 'openmdm.policy_id',
  groupId: 'openmdm.group_id',
} as const;
