import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { type CmsSigner, signCms } from '../pki/sign-cms.js';
import { parseSignedData } from '../pki/signed-data.js';
import { verifySignedData } from '../pki/verify-signed-data.js';
import { readPlist, writePlist } from '../plist/codec.js';
import { isDict } from '../plist/value.js';
import { type Fields, type MembersOf, membersToDict, readMembers } from './fields.js';
import { schema } from './sections.js';

/** What a device tells of itself before it has a profile (apple/device-management, other/machineinfo.yaml). */
export const machineInfoFields = {
  UDID: { type: 'string' },
  SERIAL: { type: 'string' },
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
} as const satisfies Fields;

export type MachineInfo = MembersOf<typeof machineInfoFields>;

/** Content type of a signed MachineInfo. */
export const machineInfoContentType = 'application/pkcs7-signature';

/** The property list in a CMS message with its content, signed with the device's built-in identity. */
export function signMachineInfo(info: MachineInfo, signer: CmsSigner): Uint8Array {
  return signCms({ content: writePlist(membersToDict(info)), signers: [signer] });
}

/** Reads a signed MachineInfo. Who issued the certificate is not looked at. Throws ProtocolError on what is none. */
export function readMachineInfo(body: Uint8Array): Decoded<MachineInfo> & { readonly valid: boolean } {
  const findings = new Findings();
  const signed = parseSignedData(body);
  const { valid, content, findings: ofSignature } = verifySignedData(signed);
  const plist = readPlist(content);
  if (!isDict(plist.message)) throw new ProtocolError('APPLE_NO_MACHINE_INFO', 'MachineInfo is a dictionary');
  findings.include([...ofSignature, ...plist.findings]);
  const at = { place: 'MachineInfo', section: schema('other/machineinfo.yaml') };
  return { message: readMembers(plist.message, machineInfoFields, findings, at), findings: findings.list, valid };
}
