import { appliesTo, hasType } from '../../protocol/apple/effective-restrictions.js';
import { certificatePayloadTypes } from '../../protocol/apple/payload-types.table.js';
import type { Payload, Profile, ReceivedProfile } from '../../protocol/apple/profile.js';
import { payloadsOf } from '../../protocol/apple/profile.js';
import { restrictions } from '../../protocol/apple/restrictions.table.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { parseCertificate } from '../../protocol/pki/certificate.js';
import { fromPem } from '../../protocol/pki/pem.js';
import { dictFromJson, dictToJson } from '../../protocol/plist/json.js';
import { dataOf, type PlistValue } from '../../protocol/plist/value.js';
import type { InstalledPayload, InstalledProfile } from './apple-state.js';
import type { AppleDevice } from './device.js';
import { afterInstall, effectiveValue, obeysKey } from './device-rules.js';

/** What the device keeps of a profile. */
export function toInstalled({ profile, signature }: ReceivedProfile, managed: boolean): InstalledProfile {
  const { PayloadIdentifier = '', PayloadUUID = '', PayloadDisplayName, PayloadOrganization } = profile;
  const restricted = restrictionsIn(profile);
  return {
    identifier: PayloadIdentifier,
    uuid: PayloadUUID,
    managed,
    removalDisallowed: profile.PayloadRemovalDisallowed ?? false,
    signed: signature !== undefined,
    payloads: profile.payloads.map(toInstalledPayload),
    ...(PayloadDisplayName !== undefined && { displayName: PayloadDisplayName }),
    ...(PayloadOrganization !== undefined && { organization: PayloadOrganization }),
    ...(restricted !== undefined && { restrictions: restricted }),
  };
}

function toInstalledPayload(payload: Payload): InstalledPayload {
  const { PayloadType = '', PayloadIdentifier = '', PayloadUUID = '', content } = payload;
  const certificate = certificatePayloadTypes.has(PayloadType)
    ? readCertificate(content.get('PayloadContent'))
    : undefined;
  return {
    type: PayloadType,
    identifier: PayloadIdentifier,
    uuid: PayloadUUID,
    ...(certificate !== undefined && { certificate: Buffer.from(certificate).toString('base64') }),
  };
}

/** DER, or PEM in the bytes of the payload; what is neither is no certificate. */
function readCertificate(content: PlistValue | undefined): Uint8Array | undefined {
  const bytes = dataOf(content);
  if (bytes === undefined) return undefined;
  try {
    const [der = bytes] = bytes[0] === 0x30 ? [] : fromPem(Buffer.from(bytes).toString('latin1'), 'CERTIFICATE');
    return parseCertificate(der).der;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

/** Certificates that the device trusts because an installed profile brought them. */
export function anchorsOf({ state }: AppleDevice, managedOnly = false): readonly Uint8Array[] {
  return state.profiles
    .filter(({ managed }) => managed || !managedOnly)
    .flatMap(({ payloads }) => payloads)
    .flatMap(({ certificate }) =>
      certificate === undefined ? [] : [new Uint8Array(Buffer.from(certificate, 'base64'))],
    );
}

/** Known restriction keys with values of their type; everything else in the payload means nothing to a device. */
function restrictionsIn(profile: Profile): JsonObject | undefined {
  const payloads = payloadsOf(profile, 'com.apple.applicationaccess');
  if (payloads.length === 0) return undefined;
  const known = payloads.flatMap(({ content }) =>
    [...content].filter(([key, value]) => {
      const entry = Object.hasOwn(restrictions, key) ? restrictions[key] : undefined;
      return entry !== undefined && hasType(entry, value);
    }),
  );
  return dictToJson(new Map(known));
}

/** Installs a profile in place of the one with its identifier. */
export function install(device: AppleDevice, installed: InstalledProfile): void {
  device.update({ profiles: afterInstall(device.rules, device.state.profiles, installed) });
}

export function remove(device: AppleDevice, identifier: string): void {
  device.update({ profiles: device.state.profiles.filter((profile) => profile.identifier !== identifier) });
}

export function findProfile(device: AppleDevice, identifier: string): InstalledProfile | undefined {
  return device.state.profiles.find((profile) => profile.identifier === identifier);
}

/** The restrictions of one profile that this device obeys. */
export function obeyedRestrictions(device: AppleDevice, profile: InstalledProfile): ReadonlyMap<string, PlistValue> {
  const all = dictFromJson(profile.restrictions ?? {});
  return new Map([...all].filter(([key]) => obeysKey(device.rules, appliesTo(restrictions[key], device))));
}

/** What holds on the device: every key that some profile sets, with the value that wins. */
export function effectiveRestrictions(device: AppleDevice): ReadonlyMap<string, PlistValue> {
  const values = new Map<string, PlistValue[]>();
  for (const profile of device.state.profiles) {
    for (const [key, value] of obeyedRestrictions(device, profile))
      values.set(key, [...(values.get(key) ?? []), value]);
  }
  const effective = [...values].flatMap(([key, all]) => {
    const value = effectiveValue(device.rules, key, all);
    return value === undefined ? [] : [[key, value] as const];
  });
  return new Map(effective);
}
