import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { section } from '../../protocol/base/section.js';
import { Certificate } from '../../protocol/pki/certificate.js';
import { type Check, finding } from './check.js';

/** The certificate by which a device proves itself. */
export function certificateOf({ certificate }: DeviceEvidence): Certificate | undefined {
  return certificate === undefined ? undefined : new Certificate(Buffer.from(certificate, 'base64'));
}

/** The certificates of all devices are for keys of their own. */
export const keysDiffer: Check<object> = async ({ devices }, _args, requirements) => {
  const keys = devices.flatMap((device) => {
    const certificate = certificateOf(device);
    return certificate === undefined ? [] : [Buffer.from(certificate.spki).toString('base64')];
  });
  const at = { section: section('apple/device-management', 'mdm/profiles/com.apple.security.pkcs12.yaml') };
  if (keys.length < 2) return [finding(requirements, 'two devices with certificates', `${keys.length}`, at)];
  const different = new Set(keys).size === keys.length;
  return different ? [] : [finding(requirements, 'a key of its own for each device', 'one key for several', at)];
};
