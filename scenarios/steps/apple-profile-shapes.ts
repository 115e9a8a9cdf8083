import { generateKeyPairSync } from 'node:crypto';
import { encodeEncryptedProfile } from '../../protocol/apple/encrypted-profile.js';
import { encodeProfile, type PayloadMembers } from '../../protocol/apple/profile.js';
import { days } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { dict, real } from '../../protocol/plist/value.js';
import { installCommand, strangersCertificate } from './apple-profiles.js';

const top = { PayloadIdentifier: 'shaped', PayloadUUID: 'SHAPED-1' };
const noCamera = {
  PayloadType: 'com.apple.applicationaccess',
  PayloadIdentifier: 'shaped.restrictions',
  PayloadUUID: 'SHAPED-2',
  allowCamera: false,
};

const shaped = (members: PayloadMembers, payloads: readonly PayloadMembers[] = [noCamera]): JsonObject =>
  installCommand(encodeProfile({ ...top, ...members }, payloads));

/** A profile that forbids the camera and goes by itself, by its date or by its duration. */
export function profileThatGoes(key: 'RemovalDate' | 'DurationUntilRemoval', after: number, now: number): JsonObject {
  return shaped({ [key]: key === 'RemovalDate' ? new Date(now + days(after)) : real(days(after) / 1000) });
}

/** A profile that forbids the camera, encrypted for somebody else. */
export function profileForSomebodyElse(now: number): JsonObject {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const recipient = strangersCertificate(privateKey, now);
  return installCommand(encodeEncryptedProfile(top, [noCamera], recipient, systemRandom));
}

/** A profile for one kind of device; 1 is iPhone and iPad, 5 is Mac. */
export const profileForTarget = (TargetDeviceType: number): JsonObject => shaped({ TargetDeviceType });

/** A Wi-Fi network that trusts a certificate of the same profile, which stands before it, after it or not there. */
export function wifiThatTrusts(place: string, ca: string): JsonObject {
  const root = {
    PayloadType: 'com.apple.security.root',
    PayloadIdentifier: 'shaped.root',
    PayloadUUID: 'SHAPED-3',
    PayloadContent: new Uint8Array(Buffer.from(ca, 'utf8')),
  };
  const wifi = {
    PayloadType: 'com.apple.wifi.managed',
    PayloadIdentifier: 'shaped.wifi',
    PayloadUUID: 'SHAPED-4',
    SSID_STR: 'office',
    EAPClientConfiguration: dict({ AcceptEAPTypes: [13], PayloadCertificateAnchorUUID: [root.PayloadUUID] }),
  };
  const orders: Readonly<Record<string, readonly PayloadMembers[]>> = {
    before: [root, wifi],
    after: [wifi, root],
    nowhere: [wifi],
  };
  return shaped({}, orders[place]);
}

/** A profile that would put the device under another server beside its own. */
export function secondServer(mdm: JsonObject): JsonObject {
  const payload = {
    PayloadType: 'com.apple.mdm',
    PayloadIdentifier: 'shaped.mdm',
    PayloadUUID: 'SHAPED-5',
    IdentityCertificateUUID: 'SHAPED-6',
    Topic: String(mdm.topic),
    ServerURL: 'https://elsewhere.test/mdm',
    AccessRights: 8191,
  };
  return shaped({}, [{ ...noCamera, PayloadUUID: 'SHAPED-6' }, payload]);
}

/** Restrictions, and an identity from a service that there is not. */
export function profileWithoutItsIdentity(): JsonObject {
  const identity = {
    PayloadType: 'com.apple.security.scep',
    PayloadIdentifier: 'shaped.identity',
    PayloadUUID: 'SHAPED-7',
    PayloadContent: dict({ URL: 'http://127.0.0.1:9/scep', Keysize: 2048, 'Key Type': 'RSA' }),
  };
  return shaped({}, [noCamera, identity]);
}
