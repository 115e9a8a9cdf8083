import { amapiTokenExtra, cloudLinkExtra, type LinkSynced, syncPath } from '../../../protocol/amapi/device-link.js';
import type { ManagementMode } from '../../../protocol/android/management-modes.table.js';
import { isJsonObject } from '../../../protocol/android/read-json.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TransportResponse } from '../../device/transport.js';
import type { AndroidDevice } from '../device.js';
import { integrityFacts } from '../security/integrity.js';
import type { CloudManagement } from '../state.js';
import type { AndroidTransport, Command, CommandResult, Done, Ending, OpenTransport, Synced } from '../transport.js';
import { carryOut } from './carry-out.js';
import { letsGo, nextState, reportedSections, toldNonCompliance, wiped } from './cloud-rules.js';
import { bodyOf, messageOf, post } from './link.js';
import { applyPolicy, networksIn } from './policy/apply-policy.js';
import { type Store, settleApps } from './policy/policy-apps.js';
import { type CloudBundle, redeemToken } from './redeem-token.js';
import { sectionOf } from './report-sections.js';
import { usageLog } from './usage-log.js';

/** Redeems a token at the simulated Android Management API and is managed by it. */
export const openCloudTransport: OpenTransport = (device) => new CloudTransport(device);

class CloudTransport implements AndroidTransport {
  readonly #device: AndroidDevice;
  /** What the latest answer told of the store. */
  #store: Store = {};

  constructor(device: AndroidDevice) {
    this.#device = device;
  }

  get manages(): boolean {
    return this.#device.state.cloud !== undefined;
  }

  serviceIn(extras: JsonObject): string | undefined {
    return bundleIn(extras)?.service;
  }

  enroll(extras: JsonObject, mode: ManagementMode, entry: EnrollmentEntry): Promise<ManagementMode> {
    const bundle = bundleIn(extras);
    if (bundle === undefined) throw new RangeError('the extras are not for Android Device Policy');
    return redeemToken(this.#device, bundle, mode, entry);
  }

  async sync(): Promise<Synced> {
    const response = await this.#sync({});
    if (letsGo(this.#device.rules, response.status)) return this.#deleted(response);
    if (response.status !== 200) return refused(response);
    const {
      policy = null,
      commands = [],
      state = 'ACTIVE',
      store = {},
    } = bodyOf(response) as unknown as Partial<LinkSynced>;
    this.#store = store;
    this.#keep({ applied: nextState(this.#device.rules, state, cloudOf(this.#device).applied) });
    return {
      kind: 'told',
      commands: commands.map(({ operation, command }) => ({ id: operation, command })),
      ...(policy !== null && { policy }),
    };
  }

  apply(policy: JsonObject): void {
    applyPolicy(this.#device, cloudOf(this.#device), policy, this.#store);
  }

  carryOut(command: Command): CommandResult {
    return carryOut(this.#device, cloudOf(this.#device), command);
  }

  async acknowledge({ told, results }: Done): Promise<Ending | undefined> {
    const report = reportOf(this.#device, told.policy);
    const usageLogs = usageLog(this.#device, { told, results });
    const response = await this.#sync({ report, results: results.map(linkResult), usageLogs });
    if (response.status !== 200) return refused(response);
    if (told.policy !== undefined) this.#settle(told.policy);
    return undefined;
  }

  /** Apps and networks take their time: they come after the report. */
  #settle(policy: JsonObject): void {
    settleApps(this.#device, policy, this.#store);
    const networks = networksIn(policy);
    if (networks !== undefined) this.#keep({ networks });
  }

  /** The cloud offers a device no word for it and hears nothing more. */
  async unenroll(): Promise<number> {
    return 0;
  }

  #deleted(response: TransportResponse): Ending {
    const { wipeDataFlags } = bodyOf(response);
    const flags = Array.isArray(wipeDataFlags) ? wipeDataFlags.map(String) : [];
    this.#keep({ farewell: { wiped: wiped(this.#device.rules, flags) } });
    return { kind: 'unenrolled' };
  }

  #keep(changes: Partial<CloudManagement>): void {
    const cloud = { ...cloudOf(this.#device), ...changes };
    this.#device.state = { ...this.#device.state, cloud };
  }

  #sync(more: JsonObject): Promise<TransportResponse> {
    const { link, device, key } = cloudOf(this.#device);
    return post(this.#device, `${link}${syncPath}`, 'Sync', { device, key, ...more });
  }
}

function bundleIn(extras: JsonObject): CloudBundle | undefined {
  const [token, service] = [extras[amapiTokenExtra], extras[cloudLinkExtra]];
  const complete = typeof token === 'string' && typeof service === 'string' && URL.canParse(service);
  return complete ? { token, service } : undefined;
}

function cloudOf({ state: { cloud } }: AndroidDevice): CloudManagement {
  if (cloud === undefined) throw new RangeError('no cloud manages the device');
  return cloud;
}

function linkResult({ id, errorCode, details }: CommandResult): JsonObject {
  return {
    operation: id,
    ...(errorCode !== undefined && { errorCode }),
    ...(details !== undefined && { status: details }),
  };
}

function reportOf(device: AndroidDevice, policy: JsonObject | undefined): JsonObject {
  const { mode, nonCompliance } = device.state;
  const { policyVersion, applied } = cloudOf(device);
  const settings = isJsonObject(policy?.statusReportingSettings) ? policy.statusReportingSettings : {};
  const managed = { mode: mode ?? 'fully-managed', apiLevel: device.habits.apiLevel };
  const sections = reportedSections(device.rules, settings, managed);
  return {
    appliedPolicyName: String(policy?.name ?? ''),
    appliedPolicyVersion: policyVersion,
    nonComplianceDetails: toldNonCompliance(device.rules, nonCompliance),
    appliedState: applied,
    ...integrityOf(device),
    sections: Object.fromEntries(sections.map((section) => [section, sectionOf(device, section)])),
  };
}

function refused(response: TransportResponse): Ending {
  return { kind: 'refused', message: messageOf(response) };
}

/** Without Google's services on the device there is nothing to see. */
const integrityOf = (device: AndroidDevice): JsonObject =>
  device.habits.googleServices === 'present' ? { integrity: integrityFacts(device) as unknown as JsonObject } : {};
