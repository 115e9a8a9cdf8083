import { ProtocolError } from '../base/errors.js';
import type { Decoded } from '../base/finding.js';
import type { Random } from '../base/random.js';
import type { Certificate } from '../pki/certificate.js';
import { envelop, openEnvelope } from '../pki/enveloped-data.js';
import { readPlist, writePlist } from '../plist/codec.js';
import { isArray } from '../plist/value.js';
import { decodeProfileDict, encodeTopLevel, type PayloadMembers, type Profile, payloadDicts } from './profile.js';

/**
 * Writes a profile whose payloads only the holder of a key can read: EncryptedPayloadContent is CMS EnvelopedData over the property list of the
 * PayloadContent array (apple/device-management, mdm/profiles/TopLevel.yaml). Throws ProtocolError for a recipient whose key is not RSA.
 */
export function encodeEncryptedProfile(
  members: PayloadMembers,
  payloads: readonly PayloadMembers[],
  recipient: Certificate,
  random: Random,
): Uint8Array {
  const content = writePlist(payloadDicts(payloads));
  const EncryptedPayloadContent = envelop({ content, recipients: [recipient], cipher: 'aes-256-cbc', random });
  return encodeTopLevel({ IsEncrypted: true, EncryptedPayloadContent }, members);
}

/** The profile with its payloads in the open. Throws ProtocolError when it is not for this identity, or its content is no list of payloads. */
export function openEncryptedProfile(
  { content, EncryptedPayloadContent }: Profile,
  identity: Parameters<typeof openEnvelope>[1],
): Decoded<Profile> {
  if (EncryptedPayloadContent === undefined)
    throw new ProtocolError('APPLE_NO_PROFILE', 'IsEncrypted without EncryptedPayloadContent');
  const opened = openEnvelope(EncryptedPayloadContent, identity);
  const payloads = readPlist(opened.content);
  if (!isArray(payloads.message)) throw new ProtocolError('APPLE_NO_PROFILE', 'encrypted payloads are an array');
  const inTheOpen = [...content].filter(([key]) => key !== 'EncryptedPayloadContent');
  const { message, findings } = decodeProfileDict(new Map([...inTheOpen, ['PayloadContent', payloads.message]]));
  return { message, findings: [...payloads.findings, ...findings] };
}
