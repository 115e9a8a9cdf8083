/**
 * Decodes base64 (RFC 4648 §4); white space between the characters is passed over, as XML and PEM have it.
 * Undefined for anything else: `Buffer.from` would silently skip what it does not know.
 */
export function readBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/[ \t\r\n]+/g, '');
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(packed) || packed.length % 4 !== 0) return undefined;
  return new Uint8Array(Buffer.from(packed, 'base64'));
}

export function writeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
