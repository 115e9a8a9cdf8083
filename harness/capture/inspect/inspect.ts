import { UsageError } from '../../../protocol/base/errors.js';
import { isBinaryPlist } from '../../../protocol/plist/read-binary.js';
import { isWbxml } from '../../../protocol/wbxml/read-wbxml.js';
import { inspectDer } from './inspect-der.js';
import { inspectJson } from './inspect-json.js';
import { inspectPlist } from './inspect-plist.js';
import { inspectPng } from './inspect-png.js';
import { inspectWbxml } from './inspect-wbxml.js';
import { inspectXml } from './inspect-xml.js';
import type { Inspection } from './inspection.js';

/** Largest file that is read. */
export const inspectLimit = 16 * 1024 * 1024;

interface Reader {
  readonly recognises: (bytes: Uint8Array, start: string) => boolean;
  readonly read: (bytes: Uint8Array) => Inspection;
}

/** In the order in which they are asked: the first that recognises the beginning reads the file. */
const readers: readonly Reader[] = [
  { recognises: (bytes) => Buffer.from(bytes.subarray(1, 4)).toString('latin1') === 'PNG', read: inspectPng },
  { recognises: (bytes) => isBinaryPlist(bytes), read: inspectPlist },
  { recognises: (_bytes, start) => start.startsWith('-----BEGIN '), read: (bytes) => inspectPem(bytes) },
  {
    recognises: (_bytes, start) => /^<[?!a-zA-Z_]/.test(start) && /<!DOCTYPE plist|<plist[\s>]/.test(start),
    read: inspectPlist,
  },
  { recognises: (_bytes, start) => start.startsWith('<'), read: inspectXml },
  { recognises: (_bytes, start) => start.startsWith('{'), read: inspectJson },
  { recognises: (bytes) => isWbxml(bytes), read: inspectWbxml },
  { recognises: ([first]) => first === 0x30, read: inspectDer },
  {
    recognises: (_bytes, start) => /^[A-Za-z0-9+/\s_-]+=*\s*$/.test(start) && start.length > 16,
    read: (bytes) => inspectBase64(bytes),
  },
];

/**
 * Tells what a file is and decodes it, by its content and not by its name. Throws UsageError `INSPECT_UNKNOWN` when nothing
 * recognises it, and ProtocolError when what it seems to be cannot be read.
 */
export function inspect(bytes: Uint8Array): Inspection {
  const start = Buffer.from(bytes.subarray(0, 4_096))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const reader = readers.find(({ recognises }) => recognises(bytes, start));
  if (reader !== undefined) return reader.read(bytes);
  throw new UsageError(
    'INSPECT_UNKNOWN',
    `${bytes.length} bytes that begin ${describeStart(bytes)} are nothing that is known here`,
    {
      fix: 'Expected: a configuration profile, property list, CMS or SCEP message, certificate or request (DER or PEM), SyncML (XML or WBXML), SOAP or provisioning document, provisioning JSON, or a PNG of a QR code.',
    },
  );
}

function inspectPem(bytes: Uint8Array): Inspection {
  const blocks = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g),
  ];
  if (blocks.length === 0)
    throw new UsageError('INSPECT_PEM', 'a PEM block begins but does not end', {
      fix: 'Check that the file is whole.',
    });
  const inside = blocks.map(([, label = '', text = '']) =>
    label.includes('PRIVATE KEY')
      ? { kind: 'private key', content: { note: 'not shown' }, findings: [], inside: [] }
      : inspectDer(Buffer.from(text, 'base64')),
  );
  const [only] = inside;
  return inside.length === 1 && only !== undefined
    ? only
    : { kind: `PEM file of ${inside.length} blocks`, content: {}, findings: [], inside };
}

function inspectBase64(bytes: Uint8Array): Inspection {
  const decoded = Buffer.from(Buffer.from(bytes).toString('latin1'), 'base64');
  const inside = inspect(decoded);
  return { kind: `base64 of a ${inside.kind}`, content: {}, findings: [], inside: [inside] };
}

function describeStart(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'with nothing' : Buffer.from(bytes.subarray(0, 8)).toString('hex');
}
