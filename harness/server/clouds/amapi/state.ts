import type { ManagementMode } from '../../../../protocol/android/management-modes.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { Knobs } from './knobs.js';
import { PubSub } from './pubsub.js';

/** Everything that the simulated cloud holds. Maps are by full resource name. */
export class AmapiState {
  readonly signups = new Map<
    string,
    { readonly callbackUrl: string; readonly enterpriseToken: string; used: boolean }
  >();
  readonly enterprises = new Map<string, EnterpriseState>();
  readonly pubsub = new PubSub();
  readonly knobs = new Knobs();
}

export interface EnterpriseState {
  resource: JsonObject;
  readonly projectId: string;
  readonly tokens: Map<string, TokenState>;
  readonly policies: Map<string, PolicyState>;
  readonly devices: Map<string, DeviceState>;
  readonly deleted: Set<string>;
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

/** Android Management API, AllowPersonalUsage. */
export const personalUsages = [
  'PERSONAL_USAGE_ALLOWED',
  'PERSONAL_USAGE_DISALLOWED',
  'PERSONAL_USAGE_DISALLOWED_USERLESS',
] as const;
export type PersonalUsage = (typeof personalUsages)[number];

export interface PolicyState {
  fields: JsonObject;
  version: number;
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
  outcome?: 'done' | 'cancelled' | 'expired' | { readonly errorCode: string };
}
