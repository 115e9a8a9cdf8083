import { type ManagementMode, managementModeFacts } from '../../protocol/android/management-modes.table.js';
import type { ProvisioningParams } from '../../protocol/android/messages.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import { afterEnrollment } from '../device/lifecycle.js';
import type { DeviceRecord } from '../device/record.js';
import type { Person } from '../person/person.js';
import { activateAdministrator } from './administrator/enroll.js';
import { makerSetupBefore } from './aosp-rules.js';
import { type AndroidDevice, EnrollmentStopped, modeOf, refuse, refuseProvisioning } from './device.js';
import { failureResetsDevice, provisioningModeAllowed, provisioningPrecondition } from './device-rules.js';
import { afterRestart } from './entry-rules.js';
import { firstStep, meetEntry, wayOf } from './entry-way.js';
import { enterIdentifier, type IdentifierEntry } from './identifier-entry.js';
import { enrollsAsUser } from './mode-rules.js';
import { obtainParams } from './obtain-payload.js';
import { runProvisioningTasks } from './provisioning-tasks.js';
import { factoryReset, wakeAndroid } from './sessions.js';
import { signInForToken } from './sign-in.js';
import { newState, stateOf } from './state.js';
import type { AndroidTransport } from './transport.js';
import { transportIn } from './transports.js';
import { entryFromCloud } from './vendor-cloud/entry.js';

