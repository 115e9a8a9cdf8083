import {
  type CommandErrorCode,
  enrollPath,
  type LinkEnrolled,
  type LinkResult,
  type LinkSynced,
  syncPath,
} from '../../protocol/amapi/device-link.js';
import { judgePolicy } from '../../protocol/amapi/judge-policy.js';
import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import { managementModes } from '../../protocol/android/management-modes.table.js';
import { isJsonObject, readJsonObject } from '../../protocol/android/read-json.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { SessionOutcome } from '../device/agent.js';
import type { TransportResponse } from '../device/transport.js';
import { type AndroidDevice, refuse, refuseProvisioning } from './device.js';
import { restrictionApiLevel } from './device-rules.js';
import type { DpcBundle } from './request-identity.js';
import type { CloudManagement } from './state.js';

/** Redeems the enrollment token at the simulated Android Management API; the answer says how the device is managed from now on. */
export async function redeemToken(device: AndroidDevice, { token, service }: DpcBundle): Promise<ManagementMode> {
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

/** What a session with the cloud ended in; `over` says that management ends with it. */
export interface CloudSession {
  readonly outcome: SessionOutcome;
  readonly over: boolean;
}

/** Fetches policy and commands, applies and carries out, reports. A device that was deleted hears 410 and lets go; 404 changes nothing. */
export async function holdCloudSession(device: AndroidDevice, cloud: CloudManagement): Promise<CloudSession> {
  const first = await sync(device, cloud, {});
  if (first.status === 410) return { outcome: { kind: 'unenrolled', commands: 0 }, over: true };
  if (first.status !== 200) return refused(first);
  const { policy = null, commands = [], state } = bodyOf(first) as unknown as Partial<LinkSynced>;
  const applied = applyPolicy(device, cloud, policy);
  const results = commands.map(({ operation, command }) => resultOf(device, operation, command));
  const report = {
    appliedPolicyName: String(policy?.name ?? ''),
    appliedPolicyVersion: applied.policyVersion,
    nonComplianceDetails: device.state.nonCompliance,
    appliedState: state === 'DISABLED' ? 'DISABLED' : 'ACTIVE',
  };
  const second = await sync(device, applied, { report, results: results as unknown as readonly JsonObject[] });
  if (second.status !== 200) return refused(second);
  const ends = commands.some(
    ({ command }, index) => endsManagement(command) && results[index]?.errorCode === undefined,
  );
  return { outcome: { kind: ends ? 'unenrolled' : 'completed', commands: commands.length }, over: ends };
}

/** Applies a policy of a later version; one that went back is kept out. */
function applyPolicy(device: AndroidDevice, cloud: CloudManagement, policy: JsonObject | null): CloudManagement {
  const { mode } = device.state;
  if (policy === null || mode === undefined || Number(policy.version) < Number(cloud.policyVersion)) return cloud;
  const managed = { mode, apiLevel: device.habits.apiLevel };
  const { restrictions, nonComplianceDetails } = judgePolicy(policy, managed, (value, as) =>
    restrictionApiLevel(device.rules, value, as),
  );
  const applied = { ...cloud, policyVersion: String(policy.version), restrictions };
  device.state = { ...device.state, cloud: applied, nonCompliance: nonComplianceDetails };
  return applied;
}

const endsManagement = ({ type }: JsonObject): boolean => type === 'WIPE' || type === 'RELINQUISH_OWNERSHIP';

function resultOf(device: AndroidDevice, operation: string, command: JsonObject): LinkResult {
  const errorCode = obstacle(device, command);
  return errorCode === undefined ? { operation } : { operation, errorCode };
}

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

function refused(response: TransportResponse): CloudSession {
  return { outcome: { kind: 'refused', commands: 0, message: messageOf(response) }, over: false };
}
