import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { policyState } from '../apple-policies/rules.js';
import type { DeviceState } from '../state.js';
import { isReported, mailOutcome, sentOfConflict } from './assignment-rules.js';
import { type SentToShared, sharedProgress } from './progress.js';
import { type SharedPolicy, sharedDevices, valuesBySetting } from './settings.js';

/** Report `shared-devices`: device status and user status of what is assigned to shared devices. */
export function sharedDevicesReport(context: TenantContext): JsonObject {
  const devices = [...context.state.devices.values()].filter((device) => sharedProgress(device) !== undefined);
  return {
    deviceStatus: devices.flatMap((device) => [...statesOf(context, device, false), ...notSent(context, device)]),
    userStatus: devices.flatMap((device) => statesOf(context, device, true)),
  };
}

function statesOf(context: TenantContext, device: DeviceState, ofUsers: boolean): readonly JsonObject[] {
  const sent = Object.values(sharedProgress(device)?.sent ?? {});
  return sent
    .filter(({ to, account }) => isReported(context, to) && (account !== undefined || !ofUsers))
    .map((one) => row(context, device, one));
}

function row(context: TenantContext, device: DeviceState, { policy, command, account }: SentToShared): JsonObject {
  const state = policyState(context, device.commands.find(({ id }) => id === command)?.state);
  return { device: device.enrollmentId, policy, state, ...(account !== undefined && { user: account }) };
}

/** What is assigned and never sent: e-mail, and every value of a setting after the first. */
function notSent(context: TenantContext, { enrollmentId: device }: DeviceState): readonly JsonObject[] {
  const policies = sharedDevices(context.state).policies;
  const mail = policies.filter(({ profile }) => profile === 'Email' && mailOutcome(context) === 'error');
  const bySetting = valuesBySetting(policies.filter(({ deviceGroups }) => deviceGroups.length > 0));
  const beaten = bySetting.flatMap((values) => left(values, sentOfConflict(context, values)));
  return [
    ...mail.map(({ name }) => ({ device, policy: name, state: 'error' })),
    ...beaten.map(({ name }) => ({ device, policy: name, state: 'conflict' })),
  ];
}

const left = (all: readonly SharedPolicy[], sent: readonly SharedPolicy[]): readonly SharedPolicy[] =>
  all.filter((one) => !sent.includes(one));
