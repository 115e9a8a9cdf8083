import type { DepDevice, OpType, ProfileStatus } from '../../../../protocol/dep/messages.js';
import type { DepProfile } from '../../../../protocol/dep/profile.js';
import type { ServerToken } from '../../../../protocol/dep/token-file.js';
import type { Certificate } from '../../../../protocol/pki/certificate.js';

/** One organisation of Apple Business Manager (`org`) or Apple School Manager (`edu`), simulated. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly type: 'org' | 'edu';
  /** Whether an administrator has accepted the current terms. */
  terms: 'accepted' | 'pending';
  /** By id. */
  readonly servers: Map<string, ServerEntry>;
  /** By serial number. */
  readonly devices: Map<string, OwnedDevice>;
  /** By UUID. */
  readonly profiles: Map<string, DefinedProfile>;
  /** By mail address. */
  readonly accounts: Map<string, Account>;
  /** What was done to devices, oldest first. */
  readonly history: HistoryEntry[];
  /** What happened to assignments, oldest first: `/devices/sync` reads it. */
  readonly changes: Change[];
  /** Devices in the order of their assignment; an entry is stale once its device was assigned anew. */
  readonly assigned: { readonly as: number; readonly device: OwnedDevice }[];
  /** Answers that replace the real ones, by path of the call. */
  readonly faults: Map<string, Fault>;
  /** Counts assignments and changes. */
  sequence: number;
}

/** An MDM server as the portal lists it; the name is the administrator's own. */
export interface ServerEntry {
  readonly id: string;
  readonly name: string;
  /** The token is encrypted to it. */
  readonly certificate: Certificate;
  readonly createdAt: number;
  readonly createdBy: string;
  /** Every token that was downloaded, newest last. */
  readonly tokens: DownloadedToken[];
  /** Set when the entry was deleted: its token is known and refused. */
  removed: boolean;
  lastConnected?: number;
  /** `X-Server-Protocol-Version` of its latest call. */
  protocolVersion?: string;
  /** Address for devices of account-driven enrollment that find no discovery document. */
  discoveryUrl?: string;
  /** Times of the latest profile assignments, one per device, for the throttle. */
  readonly assignments: number[];
}

/** A token, with who downloaded it and when. */
export interface DownloadedToken extends ServerToken {
  /** Mail address of the account. */
  readonly by: string;
  readonly downloadedAt: number;
}

/** A person in the portal. */
export interface Account {
  readonly email: string;
  readonly role: Role;
  passwordChangedAt?: number;
  /** The person left the organisation. */
  left: boolean;
}

export const roles = [
  'Administrator',
  'Device Enrollment Manager',
  'People Manager',
  'Content Manager',
  'Staff',
] as const;
export type Role = (typeof roles)[number];

/** Something that was done to devices in the portal. */
export interface HistoryEntry {
  readonly at: number;
  readonly action: 'assign' | 'unassign' | 'release';
  readonly by: string;
  /** Name of the server entry. */
  readonly server?: string;
  readonly devices: readonly string[];
}

export interface DeviceFacts
  extends Pick<DepDevice, 'serial_number' | 'model' | 'description' | 'color' | 'asset_tag' | 'device_family' | 'os'> {
  readonly order_number?: string;
  readonly source?: string;
  readonly storage?: string;
}

export interface OwnedDevice {
  facts: DeviceFacts;
  /** Id of the server entry that it is assigned to. */
  server?: string;
  assignedAt?: number;
  assignedBy?: string;
  /** Position in the order of assignments. */
  assignedAs?: number;
  status: ProfileStatus;
  profile?: string;
  profileAssignedAt?: number;
  profilePushedAt?: number;
  /** When it fetched a configuration for the first time. */
  enrolledAt?: number;
  /** By when it has to leave its server before for this one (ms). */
  migrationDeadline?: number;
  activationLock?: ActivationLock;
}

/** Who locked the activation of a device: its MDM server, or the organisation after a migration that failed. */
export interface ActivationLock {
  readonly by: 'server' | 'organisation';
  readonly escrowKey?: string;
  readonly lostMessage?: string;
}

export interface DefinedProfile {
  readonly uuid: string;
  readonly server: string;
  readonly profile: DepProfile;
}

export interface Change {
  readonly sequence: number;
  readonly server: string;
  readonly type: OpType;
  readonly at: number;
  /** As the device was then. */
  readonly device: DepDevice;
}

