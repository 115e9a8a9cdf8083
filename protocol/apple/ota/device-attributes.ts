import { ProtocolError } from '../../base/errors.js';
import { type CmsSigner, signCms } from '../../pki/sign-cms.js';
import { parseSignedData } from '../../pki/signed-data.js';
import { type VerifiedData, verifySignedData } from '../../pki/verify-signed-data.js';
import { readPlist, writePlist } from '../../plist/codec.js';
import { isDict, type PlistDict } from '../../plist/value.js';

/** Content type of signed device attributes (Apple: "Over-the-Air Profile Delivery and Configuration", phase 2). */
export const deviceAttributesContentType = 'application/pkcs7-signature';

/** The dictionary in a CMS message with its content. */
export function signDeviceAttributes(attributes: PlistDict, signer: CmsSigner): Uint8Array {
  return signCms({ content: writePlist(attributes), signers: [signer] });
}

/** What the device says of itself, and who signed that. Who that is is not judged. Throws ProtocolError on what is none. */
export function readDeviceAttributes(body: Uint8Array): {
  readonly attributes: PlistDict;
  readonly signature: VerifiedData;
} {
  const signature = verifySignedData(parseSignedData(body));
  const { message } = readPlist(signature.content);
  if (!isDict(message)) throw new ProtocolError('APPLE_DEVICE_ATTRIBUTES', 'device attributes are a dictionary');
  return { attributes: message, signature };
}
