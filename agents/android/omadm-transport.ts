import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import { minutes } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { pkcs8Of } from '../../protocol/pki/keys.js';
import type { WakeReason } from '../device/agent.js';
import { unenrollmentAlert } from '../omadm/alerts.js';
import { holdSession } from '../omadm/hold-session.js';
import type { HeldSession, SessionRequest } from '../omadm/session-request.js';
import { dmClientState } from '../windows/csp/dm-client-csp.js';
import { type InventoryNews, inventoryNews } from './apps/inventory.js';
import { syncFromSource } from './apps/managing-app.js';
import { keepApps, syncPlay } from './apps/play-sync.js';
import { type AttestationNews, attestationNews } from './attestation/news.js';
import { androidTree } from './csp/android-tree.js';
import { type AndroidDevice, modeOf } from './device.js';
import { deviceFacts, directoryDeviceId } from './facts.js';
import { NonComplianceReport } from './non-compliance.js';
import { type DpcBundle, type ManagementIdentity, requestIdentity } from './request-identity.js';
import { attest, type SecurityNews, securityNews } from './security/report.js';
import { keepSecurity } from './security/state.js';
import type {
  AndroidTransport,
  Command,
  CommandResult,
  Ending,
  OpenTransport,
  StatusReport,
  Synced,
} from './transport.js';
import { installContents } from './work-profile/contents.js';

/** Enrolls for a certificate over MS-WSTEP and is managed over OMA-DM. */
export const openOmadmTransport: OpenTransport = (device) => new OmadmTransport(device);

/** A session is a dialogue: the tree takes the settings as they come, and the answers to commands are in the next message. */
class OmadmTransport implements AndroidTransport {
  readonly #device: AndroidDevice;

  constructor(device: AndroidDevice) {
    this.#device = device;
  }

  get manages(): boolean {
    const { record, state } = this.#device;
    return state.managementUrl !== undefined && record.certificate !== undefined && record.privateKey !== undefined;
  }

  serviceIn(extras: JsonObject): string | undefined {
    return this.#bundleIn(extras)?.service;
  }

