import { ProtocolError } from '../../base/errors.js';
import type { Certificate } from '../../pki/certificate.js';
import { type Bytes, der, type Element, readDer, Tag } from '../../pki/der.js';
import { readOctets } from '../../pki/der-values.js';
import { type Extension, findExtension } from '../../pki/extensions.js';
import { readAuthorizationList, readNumber, writeAuthorizationList } from './authorization-list.js';
import {
  type ApplicationId,
  type KeyDescription,
  keyDescriptionOid,
  type SecurityLevel,
  securityLevels,
} from './messages.js';

/** The extension of an attested key's certificate. */
export function keyDescriptionExtension(description: KeyDescription): Extension {
  return { oid: keyDescriptionOid, critical: false, value: writeKeyDescription(description) };
}

const level = (value: SecurityLevel): Bytes => der.enumerated(securityLevels.indexOf(value));

/** DER of a KeyDescription (Android key attestation, "Schema"). */
export function writeKeyDescription(description: KeyDescription): Bytes {
  return der.sequence(
    der.integer(description.attestationVersion),
    level(description.attestationSecurityLevel),
    der.integer(description.keyMintVersion),
    level(description.keyMintSecurityLevel),
    der.octets(description.attestationChallenge),
    der.octets(description.uniqueId),
    writeAuthorizationList(description.softwareEnforced),
    writeAuthorizationList(description.hardwareEnforced),
  );
}

/** Throws ProtocolError `DER_*` or `ATTESTATION_*`. */
export function readKeyDescription(bytes: Bytes): KeyDescription {
  const members = readDer(bytes).expect(Tag.sequence);
  return {
    attestationVersion: readNumber(members.at(0).expect(Tag.integer)),
    attestationSecurityLevel: readLevel(members.at(1)),
    keyMintVersion: readNumber(members.at(2).expect(Tag.integer)),
    keyMintSecurityLevel: readLevel(members.at(3)),
    attestationChallenge: readOctets(members.at(4)),
    uniqueId: readOctets(members.at(5)),
    softwareEnforced: readAuthorizationList(members.at(6)),
    hardwareEnforced: readAuthorizationList(members.at(7)),
  };
}

function readLevel(element: Element): SecurityLevel {
  const found = securityLevels[readNumber(element.expect(Tag.enumerated))];
  if (found === undefined) throw new ProtocolError('ATTESTATION_LEVEL', 'no such security level');
  return found;
}

/** The description in a certificate; undefined where there is none. Throws as `readKeyDescription`. */
export function keyDescriptionIn({ extensions }: Certificate): KeyDescription | undefined {
  const extension = findExtension(extensions, keyDescriptionOid);
  return extension === undefined ? undefined : readKeyDescription(extension.value);
}

/** Content of attestationApplicationId (AttestationApplicationId). */
export function writeApplicationId({ packages, signatureDigests }: ApplicationId): Bytes {
  const infos = packages.map(({ name, version }) =>
    der.sequence(der.octets(Buffer.from(name, 'utf8')), der.integer(version)),
  );
  return der.sequence(der.setOf(...infos), der.setOf(...signatureDigests.map((digest) => der.octets(digest))));
}

/** Throws ProtocolError `DER_*`. */
export function readApplicationId(bytes: Bytes): ApplicationId {
  const members = readDer(bytes).expect(Tag.sequence);
  return {
    packages: members.at(0).children.map((info) => ({
      name: Buffer.from(readOctets(info.at(0))).toString('utf8'),
      version: readNumber(info.at(1)),
    })),
    signatureDigests: members.at(1).children.map(readOctets),
  };
}
