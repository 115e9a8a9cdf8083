import type { Json, JsonObject } from '../base/vocabulary.js';

/** Longest payload that is read, in UTF-16 units; a QR code holds at most 2,953 bytes (ISO/IEC 18004, table 7). */
export const payloadLimit = 65_536;
const depthLimit = 32;

export type JsonReading =
  | { readonly kind: 'object'; readonly object: JsonObject; readonly duplicates: readonly string[] }
  | { readonly kind: 'unreadable'; readonly message: string };

/** A JSON object and the keys it names more than once, which `JSON.parse` alone would hide (RFC 8259 §4). Never throws. */
export function readJsonObject(text: string, limit = payloadLimit): JsonReading {
  if (text.length > limit) return unreadable(`${text.length} characters, more than ${limit}`);
  const scan = scanKeys(text);
  if (scan.depth > depthLimit) return unreadable(`nested deeper than ${depthLimit}`);
  try {
    const value = JSON.parse(text) as Json;
    if (!isJsonObject(value)) return unreadable(`${describeJson(value)} instead of an object`);
    return { kind: 'object', object: value, duplicates: scan.duplicates };
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON type of a value, as a finding names it: `string "true"`, `number 3`, `array`. */
export function describeJson(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'object';
  const text = JSON.stringify(value);
  return `${typeof value} ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`;
}

/** An unterminated string is one token too: otherwise each quote in it would be tried again, to the end of the text. */
const tokens = /"(?:[^"\\]|\\.?)*(?:"(\s*:)?|$)|[{}[\]]/gs;

/** One pass over the tokens: how deep it nests and which object names a key twice. Says nothing about well-formedness. */
function scanKeys(text: string): { readonly depth: number; readonly duplicates: readonly string[] } {
  const open: Set<string>[] = [];
  const duplicates: string[] = [];
  let depth = 0;
  for (const [token, colon] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') depth = Math.max(depth, open.push(new Set()));
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const key = token.slice(1, token.lastIndexOf('"'));
      const keys = open.at(-1);
      if (keys?.has(key)) duplicates.push(key);
      keys?.add(key);
    }
    if (depth > depthLimit) break;
  }
  return { depth, duplicates };
}

function unreadable(message: string): JsonReading {
  return { kind: 'unreadable', message };
}
