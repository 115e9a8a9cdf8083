import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { complianceFor, configurationFor } from './applicable.js';
import { judgePolicy } from './compliance.js';
import type { Mode } from './framework-rules.js';
import { commandStateOf, progressOf } from './progress.js';
import { type PolicyState, policyState } from './rules.js';
import { unsupportedParts } from './user-enrollment.js';

/** Report `apple-policies`: every policy of every iPhone and iPad, with how far it has come. */
export function applePoliciesReport(context: TenantContext): JsonObject {
  const rows = managed(context).flatMap((device) => [
    ...configurationFor(context, device, modeOf(device)).map(({ name }) => row(context, device, name, 'configuration')),
    ...complianceFor(context, device).map(({ name }) => row(context, device, name, 'compliance')),
  ]);
  return { rows };
}

/** Report `device-compliance`: what compliance policies say of every iPhone and iPad. */
export function deviceComplianceReport(context: TenantContext): JsonObject {
  const rows = managed(context).flatMap((device) =>
    complianceFor(context, device).map((policy) => ({
      ...owned(device),
      ...judgePolicy(context, device, policy, progressOf(device).facts),
    })),
  );
  return { rows };
}

/** Report `unsupported-settings`: what policies hold that User Enrollment keeps from a device. */
export function unsupportedSettingsReport(context: TenantContext): JsonObject {
  const rows = managed(context).flatMap((device) =>
    configurationFor(context, device, modeOf(device)).flatMap((policy) =>
      unsupportedParts(context, device, policy).map((part) => ({
        ...owned(device),
        policy: policy.name,
        part,
        state: 'unsupported',
      })),
    ),
  );
  return { rows };
}

function managed({ state }: TenantContext): readonly DeviceState[] {
  return [...state.devices.values()].filter(
    ({ platform, state: phase }) => phase === 'enrolled' && (platform === 'ios' || platform === 'ipados'),
  );
}

/** A device that has not told whether it is supervised is counted as personal. */
export function modeOf(device: DeviceState): Mode {
  return progressOf(device).facts.supervised === true ? 'supervised' : 'personal';
}

function owned({ enrollmentId, upn }: DeviceState): JsonObject {
  return { device: enrollmentId, ...(upn !== undefined && { upn }) };
}

function row(context: TenantContext, device: DeviceState, policy: string, kind: string): JsonObject {
  return { ...owned(device), policy, kind, state: stateOf(context, device, policy) };
}

/** A policy has come as far as the slowest of what it sends; one error is an error. */
function stateOf(context: TenantContext, device: DeviceState, policy: string): PolicyState {
  const sent = Object.values(progressOf(device).sent).filter((each) => each.policy === policy);
  const states = sent.map((each) => policyState(context, commandStateOf(device, each)));
  if (states.includes('error')) return 'error';
  const slowest = states.find((state) => state !== 'succeeded');
  return slowest ?? states[0] ?? policyState(context, undefined);
}
