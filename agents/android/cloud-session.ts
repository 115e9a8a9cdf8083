import {
  amapiTokenExtra,
  type CommandErrorCode,
  cloudLinkExtra,
  enrollPath,
  type LinkEnrolled,
  type LinkSynced,
  syncPath,
} from '../../protocol/amapi/device-link.js';
import { judgePolicy } from '../../protocol/amapi/judge-policy.js';
import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import { managementModes } from '../../protocol/android/management-modes.table.js';
import { isJsonObject, readJsonObject } from '../../protocol/android/read-json.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { TransportResponse } from '../device/transport.js';
import { type AndroidDevice, refuse, refuseProvisioning } from './device.js';
import { restrictionApiLevel } from './device-rules.js';
import type { DpcBundle } from './request-identity.js';
import type { CloudManagement } from './state.js';
import type { AndroidTransport, Command, CommandResult, Done, Ending, OpenTransport, Synced } from './transport.js';

/** Redeems a token at the simulated Android Management API and is managed by it. */
export const openCloudTransport: OpenTransport = (device) => new CloudTransport(device);

class CloudTransport implements AndroidTransport {
  readonly #device: AndroidDevice;
  #wanted: LinkSynced['state'] = 'ACTIVE';

  constructor(device: AndroidDevice) {
    this.#device = device;
  }

  get manages(): boolean {
    return this.#device.state.cloud !== undefined;
  }

  serviceIn(extras: JsonObject): string | undefined {
    return bundleIn(extras)?.service;
  }

