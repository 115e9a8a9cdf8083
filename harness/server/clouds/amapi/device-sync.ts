import type { LinkResult, LinkSync, LinkSynced } from '../../../../protocol/amapi/device-link.js';
import { timestamp } from '../../../../protocol/amapi/duration.js';
import { googleError } from '../../../../protocol/amapi/errors.table.js';
import { isReportSection } from '../../../../protocol/amapi/report-sections.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { CloudRefusal, json } from '../cloud.js';
import { type Call, refuse } from './call.js';
import { deletionIsTold } from './device-rules.js';
import { publish } from './notify.js';
import { endOperation, waitingCommands } from './operations.js';
import { shownPolicy } from './policies.js';
import { forbiddenDetails, permittedFields, storeFor } from './policy-delivery.js';
import { securityPosture } from './security-posture.js';
import type { DeviceState, EnterpriseState } from './state.js';
import { publishUsageLogs } from './usage-logs.js';

/** A device reports, hands in results, and gets its policy and what it is to do. */
export function syncDevice(call: Call): LinkSynced {
  const { body, context, state } = call;
  const { device: name, key, report, results = [], usageLogs } = body as unknown as LinkSync;
  const enterpriseName = String(name).split('/devices/')[0] ?? '';
  const enterprise = state.enterprises.get(enterpriseName);
  const device = enterprise?.devices.get(String(name));
  if (enterprise === undefined || device === undefined) throw gone(call, enterpriseName, String(name));
  if (key !== device.key) throw refuse('PERMISSION_DENIED', 'The key is not the one of this device.');
  if (report !== undefined) takeReport(call, enterprise, device, report);
  if (Array.isArray(results))
    for (const result of results as readonly LinkResult[]) takeResult(call, enterprise, device, result);
  if (Array.isArray(usageLogs)) publishUsageLogs(call, enterprise, device.resource, usageLogs);
  const policyName = String(device.resource.policyName);
  const kept = enterprise.policies.get(policyName);
  const policy = state.knobs.stalePolicies ? (kept?.before ?? kept) : kept;
  device.resource = { ...device.resource, lastPolicySyncTime: timestamp(context.now) };
  return {
    state: device.resource.state === 'DISABLED' ? 'DISABLED' : 'ACTIVE',
    policy:
      policy === undefined
        ? null
        : shownPolicy(context, policyName, { ...policy, fields: permittedFields(context, state.knobs, policy.fields) }),
    store: storeFor(state.knobs, policy?.fields ?? {}),
    commands: waitingCommands(context, device).map(({ name: operation, command }) => ({ operation, command })),
  };
}

/** 410: the device was deleted and lets go of everything. 404: the cloud does not know it, and it keeps what it has. */
function gone({ context, state }: Call, enterprise: string, device: string): Error {
  const flags = state.enterprises.get(enterprise)?.deleted.get(device);
  const deleted = flags !== undefined || state.deletedEnterprises.has(enterprise);
  if (deletionIsTold(context, deleted) === 'unknown') return refuse('NOT_FOUND', 'The device is not known.');
  const body = { ...googleError('NOT_FOUND', 'The device was deleted.'), wipeDataFlags: flags ?? [] };
  return new CloudRefusal(json(body, 410));
}

function takeReport(
  call: Call,
  enterprise: EnterpriseState,
  device: DeviceState,
  report: NonNullable<LinkSync['report']>,
): void {
  const {
    appliedState,
    appliedPolicyName,
    appliedPolicyVersion,
    nonComplianceDetails,
    sections = {},
    integrity,
  } = report;
  const told = Array.isArray(nonComplianceDetails) ? (nonComplianceDetails as readonly JsonObject[]) : [];
  const policy = enterprise.policies.get(String(device.resource.policyName));
  const details = [...told, ...forbiddenDetails(call.context, call.state.knobs, policy?.fields ?? {})];
  const now = timestamp(call.context.now);
  device.resource = {
    ...withoutSections(device.resource),
    ...Object.fromEntries(Object.entries(sections).filter(([name]) => isReportSection(name))),
    appliedState,
    appliedPolicyName,
    appliedPolicyVersion,
    ...(integrity !== undefined && { securityPosture: securityPosture(call.context, integrity) }),
    policyCompliant: details.length === 0,
    nonComplianceDetails: details,
    lastStatusReportTime: now,
    lastPolicySyncTime: now,
  };
  publish(call, enterprise, 'STATUS_REPORT', device.resource);
}

/** What a report leaves out is not known any more. */
function withoutSections(resource: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !isReportSection(name)));
}

function takeResult(
  call: Call,
  enterprise: EnterpriseState,
  device: DeviceState,
  { operation: name, errorCode, status }: LinkResult,
): void {
  const operation = device.operations.get(name);
  if (operation === undefined || operation.outcome !== undefined) return;
  endOperation(call, enterprise, device, operation, {
    ...(errorCode !== undefined && { errorCode }),
    ...(status !== undefined && { status }),
  });
}
