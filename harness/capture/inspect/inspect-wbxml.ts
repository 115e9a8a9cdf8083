import { decodeWbxmlSyncMl } from '../../../protocol/wbxml/syncml-encodings.js';
import type { Inspection, Outline } from './inspection.js';

/** SyncML in WBXML, and how it was written. */
export function inspectWbxml(bytes: Uint8Array): Inspection {
  const { message, document, findings } = decodeWbxmlSyncMl(bytes);
  const { version, publicId, charset, textForms } = document;
  const encoding = { version, publicId: `0x${publicId.toString(16).padStart(4, '0')}`, charset, texts: [...textForms] };
  const content = { wbxml: encoding, ...message } as unknown as Outline;
  return { kind: 'SyncML message in WBXML', content, findings, inside: [] };
}