export interface Fault {
  readonly status: number;
  readonly body: string;
}

/** Who runs the portal where nobody else is named. */
export const firstAccount = 'administrator@simulated.example';

/** An organisation in which nothing has happened. */
export function newOrganisation(id: string, name: string, type: Organisation['type'] = 'org'): Organisation {
  const maps = { servers: new Map(), devices: new Map(), profiles: new Map(), faults: new Map() };
  const accounts = new Map<string, Account>([
    [firstAccount, { email: firstAccount, role: 'Administrator', left: false }],
  ]);
  return { id, name, type, terms: 'accepted', ...maps, accounts, history: [], changes: [], assigned: [], sequence: 0 };
}

export interface Assignment {
  readonly at: number;
  /** Who did it in the portal, a mail address. */
  readonly by: string;
  /** Of the migration that the assignment asks for. */
  readonly deadline?: number | undefined;
}

/** Assigns a device to a server; one that was with another server leaves that one. */
export function assignDevice(
  org: Organisation,
  device: OwnedDevice,
  server: string,
  { at, by, deadline }: Assignment,
): void {
  if (device.server === server) return;
  if (device.server !== undefined) unassignDevice(org, device, at);
  org.sequence += 1;
  Object.assign(device, { server, assignedAt: at, assignedBy: by, assignedAs: org.sequence });
  if (deadline !== undefined) device.migrationDeadline = deadline;
  org.assigned.push({ as: org.sequence, device });
  recordChange(org, device, server, 'added', at);
}

/** Assigned devices past a position, in the order of their assignment. */
export function* assignedAfter({ assigned }: Organisation, position: number): Generator<OwnedDevice> {
  let from = 0;
  for (let to = assigned.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((assigned[middle]?.as ?? 0) > position) to = middle;
    else from = middle + 1;
  }
  for (let index = from; index < assigned.length; index += 1) {
    const entry = assigned[index];
    if (entry !== undefined && entry.device.assignedAs === entry.as) yield entry.device;
  }
}

/** Takes a device from its server, and with it its profile. */
export function unassignDevice(org: Organisation, device: OwnedDevice, at: number): void {
  const { server } = device;
  if (server === undefined) return;
  for (const key of ['server', 'assignedAt', 'assignedBy', 'assignedAs', 'migrationDeadline'] as const)
    delete device[key];
  dropProfile(device, 'empty');
  recordChange(org, device, server, 'deleted', at);
}

/** The device leaves the organisation for good. */
export function releaseDevice(org: Organisation, device: OwnedDevice, at: number): void {
  unassignDevice(org, device, at);
  org.devices.delete(device.facts.serial_number);
}

/** Another description of the same device. */
export function changeFacts(org: Organisation, device: OwnedDevice, facts: Partial<DeviceFacts>, at: number): void {
  device.facts = { ...device.facts, ...facts, serial_number: device.facts.serial_number };
  if (device.server !== undefined) recordChange(org, device, device.server, 'modified', at);
}

export function dropProfile(device: OwnedDevice, status: 'empty' | 'removed'): void {
  device.status = status;
  for (const key of ['profile', 'profileAssignedAt', 'profilePushedAt'] as const) delete device[key];
}

function recordChange(org: Organisation, device: OwnedDevice, server: string, type: OpType, at: number): void {
  org.sequence += 1;
  org.changes.push({ sequence: org.sequence, server, type, at, device: describeDevice(device) });
}

/** The device in the words of the service. */
export function describeDevice(device: OwnedDevice): DepDevice {
  const { order_number: _order, source: _source, storage: _storage, ...facts } = device.facts;
  return {
    ...facts,
    profile_status: device.status,
    ...(device.profile === undefined ? {} : { profile_uuid: device.profile }),
    ...dated('profile_assign_time', device.profileAssignedAt),
    ...dated('profile_push_time', device.profilePushedAt),
    ...dated('device_assigned_date', device.assignedAt),
    ...dated('mdm_migration_deadline', device.migrationDeadline),
    ...(device.assignedBy === undefined ? {} : { device_assigned_by: device.assignedBy }),
  };
}

const dated = (name: string, at: number | undefined): Readonly<Record<string, string>> =>
  at === undefined ? {} : { [name]: timeOf(at) };

/** Seconds are all that the service tells. */
export const timeOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
