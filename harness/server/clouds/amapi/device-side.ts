import type {
  LinkEnroll,
  LinkEnrolled,
  LinkResult,
  LinkSync,
  LinkSynced,
} from '../../../../protocol/amapi/device-link.js';
import { timestamp } from '../../../../protocol/amapi/duration.js';
import { googleError } from '../../../../protocol/amapi/errors.table.js';
import { type ManagementMode, managementModeFacts } from '../../../../protocol/android/management-modes.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { CloudRefusal, json } from '../cloud.js';
import { type Call, newId, refuse } from './call.js';
import { shownOperation, waitingCommands } from './devices.js';
import { publish } from './notify.js';
import { shownPolicy } from './policies.js';
import { deletionIsTold, modeOfToken, tokenHasUses, tokenInForce } from './rules.js';
import type { DeviceState, EnterpriseState, TokenState } from './state.js';

/** A device redeems its enrollment token and learns how it is managed. */
export function enrollDevice(call: Call): LinkEnrolled {
  const { body, context, random, state } = call;
  const device = body as unknown as LinkEnroll;
  const found = [...state.enterprises].flatMap(([name, enterprise]) =>
    [...enterprise.tokens.values()]
      .filter(({ value }) => value === device.enrollmentToken)
      .map((token) => ({ name, enterprise, token })),
  )[0];
  if (found === undefined) throw refuse('PERMISSION_DENIED', 'The enrollment token is not valid.');
  const { name: enterpriseName, enterprise, token } = found;
  if (!tokenInForce(context, token)) throw refuse('PERMISSION_DENIED', 'The enrollment token has expired.');
  if (!tokenHasUses(context, token)) throw refuse('PERMISSION_DENIED', 'The enrollment token was used already.');
  const mode = modeOfToken(context, token.personalUsage, device.factoryReset === true);
  if (mode === undefined) throw refuse('FAILED_PRECONDITION', 'The token is for devices that were reset.');
  token.uses += 1;
  const name = `${enterpriseName}/devices/${newId(random)}`;
  const key = Buffer.from(random.bytes(24)).toString('base64url');
  const resource = newDevice(name, device, mode, token, previousNames(enterprise, device), timestamp(context.now));
  enterprise.devices.set(name, { resource, key, mode, operations: new Map() });
  publish(call, enterprise, 'ENROLLMENT', resource);
  return { device: name, key, mode };
}

function newDevice(
  name: string,
  { apiLevel, androidVersion, brand, model, serialNumber }: LinkEnroll,
  mode: ManagementMode,
  token: TokenState,
  previousDeviceNames: readonly string[],
  now: string,
): JsonObject {
  const { owner, ownership } = managementModeFacts[mode];
  return {
    name,
    managementMode: owner,
    ownership,
    state: 'ACTIVE',
    appliedState: 'PROVISIONING',
    apiLevel,
    hardwareInfo: { brand, model, serialNumber },
    softwareInfo: { androidVersion },
    policyName: token.policyName,
    enrollmentTime: now,
    enrollmentTokenName: String(token.resource.name),
    ...(token.additionalData !== undefined && { enrollmentTokenData: token.additionalData }),
    ...(previousDeviceNames.length > 0 && { previousDeviceNames }),
  };
}

/** A device that enrolls again is another device; the API tells them together by serial number. */
function previousNames({ devices }: EnterpriseState, { serialNumber }: LinkEnroll): readonly string[] {
  const same = [...devices.values()].filter(
    ({ resource }) => (resource.hardwareInfo as JsonObject | undefined)?.serialNumber === serialNumber,
  );
  return same.map(({ resource }) => String(resource.name));
}

/** A device reports, hands in results, and gets its policy and what it is to do. */
export function syncDevice(call: Call): LinkSynced {
  const { body, context, state } = call;
  const { device: name, key, report, results = [] } = body as unknown as LinkSync;
  const enterprise = state.enterprises.get(String(name).split('/devices/')[0] ?? '');
  const device = enterprise?.devices.get(String(name));
  if (enterprise === undefined || device === undefined)
    throw gone(call, enterprise?.deleted.has(String(name)) ?? false);
  if (key !== device.key) throw refuse('PERMISSION_DENIED', 'The key is not the one of this device.');
  if (report !== undefined) takeReport(call, enterprise, device, report);
  if (Array.isArray(results))
    for (const result of results as readonly LinkResult[]) takeResult(call, enterprise, device, result);
  const policy = enterprise.policies.get(String(device.resource.policyName));
  return {
    state: device.resource.state === 'DISABLED' ? 'DISABLED' : 'ACTIVE',
    policy: policy === undefined ? null : shownPolicy(String(device.resource.policyName), policy),
    commands: waitingCommands(context, device).map((operation) => ({
      operation: operation.name,
      command: operation.command,
    })),
  };
}

/** 410: the device was deleted and lets go of everything. 404: the cloud does not know it, and it keeps what it has. */
function gone({ context }: Call, deleted: boolean): CloudRefusal {
  if (deletionIsTold(context, deleted) === 'unknown') return refuse('NOT_FOUND', 'The device is not known.');
  return new CloudRefusal(json(googleError('NOT_FOUND', 'The device was deleted.'), 410));
}

function takeReport(
  call: Call,
  enterprise: EnterpriseState,
  device: DeviceState,
  report: NonNullable<LinkSync['report']>,
): void {
  const details = Array.isArray(report.nonComplianceDetails)
    ? (report.nonComplianceDetails as readonly JsonObject[])
    : [];
  device.resource = {
    ...device.resource,
    appliedState: report.appliedState === 'DISABLED' ? 'DISABLED' : 'ACTIVE',
    appliedPolicyName: String(report.appliedPolicyName),
    appliedPolicyVersion: String(report.appliedPolicyVersion),
    policyCompliant: details.length === 0,
    nonComplianceDetails: details,
    lastStatusReportTime: timestamp(call.context.now),
    lastPolicySyncTime: timestamp(call.context.now),
  };
  publish(call, enterprise, 'STATUS_REPORT', device.resource);
}

function takeResult(
  call: Call,
  enterprise: EnterpriseState,
  device: DeviceState,
  { operation: name, errorCode }: LinkResult,
): void {
  const operation = device.operations.get(name);
  if (operation === undefined || operation.outcome !== undefined) return;
  operation.outcome = errorCode === undefined ? 'done' : { errorCode: String(errorCode) };
  publish(call, enterprise, 'COMMAND', shownOperation(call.context, operation));
}