/** Enrolls by any way in, in AOSP's order: payload, pre-conditions, tasks, mode, then the DPC's own: certificate and first session. */
export async function enrollAndroid(
  device: AndroidDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<EnrollmentOutcome> {
  const attempt: Attempt = { device, person, before: device.record, mode: undefined, keeps: false };
  try {
    await runEnrollment(attempt, entry);
    device.record = afterEnrollment(device.record, { kind: 'enrolled' }, device.world.clock.now());
    return { kind: 'enrolled' };
  } catch (error) {
    if (!(error instanceof EnrollmentStopped)) throw error;
    giveUp(attempt, error.outcome);
    return error.outcome;
  }
}

interface Attempt {
  readonly device: AndroidDevice;
  /** Who signs in; a vendor's cloud may know the name already. */
  person: Person;
  readonly before: DeviceRecord;
  /** Set once provisioning has begun to change the device. */
  mode: ManagementMode | undefined;
  /** The device keeps what provisioning has left, although nobody manages it. */
  keeps: boolean;
}

async function runEnrollment(attempt: Attempt, given: EnrollmentEntry): Promise<void> {
  const { device } = attempt;
  device.state = { ...device.state, setup: makerSetupBefore(device.rules, device.habits.makerSetup) };
  reach(attempt, firstStep[wayOf(given)]);
  const { entry, person } = await entryFromCloud(device, given, attempt.person);
  attempt.person = person;
  const managed = managedAs(device, entry);
  const wanted = managed.mode;
  const way = wayOf(entry);
  if (wanted === 'device-admin') return beAdministrated(attempt, entry);
  meetEntry(device, way, managed);
  const { params, installed } = await takeParams(device, entry, attempt.person);
  const transport = transportFor(device, params);
  meetPreconditions(device, wanted);
  attempt.mode = wanted;
  reach(attempt, 'Provisioning');
  if (!installed) await provision(device, params, transport);
  chooseMode(device, params, wanted);
  device.state = {
    ...device.state,
    mode: wanted,
    allSystemApps: params.leaveAllSystemAppsEnabled,
    deviceAdmin: params.deviceAdmin.packageName,
    provisioning: 'SETUP_COMPLETE',
  };
  meetRestart(attempt);
  reach(attempt, 'RequestSecurityToken');
  const extras = await signInForToken(device, params.adminExtras, attempt.person);
  const mode = await transport.enroll(extras, wanted, entry);
  attempt.mode = mode;
  await holdFirstSession(device);
  device.state = { ...device.state, provisioning: finalized(mode) };
}

/** The older way, for which nothing is provisioned: an app asks the user to make it a device administrator. */
async function beAdministrated(attempt: Attempt, entry: EnrollmentEntry): Promise<void> {
  const { device, person } = attempt;
  attempt.mode = 'device-admin';
  await activateAdministrator(device, entry, person, (step) => reach(attempt, step));
  await holdFirstSession(device);
}

/** An identifier brings the DPC before the token brings the payload; every other way brings both in one. */
async function takeParams(device: AndroidDevice, entry: EnrollmentEntry, person: Person): Promise<IdentifierEntry> {
  if (wayOf(entry) === 'token') return enterIdentifier(device, entry);
  return { params: await obtainParams(device, entry, person), installed: false };
}

/** A restart at the worst moment: the set-up believes that it is done, and nobody has registered the device. */
function meetRestart(attempt: Attempt): void {
  const { device, mode } = attempt;
  if (!device.habits.restartsBeforeRegistration || mode === undefined) return;
  const what = afterRestart(device.rules);
  if (what === 'goes-on') return;
  attempt.keeps = what === 'looks-enrolled';
  if (attempt.keeps) device.state = { ...device.state, provisioning: finalized(mode) };
  throw new EnrollmentStopped({ kind: 'abandoned', step: 'Restart' });
}

function managedAs(device: AndroidDevice, entry: EnrollmentEntry): NonNullable<ReturnType<typeof modeOf>> {
  const found = modeOf(entry.method);
  if (found === undefined)
    return refuse({ form: 'local', code: 'METHOD', message: `${entry.method} is not played`, step: 'ScanQrCode' });
  device.record = { ...device.record, method: entry.method };
  if (managementModeFacts[found.mode].startsFrom === 'set-up')
    device.state = { ...device.state, userSetupComplete: true };
  return found;
}

/** The holder of the device may put it away at any step they see. */
function reach({ person }: Attempt, step: string): void {
  if (person.givesUpAt === step) throw new EnrollmentStopped({ kind: 'abandoned', step });
}

/** The DPC finds in the extras which server is to manage, and by which protocol. */
function transportFor(device: AndroidDevice, { adminExtras }: ProvisioningParams): AndroidTransport {
  const message = 'the admin extras name no enrollment token and service';
  return transportIn(device, adminExtras) ?? refuseProvisioning('ReadAdminExtras', 'missing-parameter', message);
}

function meetPreconditions(device: AndroidDevice, mode: ManagementMode): void {
  const { managedUsers, androidUser } = device.habits;
  if (mode === 'work-profile' && !enrollsAsUser(device.rules, androidUser))
    refuseProvisioning('CheckProvisioningPreconditions', 'NOT_SYSTEM_USER', 'only the primary user can make one');
  const code = provisioningPrecondition(device.rules, device.state, { mode, managedUsers });
  if (code !== undefined) refuseProvisioning('CheckProvisioningPreconditions', code, `${mode} cannot be set up here`);
  const { minApiLevel, ownership } = managementModeFacts[mode];
  if (ownership === 'PERSONALLY_OWNED' && device.habits.apiLevel < minApiLevel)
    refuseProvisioning('CheckProvisioningPreconditions', 'API_LEVEL', `${mode} needs a newer Android version`);
}

async function provision(device: AndroidDevice, params: ProvisioningParams, dpc: AndroidTransport): Promise<void> {
  const { habits, world } = device;
  const service = dpc.serviceIn(params.adminExtras) ?? '';
  const { transport, signal } = world;
  const failure = await runProvisioningTasks({
    params,
    habits,
    transport,
    service,
    rules: device.rules,
    ...(signal && { signal }),
  });
  if (failure !== undefined) refuse({ form: 'provisioning', ...failure });
}

/** The DPC answers GET_PROVISIONING_MODE. */
function chooseMode(device: AndroidDevice, params: ProvisioningParams, mode: ManagementMode): void {
  if (provisioningModeAllowed(device.rules, params, mode)) return;
  refuseProvisioning(
    'GET_PROVISIONING_MODE',
    'MODE_NOT_ALLOWED',
    `${mode} is none of what ${params.supportedModes} allows`,
  );
}

async function holdFirstSession(device: AndroidDevice): Promise<void> {
  const { kind, message = 'the first session failed' } = await wakeAndroid(device, 'boot');
  if (kind === 'refused') refuse({ form: 'syncml', code: 'SESSION', message, step: 'Package1' });
}

function finalized(mode: ManagementMode): 'PROFILE_FINALIZED' | 'SETUP_FINALIZED' {
  return managementModeFacts[mode].owner === 'PROFILE_OWNER' ? 'PROFILE_FINALIZED' : 'SETUP_FINALIZED';
}

/** What a failed attempt leaves: nothing, and on an organization-owned device factory settings. A device administrator stays what it is. */
function giveUp({ device, before, mode, keeps }: Attempt, outcome: EnrollmentStopped['outcome']): void {
  if (stateOf(before).mode === 'device-admin') {
    device.record = { ...before, outcome };
    return;
  }
  const { imei, androidId, userSetupComplete, factoryResets } = device.state;
  const code = outcome.kind === 'refused' ? outcome.refusal.code : 'abandoned';
  if (keeps) device.record = { ...device.record, phase: 'enrolling', outcome };
  if (keeps) return;
  if (mode !== undefined && failureResetsDevice(device.rules, mode, code)) factoryReset(device);
  else if (mode !== undefined) device.state = { ...newState({ imei, androidId, userSetupComplete }), factoryResets };
  device.record = afterEnrollment(device.record, outcome, device.world.clock.now());
}
