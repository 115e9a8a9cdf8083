import { minutes } from '../../../protocol/base/clock.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import type { DeviceConfiguration } from '../../../protocol/dep/profile.js';
import type { SessionOutcome } from '../../device/agent.js';
import type { UserChannel } from '../apple-state.js';
import { keptForNext } from '../apps.js';
import type { Migration } from '../changed-state.js';
import type { Deed } from '../deeds.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import { endManagement } from '../end-management.js';
import { updateMac } from '../mac/mac-state.js';
import { storedIdentity } from '../mdm-request.js';
import { isOnline } from '../network.js';
import { activate } from './activation.js';
import { isAutomatic } from './enroll-automatically.js';
import { managedUserIsThere } from './migrating-user.js';
import { tellApple } from './migration-link.js';
import {
  appsAfterMigration,
  holderMayMigrate,
  isForced,
  keepsApps,
  managedSoMigrates,
  migratesWith,
  returningMigrates,
  sharedMigrates,
  tellsServerBefore,
  triesMigrationAgain,
} from './migration-rules.js';

type Enroll = (entry: EnrollmentEntry) => Promise<EnrollmentOutcome>;

/** After a migration that failed, the next attempt; the time is our choice. */
const pauseAfterFailure = minutes(15);

/** The holder agrees to the migration that the device offers, or to another attempt at one that failed. */
export const migrate: Deed = async ({ device, enroll }) => {
  const migration = await migrationOf(device);
  if (migration === undefined) return { kind: 'refused', message: 'no migration is offered' };
  if (!holderMayMigrate(device.rules, migration.deadline)) return { kind: 'refused', message: 'it is not time yet' };
  if (!managedUserIsThere(device)) return { kind: 'refused', message: 'the managed user has to sign in first' };
  const outcome = await change(device, migration, enroll);
  return outcome.kind === 'enrolled' ? { kind: 'done' } : { kind: 'refused', message: messageOf(outcome) };
};

/**
 * What a device does that wakes: it looks whether it belongs to another server by now, offers its holder to migrate, and migrates by itself at
 * the deadline (Apple Device Management, "Migrating managed devices"). Undefined where it stays with its server.
 */
export async function migrateWhenDue(device: AppleDevice, enroll: Enroll): Promise<SessionOutcome | undefined> {
  const migration = await migrationOf(device);
  if (migration === undefined || !isDue(device, migration)) return undefined;
  const outcome = await change(device, migration, enroll);
  if (outcome.kind === 'enrolled') return { kind: 'completed', commands: 0 };
  return { kind: 'refused', commands: 0, message: messageOf(outcome) };
}

/** The device is configured: what was kept of the server before and is not wanted any more goes. */
export function concludeMigration(device: AppleDevice): void {
  const { apps, awaiting } = device.state;
  if (awaiting === true || apps?.some(({ preserved }) => preserved) !== true) return;
  device.update({ apps: appsAfterMigration(device.rules, apps) });
}

function isDue(device: AppleDevice, { deadline, failed }: Migration): boolean {
  if (failed !== undefined) return triesMigrationAgain(device.rules);
  return isForced(device.rules, deadline) && managedUserIsThere(device);
}

/** The migration that the device knows of, after it has asked; a failed one stays until it succeeds. */
async function migrationOf(device: AppleDevice): Promise<Migration | undefined> {
  const { migration } = device.state;
  if (migration?.failed !== undefined && device.state.mdm === undefined) return migration;
  if (!mayMigrate(device)) return undefined;
  const offered = await offeredTo(device);
  if (offered !== undefined || migration !== undefined) device.update({ migration: offered });
  return offered;
}

/** Set up by its organisation, managed in a way that can be left so, awake, and new enough. */
function mayMigrate(device: AppleDevice): boolean {
  const { setup, activation, mdm, off, awaiting } = device.state;
  if (activation === undefined || setup === undefined || mdm === undefined) return false;
  if (off === true || awaiting === true || !isOnline(device)) return false;
  const byConfiguration = isAutomatic({ method: device.record.method ?? 'ios-byod' });
  return (
    migratesWith(device.rules, device.osVersion) &&
    managedSoMigrates(device.rules, device.family, byConfiguration) &&
    sharedMigrates(device.rules, setup.multiUser === true) &&
    returningMigrates(device.rules, setup.returnsToService === true)
  );
}

async function offeredTo(device: AppleDevice): Promise<Migration | undefined> {
  const configuration = await configurationNow(device);
  const { mdm_migration_deadline: deadline, profile_uuid: profile } = configuration ?? {};
  if (deadline === undefined || profile === device.state.setup?.profile) return undefined;
  const awaits = configuration?.await_device_configured === true;
  return { deadline: Date.parse(deadline), ...(awaits && { awaits }) };
}

/** What Apple's service tells; nothing where it has nothing, or does not answer. */
async function configurationNow(device: AppleDevice): Promise<DeviceConfiguration | undefined> {
  try {
    return await activate(device, entryOf(device));
  } catch (error) {
    if (error instanceof EnrollmentStopped || error instanceof ProtocolError) return undefined;
    throw error;
  }
}

function entryOf({ record, state, family }: AppleDevice): EnrollmentEntry {
  const { platform, method = 'ios-ade' } = record;
  const automatic = isAutomatic({ method }) ? method : family === 'macos' ? 'macos-ade' : 'ios-ade';
  return { platform, method: automatic, ...(state.activation !== undefined && { url: state.activation }) };
}

/** Leaves the one server and enrolls with the other. A device that fails is nobody's, says so, and comes again. */
async function change(device: AppleDevice, migration: Migration, enroll: Enroll): Promise<EnrollmentOutcome> {
  const entry = entryOf(device);
  if (migration.failed === undefined) {
    await tellApple(device, 'started');
    await leave(device, migration);
  }
  const outcome = await enroll(entry);
  if (outcome.kind === 'enrolled') device.update({ migration: undefined });
  else {
    await tellApple(device, 'failed');
    comeAgain(device, { ...migration, failed: messageOf(outcome) });
  }
  concludeMigration(device);
  return outcome;
}

async function leave(device: AppleDevice, { awaits }: Migration): Promise<void> {
  const { mdm } = device.state;
  const identity = storedIdentity(device);
  if (mdm === undefined || identity === undefined) return;
  const checkOutWhenRemoved = tellsServerBefore(device.rules, mdm.checkOutWhenRemoved);
  if (device.family === 'ios' && keepsApps(device.rules, awaits === true)) preserveApps(device);
  await endManagement(device, { ...mdm, checkOutWhenRemoved }, identity);
  const { migrations = 0 } = device.state;
  device.update({ setup: undefined, inUse: undefined, migrations: migrations + 1, bypassCodeCleared: undefined });
  carryUser(device, mdm.user);
}

/** The next server manages the same user. */
function carryUser(device: AppleDevice, user: UserChannel | undefined): void {
  if (user === undefined) return;
  const { userId, shortName, longName } = user;
  updateMac(device, { carriedUser: { userId, shortName, longName } });
}

/** Managed apps stay with their data, those too that go with the profile otherwise. */
function preserveApps(device: AppleDevice): void {
  device.update({ apps: (device.state.apps ?? []).map(keptForNext) });
}

function comeAgain(device: AppleDevice, migration: Migration): void {
  device.update({ migration });
  device.record = { ...device.record, nextWakeAt: device.rules.now + pauseAfterFailure };
}

function messageOf(outcome: EnrollmentOutcome): string {
  if (outcome.kind === 'refused') return outcome.refusal.message;
  return outcome.kind === 'abandoned' ? `abandoned at ${outcome.step}` : outcome.kind;
}
