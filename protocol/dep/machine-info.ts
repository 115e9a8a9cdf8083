import type { KeyObject } from 'node:crypto';
import { type Fields, type MembersOf, membersToDict, readMembers } from '../apple/fields.js';
import { schema } from '../apple/sections.js';
import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import type { Certificate } from '../pki/certificate.js';
import { signCms } from '../pki/sign-cms.js';
import { parseSignedData } from '../pki/signed-data.js';
import { type VerifiedData, verifySignedData } from '../pki/verify-signed-data.js';
import { readPlist, writePlist } from '../plist/codec.js';
import { isDict } from '../plist/value.js';

/** other/machineinfo.yaml: what a device tells of itself before it is managed. */
export const machineInfoFields = {
  UDID: { type: 'string', required: true },
  SERIAL: { type: 'string', required: true },
  PRODUCT: { type: 'string', required: true },
  VERSION: { type: 'string', required: true },
  OS_VERSION: { type: 'string' },
  SUPPLEMENTAL_BUILD_VERSION: { type: 'string' },
  SUPPLEMENTAL_OS_VERSION_EXTRA: { type: 'string' },
  IMEI: { type: 'string' },
  MEID: { type: 'string' },
  LANGUAGE: { type: 'string' },
  MDM_CAN_REQUEST_SOFTWARE_UPDATE: { type: 'boolean' },
  SOFTWARE_UPDATE_DEVICE_ID: { type: 'string' },
  PAIRING_TOKEN: { type: 'data' },
  MDM_CAN_REQUEST_PSSO_CONFIG: { type: 'boolean' },
  MANDATORY_SOFTWARE_UPDATE_REQUIRED: { type: 'boolean' },
} as const satisfies Fields;

export type MachineInfo = MembersOf<typeof machineInfoFields>;

export const machineInfoContentType = 'application/pkcs7-signature';
/** Header in which a web view carries the same message, base64, to `configuration_web_url`. */
export const machineInfoHeader = 'x-apple-aspen-deviceinfo';

export interface MachineInfoSigner {
  readonly key: KeyObject;
  /** Leaf first: iOS sends all of them, macOS leaf and intermediate. */
  readonly chain: readonly [Certificate, ...Certificate[]];
}

/** CMS SignedData, content attached, signed with the device's own identity. */
export function signMachineInfo(info: MachineInfo, { key, chain }: MachineInfoSigner): Uint8Array {
  const content = writePlist(membersToDict(info));
  return signCms({ content, signers: [{ key, certificate: chain[0] }], certificates: chain });
}

export interface ReceivedMachineInfo {
  readonly info: MachineInfo;
  /** Whose signature it bears and whether it holds; trust in the certificate is the caller's to judge. */
  readonly signature: VerifiedData;
}

/** Throws ProtocolError on what is no SignedData around a dictionary. Missing keys and wrong types are findings, as is a bad signature. */
export function readMachineInfo(message: Uint8Array): Decoded<ReceivedMachineInfo> {
  const signature = verifySignedData(parseSignedData(message));
  const findings = new Findings();
  findings.include(signature.findings);
  const plist = readPlist(signature.content);
  findings.include(plist.findings);
  if (!isDict(plist.message)) throw new ProtocolError('APPLE_NOT_A_DICTIONARY', 'MachineInfo is a dictionary');
  const place = { place: 'MachineInfo', section: schema('other/machineinfo.yaml') };
  const info = Object.freeze(readMembers(plist.message, machineInfoFields, findings, place));
  return { message: { info, signature }, findings: findings.list };
}
