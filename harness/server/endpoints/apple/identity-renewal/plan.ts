import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { queueCommand } from '../../../domain/devices.js';
import { issueEnrollment } from '../../../domain/enrollments.js';
import { identitySettings } from '../../../domain/identity-settings.js';
import type { DeviceState, IssuedEnrollment } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { appleDetail, keep } from '../device-detail.js';
import { buildEnrollmentProfile } from '../enrollment-profile.js';
import { asksAgain, endsSoon, followsAuthority } from './rules.js';

/** At the beginning of a session: a device whose identity will not be good for long gets its enrollment profile anew, with another identity. */
export function planRenewal(tenant: Tenant, device: DeviceState): void {
  const { renewal, reference = '' } = appleDetail(device);
  const issued = tenant.state.enrollments.get(reference);
  if (issued === undefined || !needsAnother(tenant, device) || waits(device, renewal?.command)) return;
  if (!asksAgain(tenant.context(), renewal?.at)) return;
  dropAnswered(device, renewal?.command);
  const command = tenant.random.uuid();
  queueCommand(
    device,
    { id: command, kind: 'InstallProfile', payload: renewalOf(tenant, device, issued) },
    now(tenant),
  );
  keep(device, { renewal: { command, at: now(tenant) } });
}

const now = ({ clock }: Tenant): number => clock.now();

function needsAnother(tenant: Tenant, device: DeviceState): boolean {
  const { identity } = appleDetail(device);
  const { renewDaysBefore, authority } = identitySettings(tenant.state);
  if (identity === undefined || (renewDaysBefore ?? authority) === undefined) return false;
  const context = tenant.context();
  const { notAfter, generation } = identity;
  return (
    followsAuthority(context, generation < tenant.ca.generation) || endsSoon(context, { notAfter, renewDaysBefore })
  );
}

/** Whether the profile that was sent last has no answer yet. */
function waits({ commands }: DeviceState, id: string | undefined): boolean {
  const last = commands.find((command) => command.id === id);
  return last !== undefined && ['queued', 'sent', 'not-now'].includes(last.state);
}

/** Answered profiles of before would only make the device's record grow. */
function dropAnswered(device: DeviceState, id: string | undefined): void {
  const at = device.commands.findIndex((command) => command.id === id);
  if (at >= 0) device.commands.splice(at, 1);
}

/** The enrollment profile with everything that may not change as it was, and an identity for a secret of its own. */
function renewalOf(tenant: Tenant, device: DeviceState, issued: IssuedEnrollment): JsonObject {
  const { platform, method } = issued;
  const { attempt: _, ...options } = issued.options;
  const identity = issueEnrollment(tenant.context(), {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method,
    options: { ...options, oneTime: true, renews: device.enrollmentId },
  });
  const profile = buildEnrollmentProfile(tenant, issued, { identity });
  return { RequestType: 'InstallProfile', Payload: { $data: Buffer.from(profile).toString('base64') } };
}
