import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { readPlist, writePlist } from '../plist/codec.js';
import { dict, dictOf, type PlistDict } from '../plist/value.js';
import { type Fields, type MembersOf, readMembers } from './fields.js';
import { schema } from './sections.js';

/** By what a device comes back that is erased: in the command EraseDevice and in the answer to the check-in ReturnToService. */
export const returnToServiceMembers = {
  Enabled: { type: 'boolean', required: true },
  WiFiProfileData: { type: 'data' },
  MDMProfileData: { type: 'data' },
  BootstrapToken: { type: 'data' },
} as const satisfies Fields;

export type ReturnToServiceWish = MembersOf<typeof returnToServiceMembers>;

/** What the dictionary `ReturnToService` of either message says (mdm/commands/device.erase.yaml, mdm/checkin/returntoservice.yaml). */
export function readReturnToService(wish: PlistDict, place: string): Decoded<ReturnToServiceWish> {
  const findings = new Findings();
  const at = { place, section: schema('mdm/checkin/returntoservice.yaml') };
  return { message: readMembers(wish, returnToServiceMembers, findings, at), findings: findings.list };
}

/** Reads the answer to the check-in; throws ProtocolError when there is no such dictionary in it. */
export function decodeReturnToServiceAnswer(bytes: Uint8Array): Decoded<ReturnToServiceWish> {
  const wish = dictOf(dictOf(readPlist(bytes).message)?.get('ReturnToService'));
  if (wish === undefined) throw new ProtocolError('APPLE_NOT_A_DICTIONARY', 'the answer has no ReturnToService');
  return readReturnToService(wish, 'ReturnToService');
}

export function encodeReturnToServiceAnswer(wish: PlistDict): Uint8Array {
  return writePlist(dict({ ReturnToService: wish }));
}
