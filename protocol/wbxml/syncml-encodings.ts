import type { Decoded } from '../base/finding.js';
import { decodeSyncMl, encodeSyncMl, readSyncMl, syncmlLimits, writeSyncMl } from '../syncml/codec.js';
import { type SyncMl, syncmlContentType, wbxmlContentType } from '../syncml/messages.js';
import { readWbxml, type WbxmlDocument } from './read-wbxml.js';
import { type WriteWbxmlOptions, writeWbxml } from './write-wbxml.js';

/** The two forms in which a message of SyncML travels (OMA-TS-DM_RepPro-V1_2, MIME usage). */
export type SyncMlEncoding = 'xml' | 'wbxml';

export const contentTypes: Readonly<Record<SyncMlEncoding, string>> = {
  xml: syncmlContentType,
  wbxml: wbxmlContentType,
};

/** The encoding of a media type, with `.dm` or without as older clients write it; undefined for any other type. */
export function encodingOf(contentType: string | undefined): SyncMlEncoding | undefined {
  const found = /^\s*application\/vnd\.syncml(?:\.dm)?\+(xml|wbxml)\s*(?:;|$)/i.exec(contentType ?? '')?.[1];
  return found === undefined ? undefined : (found.toLowerCase() as SyncMlEncoding);
}

/** Reads a message in WBXML and says how it was written. Throws what `readWbxml` and `readSyncMl` throw. */
export function decodeWbxmlSyncMl(bytes: Uint8Array): Decoded<SyncMl> & { readonly document: WbxmlDocument } {
  const { message: document, findings } = readWbxml(bytes, syncmlLimits);
  return { ...readSyncMl({ message: document.root, findings }), document };
}

/** Reads a message in the encoding that its media type names. */
export const decodeMessage = (encoding: SyncMlEncoding, bytes: Uint8Array): Decoded<SyncMl> =>
  encoding === 'wbxml' ? decodeWbxmlSyncMl(bytes) : decodeSyncMl(bytes);

/** Writes a message; the options are for WBXML. */
export const encodeMessage = (
  encoding: SyncMlEncoding,
  message: SyncMl,
  options: WriteWbxmlOptions = {},
): Uint8Array =>
  encoding === 'wbxml' ? writeWbxml(writeSyncMl(message), options) : new TextEncoder().encode(encodeSyncMl(message));
