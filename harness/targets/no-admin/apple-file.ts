import { resolve } from 'node:path';
import { readProfileService } from '../../../protocol/apple/ota/profile-service.js';
import { payloadsOf, type ReceivedProfile, readMdmPayload, readProfile } from '../../../protocol/apple/profile.js';
import { ProtocolError, UsageError } from '../../../protocol/base/errors.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { writePlist } from '../../../protocol/plist/codec.js';
import { arrayOf, isDict, type PlistDict, type PlistValue } from '../../../protocol/plist/value.js';
import { readBytes, resolveSecret, type Written } from '../read-secret.js';
import type { SecretReference } from '../secret-schema.js';
import type { EntryLocator } from './entry-locator.js';

/** A .mobileconfig as it lies in a file, with the challenge that the file was not to hold. Throws UsageError where it is none. */
export function readAppleFile(
  name: string,
  challenge: SecretReference | undefined,
  written: Written,
): Pick<EntryLocator, 'gives' | 'wishes'> {
  const file = resolve(written.folder, name);
  const bytes = readBytes(file, 'ENTRY_FILE', `profile: the file ${name} cannot be read`);
  if (readProfileService(bytes) !== undefined) return { gives: inFile(bytes), wishes: { file: true, ota: true } };
  const received = profileIn(bytes, file);
  const wishes = { file: true, ...factsOf(received) };
  if (challenge === undefined) return { gives: inFile(bytes), wishes };
  if (received.signature !== undefined)
    throw new UsageError('ENTRY_CHALLENGE', 'challenge: the profile is signed, so nothing can be written into it', {
      place: file,
      fix: 'Leave challenge out, or give the profile unsigned.',
    });
  const secret = resolveSecret('challenge', challenge, written);
  return { gives: inFile(writePlist(withChallenge(received.profile.content, secret))), wishes };
}

const inFile = (bytes: Uint8Array) => ({ file: Buffer.from(bytes).toString('base64') });

function profileIn(bytes: Uint8Array, file: string): ReceivedProfile {
  try {
    return readProfile(bytes).message;
  } catch (cause) {
    if (!(cause instanceof ProtocolError)) throw cause;
    const fix = 'muster inspect FILE shows what a file holds.';
    throw new UsageError('ENTRY_PROFILE', `profile: this is no configuration profile: ${cause.message}`, {
      place: file,
      cause,
      fix,
    });
  }
}

/** What scenarios may wish for and find here. */
function factsOf({ profile, signature }: ReceivedProfile): JsonObject {
  const signed = signature === undefined ? {} : { signed: true };
  const [mdm] = payloadsOf(profile, 'com.apple.mdm').map((payload) => readMdmPayload(payload).message);
  if (mdm === undefined) return signed;
  const { SignMessage = false, AccessRights, CheckOutWhenRemoved = false } = mdm;
  return {
    ...signed,
    transport: SignMessage ? 'mdm-signature' : 'tls',
    checkOutWhenRemoved: CheckOutWhenRemoved,
    ...identityOf(profile, mdm.IdentityCertificateUUID),
    ...(AccessRights !== undefined && { accessRights: AccessRights }),
  };
}

/** How the device gets its identity, in a scenario's word. SCEP is what all of them expect, so it is no wish. */
function identityOf({ payloads }: ReceivedProfile['profile'], uuid: string | undefined): JsonObject {
  const type = payloads.find(({ PayloadUUID }) => PayloadUUID === uuid)?.PayloadType;
  if (type === 'com.apple.security.acme') return { identity: 'acme' };
  return type === 'com.apple.security.pkcs12' ? { identity: 'pkcs12' } : {};
}

function withChallenge(profile: PlistDict, challenge: string): PlistDict {
  const payloads = (arrayOf(profile.get('PayloadContent')) ?? []).map((payload) => challenged(payload, challenge));
  return new Map([...profile, ['PayloadContent', payloads]]);
}

function challenged(payload: PlistValue, challenge: string): PlistValue {
  if (!isDict(payload) || payload.get('PayloadType') !== 'com.apple.security.scep') return payload;
  const inner = payload.get('PayloadContent');
  const keys = isDict(inner) ? [...inner] : [];
  return new Map([...payload, ['PayloadContent', new Map<string, PlistValue>([...keys, ['Challenge', challenge]])]]);
}
