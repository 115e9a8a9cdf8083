import type { ManagementMode } from '../../../../protocol/android/management-modes.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { Knobs } from './knobs.js';
import { PubSub } from './pubsub.js';

/** Everything that the simulated cloud holds. Maps are by full resource name. */
export class AmapiState {
  readonly signups = new Map<string, Signup>();
  readonly enterprises = new Map<string, EnterpriseState>();
  /** Names of enterprises that were deleted, for the devices that they leave. */
  readonly deletedEnterprises = new Set<string>();
  readonly provisionings = new Map<string, JsonObject>();
  readonly pubsub = new PubSub();
  readonly knobs = new Knobs();
}

export interface Signup {
  readonly callbackUrl: string;
  readonly enterpriseToken: string;
  used: boolean;
}

export interface EnterpriseState {
  resource: JsonObject;
  readonly projectId: string;
  readonly tokens: Map<string, TokenState>;
  readonly migrationTokens: Map<string, MigrationTokenState>;
  readonly policies: Map<string, PolicyState>;
  readonly devices: Map<string, DeviceState>;
  readonly webApps: Map<string, JsonObject>;
  /** Devices that were deleted, and what of them is to be wiped beyond the usual. */
  readonly deleted: Map<string, readonly string[]>;
  /** Every device that ever enrolled, oldest first. */
  readonly enrolled: { readonly serial: string; readonly name: string }[];
}

export function newEnterprise(resource: JsonObject, projectId: string): EnterpriseState {
  return {
    resource,
    projectId,
    tokens: new Map(),
    migrationTokens: new Map(),
    policies: new Map(),
    devices: new Map(),
    webApps: new Map(),
    deleted: new Map(),
    enrolled: [],
  };
}

export interface TokenState {
  readonly resource: JsonObject;
  readonly value: string;
  readonly createdAt: number;
  readonly lifeMs: number;
  readonly oneTimeOnly: boolean;
  readonly personalUsage: PersonalUsage;
  readonly policyName: string;
  readonly additionalData?: string;
  uses: number;
}

export interface MigrationTokenState {
  /** With `device`, once a device came by it. */
  resource: JsonObject;
  readonly expiresAt: number;
}

/** Android Management API, AllowPersonalUsage. */
export const personalUsages = [
  'PERSONAL_USAGE_ALLOWED',
  'PERSONAL_USAGE_DISALLOWED',
  'PERSONAL_USAGE_DISALLOWED_USERLESS',
] as const;
export type PersonalUsage = (typeof personalUsages)[number];

export interface PolicyState {
  readonly fields: JsonObject;
  readonly version: number;
  /** As it was before the latest change. */
  readonly before?: Pick<PolicyState, 'fields' | 'version'>;
}

export interface DeviceState {
  resource: JsonObject;
  readonly key: string;
  readonly mode: ManagementMode;
  readonly operations: Map<string, OperationState>;
}

export interface OperationState {
  readonly name: string;
  readonly command: JsonObject;
  readonly createdAt: number;
  readonly expiresAt: number;
  outcome?: OperationOutcome;
}

export type OperationOutcome =
  | 'cancelled'
  | 'expired'
  /** What the device said of it: a status of its own kind of command, or why it failed. */
  | { readonly errorCode?: string; readonly status?: JsonObject };
