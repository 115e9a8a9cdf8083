import { ProtocolError } from '../base/errors.js';
import type { Findings } from '../base/finding.js';
import { section } from '../base/section.js';

/**
 * Bytes to text: UTF-8, or UTF-16 where a byte order mark says so (XML 1.0 §4.3.3, appendix F).
 * Throws ProtocolError `XML_LIMIT` or `XML_ENCODING`.
 */
export function decodeText(document: Uint8Array | string, maximumBytes: number, findings: Findings): string {
  if (document.length > maximumBytes)
    throw new ProtocolError('XML_LIMIT', `the document has ${document.length} bytes, more than ${maximumBytes}`);
  if (typeof document === 'string') return document.replace(/^\uFEFF/, '');
  return decode(document, encodingOf(document, findings));
}

function encodingOf(document: Uint8Array, findings: Findings): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const mark = ((document[0] ?? 0) << 8) | (document[1] ?? 0);
  if (mark !== 0xfffe && mark !== 0xfeff) return 'utf-8';
  findings.warn({ expected: 'UTF-8', received: 'UTF-16', section: section('XML 1.0', '4.3.3'), place: '1:1' });
  return mark === 0xfffe ? 'utf-16le' : 'utf-16be';
}

function decode(document: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(document);
  } catch (cause) {
    throw new ProtocolError('XML_ENCODING', `the document is not valid ${encoding.toUpperCase()}`, { cause });
  }
}
