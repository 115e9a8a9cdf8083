import { ProtocolError } from '../../base/errors.js';
import { parseSignedData } from '../../pki/signed-data.js';
import { readPlist, writePlist } from '../../plist/codec.js';
import { arrayOf, dict, dictOf, isDict, type PlistDict, type PlistValue, stringOf } from '../../plist/value.js';

/** What a device is to tell of itself, where to, and what proves that it was asked (Apple: "Over-the-Air Profile Delivery and Configuration", phase 1). */
export interface ProfileService {
  readonly URL: string;
  readonly DeviceAttributes: readonly string[];
  /** Comes back as it was given. */
  readonly Challenge?: PlistValue;
}

const payloadType = 'Profile Service';

/** A bare payload, which is no profile: nothing of it is installed. */
export function encodeProfileService(
  { URL, DeviceAttributes, Challenge }: ProfileService,
  identification: Readonly<Record<string, PlistValue>>,
): Uint8Array {
  const PayloadContent = dict({
    URL,
    DeviceAttributes: [...DeviceAttributes],
    ...(Challenge !== undefined && { Challenge }),
  });
  return writePlist(dict({ PayloadType: payloadType, PayloadVersion: 1, ...identification, PayloadContent }));
}

/** The payload, plain or signed; undefined for anything else, such as a profile. Throws ProtocolError where it lacks what it needs. */
export function readProfileService(bytes: Uint8Array): ProfileService | undefined {
  const content = dictionaryIn(bytes);
  if (content?.get('PayloadType') !== payloadType) return undefined;
  const inner = dictOf(content.get('PayloadContent'));
  const URL = stringOf(inner?.get('URL'));
  const attributes = arrayOf(inner?.get('DeviceAttributes'))?.filter((name) => typeof name === 'string');
  if (URL === undefined || attributes === undefined)
    throw new ProtocolError('APPLE_PROFILE_SERVICE', 'a Profile Service payload has URL and DeviceAttributes');
  const Challenge = inner?.get('Challenge');
  return { URL, DeviceAttributes: attributes, ...(Challenge !== undefined && { Challenge }) };
}

function dictionaryIn(bytes: Uint8Array): PlistDict | undefined {
  try {
    const plain = bytes[0] === 0x30 ? parseSignedData(bytes).content : bytes;
    const { message } = readPlist(plain ?? new Uint8Array(0));
    return isDict(message) ? message : undefined;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