  async enroll(extras: JsonObject, mode: ManagementMode): Promise<ManagementMode> {
    const bundle = this.#bundleIn(extras);
    if (bundle === undefined) throw new RangeError('the extras are not for a DPC that speaks MS-WSTEP');
    keepIdentity(this.#device, await requestIdentity(this.#device, bundle, mode));
    return mode;
  }

  async sync({ reason }: StatusReport): Promise<Synced> {
    await attest(this.#device);
    const session = prepareSession(this.#device, reason);
    if (session === undefined) return { kind: 'refused', message: 'the device is not managed' };
    return this.#hold(session);
  }

  apply(): void {}

  carryOut({ id }: Command): CommandResult {
    return { id };
  }

  /** Apps come after the session that asked for them; the server hears at once of what has changed. */
  async acknowledge(): Promise<Ending | undefined> {
    installContents(this.#device);
    await syncPlay(this.#device);
    await syncFromSource(this.#device);
    const session = inventoryNews(this.#device) && prepareSession(this.#device, 'poll', 'apps');
    const told = session && (await this.#hold(session));
    return told?.kind === 'unenrolled' ? told : undefined;
  }

  /** MS-MDM §3.1.5: the alert says so; what the server answers changes nothing. */
  async unenroll(): Promise<number> {
    const session = prepareSession(this.#device, 'user');
    if (session === undefined) return 0;
    const held = await holdSession({ ...session.request, alerts: [unenrollmentAlert] });
    this.#device.note(held.findings);
    return held.outcome.commands;
  }

  async #hold(session: PreparedSession): Promise<Synced> {
    const held = await holdSession(session.request);
    keepSession(this.#device, session, held);
    const { kind, commands: answered, message } = held.outcome;
    if (held.events.some((event) => event.kind === 'wipe')) return { kind: 'unenrolled', answered };
    if (kind !== 'completed') return { kind, answered, ...(message !== undefined && { message }) };
    if (session.news !== undefined) keepApps(this.#device, { reported: session.news.digest });
    if (session.security !== undefined) keepSecurity(this.#device, { told: session.security.digest });
    if (session.attested !== undefined) keepSecurity(this.#device, { answered: session.attested.challenge });
    return { kind: 'told', commands: [], answered };
  }

  #bundleIn(extras: JsonObject): DpcBundle | undefined {
    const { bundle } = this.#device.habits;
    const [token, service] = [extras[bundle.token], extras[bundle.service]];
    const complete = typeof token === 'string' && typeof service === 'string' && URL.canParse(service);
    return complete ? { token, service } : undefined;
  }
}

/** A management session that can be held, and the report that it fills. */
export interface PreparedSession {
  readonly request: SessionRequest;
  readonly report: NonComplianceReport;
  /** What it tells of the apps. */
  readonly news?: InventoryNews;
  /** What it tells of the device's security. */
  readonly security?: SecurityNews;
  /** The key that it shows. */
  readonly attested?: AttestationNews;
}

/** What a session needs, from the record; undefined when nobody manages the device. */
export function prepareSession(device: AndroidDevice, reason: WakeReason, fork = 'omadm'): PreparedSession | undefined {
  const { record, state, world, habits } = device;
  const { mode, managementUrl, tree, nonCompliance } = state;
  if (mode === undefined || managementUrl === undefined || !record.certificate || !record.privateKey) return undefined;
  const report = new NonComplianceReport(nonCompliance);
  const news = inventoryNews(device);
  const security = securityNews(device);
  const attested = attestationNews(device);
  const alerts = [news, security, attested].flatMap((one) => one?.alert ?? []);
  const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));
  const request: SessionRequest = {
    transport: world.transport,
    url: managementUrl,
    clientCertificate: { chain: [bytes(record.certificate)], privateKey: bytes(record.privateKey) },
    anchors: (record.anchors ?? []).map(bytes),
    identity: deviceFacts(device, mode, hasGoogleServices(device, mode)),
    habits: { userAgent: habits.userAgent, firstCmdId: 1 },
    schema: androidTree(report),
    tree,
    userSignedIn: mode !== 'dedicated',
    reason,
    random: world.random.fork(fork),
    ...(alerts.length > 0 && { alerts }),
    rules: world.rules,
    now: world.clock.now(),
    ...(world.signal && { signal: world.signal }),
  };
  return { request, report, ...(news && { news }), ...(security && { security }), ...(attested && { attested }) };
}

/** With a device administrator it depends on the device alone. */
function hasGoogleServices({ record, habits }: AndroidDevice, mode: ManagementMode): boolean {
  if (mode === 'device-admin') return habits.googleServices === 'present';
  return record.method === undefined || (modeOf(record.method)?.gms ?? true);
}

function keepIdentity(device: AndroidDevice, identity: ManagementIdentity): void {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const { key, certificate, anchors, address, providerId, settings } = identity;
  device.record = {
    ...device.record,
    enrollmentId: directoryDeviceId(device),
    privateKey: base64(pkcs8Of(key)),
    certificate: base64(certificate),
    anchors: anchors.map(base64),
  };
  device.state = { ...device.state, managementUrl: address, providerId, tree: dmClientState(providerId, settings) };
}

function keepSession(device: AndroidDevice, { report }: PreparedSession, held: HeldSession): void {
  device.note(held.findings);
  device.state = { ...device.state, tree: held.tree, nonCompliance: report.details };
  const wait = Number(held.tree[intervalNode] ?? 28_800) * 1_000;
  device.record = { ...device.record, nextWakeAt: device.world.clock.now() + Math.max(wait, minutes(1)) };
}

const intervalNode = 'Device/Vendor/MSFT/Scheduler/IntervalDurationSeconds';
