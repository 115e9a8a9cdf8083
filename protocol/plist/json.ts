import type { Json, JsonObject } from '../base/vocabulary.js';
import { isArray, isData, isDict, type PlistDict, PlistReal, PlistUid, type PlistValue } from './value.js';

/**
 * Property lists as JSON, for admin documents, records and reports. What JSON lacks is written as an object with one marked member:
 * `{ "$data": base64 }`, `{ "$date": ISO 8601 }`, `{ "$real": number or text }`, `{ "$integer": digits }`, `{ "$uid": number }`.
 */
export function plistToJson(value: PlistValue): Json {
  if (isDict(value)) return dictToJson(value);
  if (isArray(value)) return value.map(plistToJson);
  if (isData(value)) return { $data: Buffer.from(value).toString('base64') };
  if (value instanceof Date) return { $date: value.toISOString() };
  if (value instanceof PlistReal) return { $real: Number.isFinite(value.value) ? value.value : String(value.value) };
  if (value instanceof PlistUid) return { $uid: value.value };
  return typeof value === 'bigint' ? { $integer: String(value) } : value;
}

export function dictToJson(value: PlistDict): JsonObject {
  return Object.fromEntries([...value].map(([key, member]) => [key, plistToJson(member)]));
}

/** The other way; a plain number with a fraction is a real. Throws RangeError on what a property list cannot carry. */
export function plistFromJson(value: Json): PlistValue {
  if (value === null) throw new RangeError('a property list has no null');
  if (Array.isArray(value)) return value.map(plistFromJson);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : new PlistReal(value);
  if (typeof value !== 'object') return value;
  return marked(value as JsonObject) ?? dictFromJson(value as JsonObject);
}

export function dictFromJson(value: JsonObject): PlistDict {
  return new Map(Object.entries(value).map(([key, member]) => [key, plistFromJson(member)]));
}

function marked(value: JsonObject): PlistValue | undefined {
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return undefined;
  const [mark, content] = entry;
  if (mark === '$data') return new Uint8Array(Buffer.from(String(content), 'base64'));
  if (mark === '$date') return new Date(String(content));
  if (mark === '$real') return new PlistReal(Number(content));
  if (mark === '$integer') return BigInt(String(content));
  return mark === '$uid' ? new PlistUid(Number(content)) : undefined;
}
