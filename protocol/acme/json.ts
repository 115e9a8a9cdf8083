import { ProtocolError } from '../base/errors.js';
import type { Json, JsonObject } from '../base/vocabulary.js';

const mostBytes = 256 * 1024;

/** Reads a JSON object; `what` names it in the error. Throws ProtocolError `ACME_JSON`. */
export function readJsonObject(body: Uint8Array, what: string): JsonObject {
  if (body.length > mostBytes) throw new ProtocolError('ACME_JSON', `${what} of ${body.length} bytes`);
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  try {
    const value = JSON.parse(text) as Json;
    if (isObject(value)) return value;
  } catch (cause) {
    throw new ProtocolError('ACME_JSON', `${what} that is not JSON: ${text.slice(0, 80)}`, { cause });
  }
  throw new ProtocolError('ACME_JSON', `${what} that is no JSON object`);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function stringAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}

/** The strings among the members of an array; none where it is no array. */
export function stringsAt(object: JsonObject, key: string): readonly string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter((member): member is string => typeof member === 'string') : [];
}

export const base64url = {
  write: (bytes: Uint8Array): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url'),
  /** Throws ProtocolError `ACME_BASE64URL`: `Buffer.from` would silently skip what it does not know (RFC 7515 §2: no padding, no white space). */
  read: (text: string): Uint8Array => {
    if (!/^[A-Za-z\d_-]*$/.test(text) || text.length % 4 === 1) {
      throw new ProtocolError('ACME_BASE64URL', `"${text.slice(0, 40)}" is not base64url`);
    }
    return new Uint8Array(Buffer.from(text, 'base64url'));
  },
};
