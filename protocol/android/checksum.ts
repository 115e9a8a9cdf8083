/** Unpadded url-safe base64 (RFC 4648 §5), as Android Management API writes checksums. */
export function urlSafeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

export type ChecksumReading =
  | { readonly kind: 'sha256'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly expected: string; readonly received: string };

/**
 * Reads a checksum extra: SHA-256 in the url-safe alphabet, padding optional. `+` and `/` are refused, because the device decodes with
 * android.util.Base64.URL_SAFE (AOSP ManagedProvisioning, StoreUtils).
 */
export function readChecksum(text: string): ChecksumReading {
  if (/[+/]/.test(text)) return refused('url-safe base64, - and _ instead of + and /', JSON.stringify(text));
  if (!/^[\w-]*={0,2}$/.test(text)) return refused('url-safe base64', JSON.stringify(text));
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 32) return refused('32 bytes of SHA-256', `${bytes.length} bytes`);
  return { kind: 'sha256', bytes: Uint8Array.from(bytes) };
}

function refused(expected: string, received: string): ChecksumReading {
  return { kind: 'refused', expected, received };
}
