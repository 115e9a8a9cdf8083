import { certificatePayloadTypes } from '../../protocol/apple/payload-types.table.js';
import type { Payload, ReceivedProfile } from '../../protocol/apple/profile.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import { parseCertificate } from '../../protocol/pki/certificate.js';
import { fromPem } from '../../protocol/pki/pem.js';
import { dictToJson } from '../../protocol/plist/json.js';
import { dataOf, type PlistValue, stringOf } from '../../protocol/plist/value.js';
import type { InstalledPayload, InstalledProfile } from './apple-state.js';
import type { AppleDevice } from './device.js';
import { afterInstall } from './device-rules.js';
import { readRestrictions } from './restrictions/read-restrictions.js';

/** What the device keeps of a profile. */
export function toInstalled({ profile, signature }: ReceivedProfile, managed: boolean): InstalledProfile {
  const { PayloadIdentifier = '', PayloadUUID = '', PayloadDisplayName, PayloadOrganization } = profile;
  const restricted = readRestrictions(profile).message;
  return {
    identifier: PayloadIdentifier,
    uuid: PayloadUUID,
    managed,
    removalDisallowed: profile.PayloadRemovalDisallowed ?? false,
    signed: signature !== undefined,
    payloads: profile.payloads.map(toInstalledPayload),
    ...(PayloadDisplayName !== undefined && { displayName: PayloadDisplayName }),
    ...(PayloadOrganization !== undefined && { organization: PayloadOrganization }),
    ...(restricted !== undefined && { restrictions: dictToJson(restricted) }),
  };
}

function toInstalledPayload(payload: Payload): InstalledPayload {
  const { PayloadType = '', PayloadIdentifier = '', PayloadUUID = '', content } = payload;
  const certificate = certificatePayloadTypes.has(PayloadType)
    ? readCertificate(content.get('PayloadContent'))
    : undefined;
  const network = PayloadType === 'com.apple.wifi.managed' ? stringOf(content.get('SSID_STR')) : undefined;
  return {
    type: PayloadType,
    identifier: PayloadIdentifier,
    uuid: PayloadUUID,
    ...(network !== undefined && { network }),
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
