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

/** Whether following the names from some payload leads back to it. */
export function namesInCircles({ payloads }: Profile): boolean {
  const names = new Map(payloads.map(({ PayloadUUID = '', content }) => [PayloadUUID, namedIn(content)] as const));
  return [...names.keys()].some((start) => reaches(names, start, start));
}

function reaches(names: ReadonlyMap<string, readonly string[]>, start: string, wanted: string): boolean {
  const seen = new Set<string>();
  const open = [...(names.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === wanted) return true;
    if (!seen.has(next)) open.push(...(names.get(next) ?? []));
    seen.add(next);
  }
  return false;
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