  enroll(extras: JsonObject): Promise<ManagementMode> {
    const bundle = bundleIn(extras);
    if (bundle === undefined) throw new RangeError('the extras are not for Android Device Policy');
    return redeemToken(this.#device, bundle);
  }

  /** A device that was deleted hears 410 and lets go; 404 changes nothing. */
  async sync(): Promise<Synced> {
    const response = await sync(this.#device, cloudOf(this.#device), {});
    if (response.status === 410) return { kind: 'unenrolled' };
    if (response.status !== 200) return refused(response);
    const { policy = null, commands = [], state = 'ACTIVE' } = bodyOf(response) as unknown as Partial<LinkSynced>;
    this.#wanted = state;
    return {
      kind: 'told',
      commands: commands.map(({ operation, command }) => ({ id: operation, command })),
      ...(policy !== null && { policy }),
    };
  }

  apply(policy: JsonObject): void {
    applyPolicy(this.#device, cloudOf(this.#device), policy);
  }

  carryOut({ id, command }: Command): CommandResult {
    const errorCode = obstacle(this.#device, command);
    if (errorCode !== undefined) return { id, errorCode };
    return endsManagement(command) ? { id, endsManagement: true } : { id };
  }

  async acknowledge({ told, report: { nonCompliance }, results }: Done): Promise<Ending | undefined> {
    const cloud = cloudOf(this.#device);
    const report = {
      appliedPolicyName: String(told.policy?.name ?? ''),
      appliedPolicyVersion: cloud.policyVersion,
      nonComplianceDetails: nonCompliance,
      appliedState: this.#wanted === 'DISABLED' ? 'DISABLED' : 'ACTIVE',
    };
    const response = await sync(this.#device, cloud, { report, results: results.map(linkResult) });
    return response.status === 200 ? undefined : refused(response);
  }

  /** The cloud offers a device no word for it and hears nothing more. */
  async unenroll(): Promise<number> {
    return 0;
  }
}

function bundleIn(extras: JsonObject): DpcBundle | undefined {
  const [token, service] = [extras[amapiTokenExtra], extras[cloudLinkExtra]];
  const complete = typeof token === 'string' && typeof service === 'string' && URL.canParse(service);
  return complete ? { token, service } : undefined;
}

function cloudOf({ state: { cloud } }: AndroidDevice): CloudManagement {
  if (cloud === undefined) throw new RangeError('no cloud manages the device');
  return cloud;
}

function linkResult({ id, errorCode }: CommandResult): JsonObject {
  return errorCode === undefined ? { operation: id } : { operation: id, errorCode };
}

/** Redeems the enrollment token at the simulated Android Management API; the answer says how the device is managed from now on. */
async function redeemToken(device: AndroidDevice, { token, service }: DpcBundle): Promise<ManagementMode> {
  const { record, world, habits, state } = device;
  const response = await post(device, `${service}${enrollPath}`, 'RedeemEnrollmentToken', {
    enrollmentToken: token,
    factoryReset: !state.userSetupComplete,
    apiLevel: habits.apiLevel,
    androidVersion: world.model.osVersion,
    brand: world.model.manufacturer,
    model: world.model.product,
    serialNumber: record.serial,
  });
  const { device: name, key, mode: told } = bodyOf(response) as Partial<LinkEnrolled>;
  const mode = managementModes.find((each) => each === told);
  const { status, exchange } = response;
  if (status !== 200)
    return refuse({
      form: 'http',
      code: String(status),
      message: messageOf(response),
      step: 'RedeemEnrollmentToken',
      exchange,
    });
  if (typeof name !== 'string' || typeof key !== 'string' || mode === undefined)
    return refuseProvisioning('RedeemEnrollmentToken', 'CLOUD_ANSWER', 'the cloud named no device, key or mode');
  device.record = { ...device.record, enrollmentId: name };
  device.state = {
    ...device.state,
    mode,
    cloud: { link: service, device: name, key, policyVersion: '0', restrictions: {} },
  };
  return mode;
}

/** Applies a policy of a later version; one that went back is kept out. */
function applyPolicy(device: AndroidDevice, cloud: CloudManagement, policy: JsonObject): void {
  const { mode } = device.state;
  if (mode === undefined || Number(policy.version) < Number(cloud.policyVersion)) return;
  const managed = { mode, apiLevel: device.habits.apiLevel };
  const { restrictions, nonComplianceDetails } = judgePolicy(policy, managed, (value, as) =>
    restrictionApiLevel(device.rules, value, as),
  );
  const applied = { ...cloud, policyVersion: String(policy.version), restrictions };
  device.state = { ...device.state, cloud: applied, nonCompliance: nonComplianceDetails };
}

const endsManagement = ({ type }: JsonObject): boolean => type === 'WIPE' || type === 'RELINQUISH_OWNERSHIP';

/** Why this device cannot carry the command out (Android Management API, CommandType). */
function obstacle(
  { state, habits }: AndroidDevice,
  { type, newPassword = '' }: JsonObject,
): CommandErrorCode | undefined {
  const owner = state.mode === 'fully-managed' || state.mode === 'dedicated';
  if (type === 'REBOOT' && !owner) return 'MANAGEMENT_MODE';
  if (type === 'RELINQUISH_OWNERSHIP' && state.mode !== 'cope') return 'MANAGEMENT_MODE';
  if (type === 'CLEAR_APP_DATA' && habits.apiLevel < 28) return 'API_LEVEL';
  const short = type === 'RESET_PASSWORD' && habits.apiLevel >= 34 && /^\d{1,5}$/.test(String(newPassword));
  return short ? 'INVALID_VALUE' : undefined;
}

function sync(device: AndroidDevice, { link, device: name, key }: CloudManagement, more: JsonObject) {
  return post(device, `${link}${syncPath}`, 'Sync', { device: name, key, ...more });
}

function post({ world }: AndroidDevice, url: string, step: string, message: JsonObject): Promise<TransportResponse> {
  const { transport, signal } = world;
  const headers = { 'Content-Type': 'application/json' };
  const body = Buffer.from(JSON.stringify(message));
  return transport.send({ step, method: 'POST', url, headers, body, ...(signal && { signal }) });
}

function bodyOf({ body }: TransportResponse): JsonObject {
  const read = readJsonObject(Buffer.from(body).toString('utf8'));
  return read.kind === 'object' ? read.object : {};
}

function messageOf(response: TransportResponse): string {
  const { error } = bodyOf(response);
  return isJsonObject(error) ? String(error.message) : `HTTP ${response.status}`;
}

function refused(response: TransportResponse): Ending {
  return { kind: 'refused', message: messageOf(response) };
}
