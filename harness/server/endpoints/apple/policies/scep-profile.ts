import { createHash } from 'node:crypto';
import type { PayloadMembers } from '../../../../../protocol/apple/profile.js';
import { dict } from '../../../../../protocol/plist/value.js';
import type { ConfigurationPolicy } from '../../../domain/apple-policies/configuration-settings.js';
import { issueEnrollment } from '../../../domain/enrollments.js';
import type { DeviceState, IssuedEnrollment } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';

type ScepEntry = ConfigurationPolicy['scep'][number];

/** A certificate for the user of a device, named by what the policy says (com.apple.security.scep). */
export function scepPayload(tenant: Tenant, device: DeviceState, { name, subject }: ScepEntry): PayloadMembers {
  const named = subject === 'serial number' ? (device.serial ?? '') : (device.upn ?? '');
  const PayloadContent = dict({
    URL: tenant.url('mdm', '/scep'),
    Name: tenant.id,
    Subject: [[['O', tenant.domain]], [['CN', named]]],
    Challenge: challengeOf(tenant, device, name),
    Keysize: 2048,
    'Key Type': 'RSA',
    'Key Usage': 5,
  });
  return { PayloadType: 'com.apple.security.scep', PayloadDisplayName: name, PayloadContent };
}

/** One challenge per device and entry, so that the profile stays the same. */
export function challengeOf(tenant: Tenant, device: DeviceState, name: string): string {
  return enrollmentFor(tenant, device, name).secret;
}

/** What the device may get certificates with under this name: made when first asked for. */
export function enrollmentFor(tenant: Tenant, { id, platform, method }: DeviceState, name: string): IssuedEnrollment {
  const reference = createHash('sha256').update(`scep ${id} ${name}`).digest('hex');
  const known = tenant.state.enrollments.get(reference);
  if (known !== undefined) return known;
  const secret = Buffer.from(tenant.random.bytes(18)).toString('base64url');
  return issueEnrollment(tenant.context(), { reference, secret, platform, method });
}
