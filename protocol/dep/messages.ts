import type { DepProfile } from './profile.js';

/** Apple Device Management, "Device": a device as the assignment service tells of it. */
export interface DepDevice {
  readonly serial_number: string;
  readonly model?: string;
  readonly description?: string;
  readonly color?: string;
  readonly asset_tag?: string;
  readonly device_family?: DeviceFamily;
  readonly os?: DeviceOs;
  readonly profile_status?: ProfileStatus;
  readonly profile_uuid?: string;
  /** ISO 8601, as the next ones. */
  readonly profile_assign_time?: string;
  readonly profile_push_time?: string;
  readonly device_assigned_date?: string;
  readonly device_assigned_by?: string;
  readonly mdm_migration_deadline?: string;
  /** In the answer to `/devices/sync`. */
  readonly op_type?: OpType;
  readonly op_date?: string;
  /** In the answer to `/devices`. */
  readonly response_status?: ResponseStatus;
}

export const deviceFamilies = ['AppleTV', 'iPad', 'iPhone', 'iPod', 'Mac', 'Vision'] as const;
export type DeviceFamily = (typeof deviceFamilies)[number];
export const deviceOses = ['iOS', 'iPadOS', 'OSX', 'tvOS', 'visionOS'] as const;
export type DeviceOs = (typeof deviceOses)[number];
export type ProfileStatus = 'empty' | 'assigned' | 'pushed' | 'removed';
export type OpType = 'added' | 'modified' | 'deleted';
export type ResponseStatus = 'SUCCESS' | 'NOT_ACCESSIBLE' | 'FAILED' | 'THROTTLED';

/** `GET /session` */
export interface SessionAnswer {
  readonly auth_session_token: string;
}

/** `GET /account` */
export interface AccountAnswer {
  readonly server_name: string;
  readonly server_uuid: string;
  readonly admin_id: string;
  readonly facilitator_id: string;
  readonly org_name: string;
  readonly org_email: string;
  readonly org_phone: string;
  readonly org_address: string;
  readonly org_id: string;
  readonly org_id_hash: string;
  readonly org_type: 'edu' | 'org';
  readonly org_version: 'v1' | 'v2';
  readonly urls: readonly {
    readonly uri: string;
    readonly http_method: readonly string[];
    readonly limit?: { readonly default: number; readonly maximum: number };
  }[];
}

/** Body of `POST /server/devices` and `POST /devices/sync`. */
export interface PageRequest {
  readonly cursor?: string;
  readonly limit?: number;
}

/** The answer to either. */
export interface PageAnswer {
  readonly devices: readonly DepDevice[];
  readonly cursor: string;
  /** ISO 8601 */
  readonly fetched_until: string;
  readonly more_to_follow: boolean;
}

/** The answer to `POST /profile`, and to assigning and removing. */
export interface AssignAnswer {
  readonly profile_uuid?: string;
  /** By serial number. */
  readonly devices: Readonly<Record<string, ResponseStatus>>;
  readonly retry_after_seconds?: number;
}

export type ProfileAnswer = DepProfile & { readonly profile_uuid: string };

/** Devices in one page: asked for less or more, the service gives the nearest of these. */
export const pageLimit = { minimum: 100, default: 100, maximum: 1000 } as const;

/** Header of every call but `/session`, and of its answer, which may bring a new value. */
export const sessionHeader = 'X-ADM-Auth-Session';
export const protocolVersionHeader = 'X-Server-Protocol-Version';
/** What callers send; the service is known to insist on it. */
export const depContentType = 'application/json;charset=UTF8';
