import { createHmac, type KeyObject } from 'node:crypto';
import type { Random } from '../../base/random.js';
import type { Digest } from '../algorithms.table.js';
import type { Certificate } from '../certificate.js';
import { type Bytes, der } from '../der.js';
import { digestIdentifier, keyIdOf } from '../keys.js';
import { Oid } from '../oids.table.js';
import { contentInfo } from '../sign-cms.js';
import { Pkcs12Oid } from './algorithms.table.js';
import { derive, purpose } from './derive.js';
import { encryptWithPassword, type Protection } from './password-encryption.js';

/** How a file is protected: as tools write it today, or as older devices need it. */
export type PfxStyle = 'modern' | 'legacy';

interface Style {
  readonly certificates: Protection;
  readonly key: Protection;
  readonly digest: Digest;
}

const styles: Readonly<Record<PfxStyle, Style>> = {
  modern: { certificates: 'aes-256', key: 'aes-256', digest: 'sha256' },
  legacy: { certificates: 'rc2-40', key: 'triple-des', digest: 'sha1' },
};

const iterations = 2048;

export interface PfxFields {
  /** Absent in a file that holds certificates only. */
  readonly key?: KeyObject;
  /** The certificate of the key first. */
  readonly certificates: readonly Certificate[];
  readonly password: string;
  readonly style?: PfxStyle;
  readonly random: Random;
}

/** A PKCS#12 file in password integrity and password privacy mode (RFC 7292 §4 and §5.1). */
export function writePfx({ key, certificates, password, style = 'modern', random }: PfxFields): Bytes {
  const { certificates: protection, key: keyProtection, digest } = styles[style];
  const keyId = certificates[0] === undefined ? new Uint8Array(0) : keyIdOf(certificates[0].spki);
  const bags = der.sequence(
    ...certificates.map((each, index) => certificateBag(each, index === 0 ? keyId : undefined)),
  );
  const parts = [encryptedPart(bags, password, protection, random)];
  if (key !== undefined) parts.push(keyPart(key, keyId, password, keyProtection, random));
  const content = der.sequence(...parts);
  return der.sequence(
    der.integer(3),
    contentInfo(Oid.data, der.octets(content)),
    macOf(content, password, digest, random),
  );
}

function certificateBag(certificate: Certificate, keyId: Bytes | undefined): Bytes {
  const value = der.sequence(der.oid(Pkcs12Oid.x509Certificate), der.context(0, der.octets(certificate.der)));
  return der.sequence(der.oid(Pkcs12Oid.certBag), der.context(0, value), ...localKeyId(keyId));
}

/** What ties a key to its certificate (RFC 7292 §4.2). */
function localKeyId(keyId: Bytes | undefined): readonly Bytes[] {
  if (keyId === undefined) return [];
  return [der.setOf(der.sequence(der.oid(Pkcs12Oid.localKeyId), der.setOf(der.octets(keyId))))];
}

function encryptedPart(bags: Bytes, password: string, protection: Protection, random: Random): Bytes {
  const { algorithm, encrypted } = encryptWithPassword(bags, password, protection, random);
  const content = der.sequence(der.oid(Oid.data), algorithm, der.primitiveContext(0, encrypted));
  return contentInfo(Pkcs12Oid.encryptedData, der.sequence(der.integer(0), content));
}

function keyPart(key: KeyObject, keyId: Bytes, password: string, protection: Protection, random: Random): Bytes {
  const plain = key.export({ format: 'der', type: 'pkcs8' });
  const { algorithm, encrypted } = encryptWithPassword(plain, password, protection, random);
  const shrouded = der.sequence(algorithm, der.octets(encrypted));
  const bag = der.sequence(der.oid(Pkcs12Oid.shroudedKeyBag), der.context(0, shrouded), ...localKeyId(keyId));
  return contentInfo(Oid.data, der.octets(der.sequence(bag)));
}

function macOf(content: Bytes, password: string, digest: Digest, random: Random): Bytes {
  const salt = random.bytes(16);
  const length = digest === 'sha1' ? 20 : 32;
  const key = derive({ digest, password, salt, iterations, purpose: purpose.mac, length });
  const made = createHmac(digest, key).update(content).digest();
  return der.sequence(
    der.sequence(digestIdentifier(digest), der.octets(made)),
    der.octets(salt),
    der.integer(iterations),
  );
}
