import { minutes } from '../../protocol/base/clock.js';
import type { SessionOutcome, WakeReason } from '../device/agent.js';
import { afterUnenrollment } from '../device/lifecycle.js';
import { unenrollmentAlert } from '../omadm/alerts.js';
import { holdSession } from '../omadm/hold-session.js';
import type { HeldSession, SessionRequest } from '../omadm/session-request.js';
import { holdCloudSession } from './cloud-session.js';
import { androidTree } from './csp/android-tree.js';
import { type AndroidDevice, modeOf } from './device.js';
import { endResetsDevice, userMayEndManagement } from './device-rules.js';
import { deviceFacts } from './facts.js';
import { NonComplianceReport } from './non-compliance.js';
import { type CloudManagement, newState } from './state.js';

/** A management session that can be held, and the report that it fills. */
export interface PreparedSession {
  readonly request: SessionRequest;
  readonly report: NonComplianceReport;
}

/** What a session needs, from the record; undefined when nobody manages the device. */
export function prepareSession(device: AndroidDevice, reason: WakeReason): PreparedSession | undefined {
  const { record, state, world, habits } = device;
  const { mode, managementUrl, tree, nonCompliance } = state;
  if (mode === undefined || managementUrl === undefined || !record.certificate || !record.privateKey) return undefined;
  const report = new NonComplianceReport(nonCompliance);
  const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));
  const gms = record.method === undefined || (modeOf(record.method)?.gms ?? true);
  const request: SessionRequest = {
    transport: world.transport,
    url: managementUrl,
    clientCertificate: { chain: [bytes(record.certificate)], privateKey: bytes(record.privateKey) },
    anchors: (record.anchors ?? []).map(bytes),
    identity: deviceFacts(device, mode, gms),
    habits: { userAgent: habits.userAgent, firstCmdId: 1 },
    schema: androidTree(report),
    tree,
    userSignedIn: mode !== 'dedicated',
    reason,
    random: world.random.fork('omadm'),
    rules: world.rules,
    now: world.clock.now(),
    ...(world.signal && { signal: world.signal }),
  };
  return { request, report };
}

/** Holds one session and keeps what it leaves; the server's Unenroll ends management. */
export async function wakeAndroid(device: AndroidDevice, reason: WakeReason): Promise<SessionOutcome> {
  const { cloud } = device.state;
  if (cloud !== undefined) return wakeByCloud(device, cloud);
  const session = prepareSession(device, reason);
  if (session === undefined) return { kind: 'refused', commands: 0, message: 'the device is not managed' };
  const held = await holdSession(session.request);
  keep(device, session, held);
  if (held.outcome.kind === 'unenrolled') endManagement(device);
  return held.outcome;
}

async function wakeByCloud(device: AndroidDevice, cloud: CloudManagement): Promise<SessionOutcome> {
  const { outcome, over } = await holdCloudSession(device, cloud);
  device.record = { ...device.record, lastSessionAt: device.world.clock.now() };
  if (over) endManagement(device);
  return outcome;
}

/** The user removes management. A company-owned device offers no way to; the server is told at best (MS-MDM §3.1.5). */
export async function unenrollAndroid(device: AndroidDevice): Promise<SessionOutcome> {
  const { mode, cloud } = device.state;
  if (mode !== undefined && cloud !== undefined && userMayEndManagement(device.rules, mode)) {
    endManagement(device);
    return { kind: 'unenrolled', commands: 0 };
  }
  const session = prepareSession(device, 'user');
  if (mode === undefined || session === undefined)
    return { kind: 'refused', commands: 0, message: 'the device is not managed' };
  if (!userMayEndManagement(device.rules, mode))
    return { kind: 'refused', commands: 0, message: `the user cannot end management of a ${mode} device` };
  const held = await holdSession({ ...session.request, alerts: [unenrollmentAlert] });
  device.note(held.findings);
  endManagement(device);
  return { kind: 'unenrolled', commands: held.outcome.commands };
}

function keep(device: AndroidDevice, { report }: PreparedSession, held: HeldSession): void {
  const now = device.world.clock.now();
  device.note(held.findings);
  device.state = { ...device.state, tree: held.tree, nonCompliance: report.details };
  const wait = Number(held.tree[intervalNode] ?? 28_800) * 1_000;
  device.record = { ...device.record, lastSessionAt: now, nextWakeAt: now + Math.max(wait, minutes(1)) };
}

const intervalNode = 'Device/Vendor/MSFT/Scheduler/IntervalDurationSeconds';

/** What is left when management ends: the device without its work profile, or a device as it left the factory. */
export function endManagement(device: AndroidDevice): void {
  const { mode } = device.state;
  device.record = afterUnenrollment(device.record, device.world.clock.now());
  if (mode !== undefined && endResetsDevice(device.rules, mode)) factoryReset(device);
  else {
    const { imei, androidId, factoryResets } = device.state;
    device.state = { ...newState({ imei, androidId, userSetupComplete: true }), factoryResets };
  }
}

export function factoryReset(device: AndroidDevice): void {
  const { imei, androidId, factoryResets } = device.state;
  device.state = { ...newState({ imei, androidId, userSetupComplete: false }), factoryResets: factoryResets + 1 };
}
