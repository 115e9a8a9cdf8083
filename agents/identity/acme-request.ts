import { deviceAttest, type Identifier, permanentIdentifier } from '../../protocol/acme/messages.js';
import { type AcmePayload, readSubject } from '../../protocol/apple/profile.js';
import { type KeyUsage, keyUsages } from '../../protocol/pki/extensions.js';
import type { GeneralName } from '../../protocol/pki/general-name.js';
import { type Name, nameAttribute } from '../../protocol/pki/name.js';
import { arrayOf } from '../../protocol/plist/value.js';
import type { KeyKind } from '../device/keys.js';
import { fillIn } from './payload-rules.js';
import { altNames, usagesOf } from './scep-request.js';

/** What a device wants of an ACME service. */
export interface AcmeRequest {
  readonly directoryUrl: string;
  readonly identifier: Identifier;
  /** Type of the challenge that the device can answer. */
  readonly challengeType: string;
  readonly keyKind: KeyKind;
  readonly subject: Name;
  readonly keyUsage: readonly KeyUsage[];
  /** OIDs. */
  readonly extendedKeyUsage: readonly string[];
  readonly subjectAltName: readonly GeneralName[];
  /** The key and the device are attested. */
  readonly attest: boolean;
}

/** Apple's ACME payload as a request (apple/device-management, mdm/profiles/com.apple.security.acme.yaml). Sizes of RSA keys are those of the key source. */
export function acmeRequestOf(payload: AcmePayload, variables: Readonly<Record<string, string>>): AcmeRequest {
  const { DirectoryURL = '', ClientIdentifier = '', Attest = false, UsageFlags = 0, SubjectAltName } = payload;
  return {
    directoryUrl: DirectoryURL,
    identifier: { type: permanentIdentifier, value: ClientIdentifier },
    challengeType: deviceAttest,
    keyKind: keyKindOf(payload),
    subject: readSubject(payload.Subject).map((relative) =>
      relative.map(([type, value]) => nameAttribute(type, fillIn(value, variables))),
    ),
    keyUsage: keyUsages.filter((usage) => usagesOf(UsageFlags).includes(usage)),
    extendedKeyUsage: (arrayOf(payload.ExtendedKeyUsage) ?? []).filter((oid) => typeof oid === 'string'),
    subjectAltName: SubjectAltName === undefined ? [] : altNames(SubjectAltName, variables),
    attest: Attest,
  };
}

function keyKindOf({ KeyType, KeySize = 0 }: AcmePayload): KeyKind {
  if (KeyType === 'RSA') return KeySize > 2048 ? 'rsa-4096' : 'rsa-2048';
  return KeySize > 256 ? 'ec-p384' : 'ec-p256';
}
