import type { Json, JsonObject } from '../base/vocabulary.js';
import type { DepError } from './errors.table.js';
import { type ProfileKey, type ProfileKeyName, profileKeys } from './profile-keys.table.js';

interface ValueByType {
  string: string;
  boolean: boolean;
  strings: readonly string[];
}

/** An enrollment profile of Automated Device Enrollment, the cloud configuration of the devices it is assigned to. */
export type DepProfile = {
  readonly [K in ProfileKeyName]?: ValueByType[(typeof profileKeys)[K]['type']];
} & { readonly profile_uuid?: string };

/**
 * What a device learns of its organisation: the profile, and by when it has to migrate to its server (Apple Device Management, "Migrating managed
 * devices"). Apple does not publish the form; the names are those of the web API.
 */
export type DeviceConfiguration = DepProfile & { readonly mdm_migration_deadline?: string };

/** The first thing that the service would object to in a profile; undefined when it takes it ("Define a Profile", error codes). */
export function profileObjection(document: JsonObject): DepError | undefined {
  for (const [name, key] of Object.entries(profileKeys) as [string, ProfileKey][]) {
    const objection = keyObjection(key, document[name]);
    if (objection !== undefined) return objection;
  }
  // a profile that the user may not remove needs supervision
  if (document.is_mdm_removable === false && document.is_supervised !== true) return 'FLAGS_INVALID';
  return undefined;
}

function keyObjection(key: ProfileKey, value: Json | undefined): DepError | undefined {
  if (value === undefined || value === null) return key.required;
  if (!fits(key, value)) return key.invalid ?? 'MALFORMED_REQUEST_BODY';
  if (typeof value !== 'string' || key.invalid === undefined) return undefined;
  const length = [...value].length;
  return length === 0 || length > (key.max ?? Number.POSITIVE_INFINITY) ? key.invalid : undefined;
}

function fits({ type }: ProfileKey, value: Json): boolean {
  if (type !== 'strings') return typeof value === type;
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** The members of a document that the table knows, others left out. */
export function profileFrom(document: JsonObject): DepProfile {
  const known = Object.entries(document).filter(([name, value]) => Object.hasOwn(profileKeys, name) && value !== null);
  return Object.freeze(Object.fromEntries(known)) as DepProfile;
}
