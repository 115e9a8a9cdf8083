import type { Decoded } from '../base/finding.js';
import { defaultPlistLimits, type PlistLimits } from './limits.js';
import { isBinaryPlist, readBinaryPlist } from './read-binary.js';
import { readXmlPlist } from './read-xml.js';
import type { PlistValue } from './value.js';
import { writeBinaryPlist } from './write-binary.js';
import { writeXmlPlist } from './write-xml.js';

export type PlistFormat = 'xml' | 'binary';

/**
 * Reads a property list in either format; which one is told by its first bytes.
 * Throws ProtocolError `PLIST_MALFORMED`, `PLIST_LIMIT`, `XML_ENCODING` or `XML_LIMIT`.
 */
export function readPlist(document: Uint8Array, limits: Partial<PlistLimits> = {}): Decoded<PlistValue> {
  const all = { ...defaultPlistLimits, ...limits };
  return isBinaryPlist(document) ? readBinaryPlist(document, all) : readXmlPlist(document, all);
}

/** Writes a property list as bytes. */
export function writePlist(value: PlistValue, format: PlistFormat = 'xml'): Uint8Array {
  return format === 'binary' ? writeBinaryPlist(value) : new Uint8Array(Buffer.from(writeXmlPlist(value), 'utf8'));
}
