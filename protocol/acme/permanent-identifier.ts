import { type Bytes, der, readDer, Tag } from '../pki/der.js';
import { readOid, readText } from '../pki/der-values.js';
import { type Extension, subjectAltName } from '../pki/extensions.js';
import type { GeneralName } from '../pki/general-name.js';

/** id-on-permanentIdentifier (RFC 4043 §2) */
const permanentIdentifierOid = '1.3.6.1.5.5.7.8.3';

/** The otherName by which a certification request names the device (RFC 4043 §2, draft-ietf-acme-device-attest §3). */
export function permanentIdentifierName(value: string): GeneralName {
  const identifier = der.context(0, der.sequence(der.utf8(value)));
  const encoded: Bytes = der.context(0, der.oid(permanentIdentifierOid), identifier);
  return { kind: 'other', value: Buffer.from(encoded).toString('hex'), der: encoded };
}

/** The permanent identifiers among alternative names. Throws ProtocolError `DER_*` on one that cannot be read. */
export function readPermanentIdentifiers(names: readonly GeneralName[]): readonly string[] {
  return names.flatMap((name) => {
    if (name.kind !== 'other') return [];
    const other = readDer(name.der);
    if (other.tag !== 0xa0 || readOid(other.at(0)) !== permanentIdentifierOid) return [];
    const value = other
      .at(1)
      .at(0)
      .children.find(({ tag }) => tag === Tag.utf8String);
    return value === undefined ? [] : [readText(value)];
  });
}

/** Alternative names, critical where the subject is empty (RFC 5280 §4.2.1.6). */
export function alternativeNames(names: readonly GeneralName[], emptySubject: boolean): readonly Extension[] {
  return names.length === 0 ? [] : [{ ...subjectAltName(names), critical: emptySubject }];
}
