import type { Profile } from '../../protocol/apple/profile.js';
import { isArray, isDict, type PlistValue } from '../../protocol/plist/value.js';
import type { PayloadReference } from './profile-rules.js';

/** Keys by which a payload names another one of its profile by PayloadUUID (mdm/profiles, com.apple.wifi.managed.yaml, com.apple.vpn.managed.yaml, …). */
const namingKeys = new Set([
  'PayloadCertificateUUID',
  'PayloadCertificateAnchorUUID',
  'IdentityCertificateUUID',
  'SMIMESigningCertificateUUID',
  'SMIMEEncryptionCertificateUUID',
]);

/** Every reference of a payload to another one, and where that stands. */
export function payloadReferences({ payloads }: Profile): readonly PayloadReference[] {
  const order = payloads.map(({ PayloadUUID }) => PayloadUUID);
  return payloads.flatMap(({ content }, position) =>
    namedIn(content).map((uuid) => {
      const at = order.indexOf(uuid);
      return { found: at >= 0, before: at < position };
    }),
  );
}

function namedIn(value: PlistValue): readonly string[] {
  if (isArray(value)) return value.flatMap(namedIn);
  if (!isDict(value)) return [];
  return [...value].flatMap(([key, member]) => (namingKeys.has(key) ? textsIn(member) : namedIn(member)));
}

function textsIn(value: PlistValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
