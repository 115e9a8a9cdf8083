import { ProtocolError } from '../../../protocol/base/errors.js';
import type { ExchangeResponse } from '../../../protocol/base/exchange.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { readPlist } from '../../../protocol/plist/codec.js';
import { dictToJson } from '../../../protocol/plist/json.js';
import { isDict } from '../../../protocol/plist/value.js';

/** What a server asks for before it lets a device in (apple/device-management, mdm/errors). */
export interface Demand {
  /** Such as `com.apple.softwareupdate.required`. */
  readonly code: string;
  readonly message: string;
  readonly details: JsonObject;
}

/** The error in the body of a 403, JSON or property list by its content type; undefined for any other answer. */
export function demandOf({
  status,
  headers,
  body,
}: Pick<ExchangeResponse, 'status' | 'headers' | 'body'>): Demand | undefined {
  if (status !== 403) return undefined;
  const document = readDocument(String(headers['content-type'] ?? ''), body);
  const { code, description, message, details } = document ?? {};
  if (typeof code !== 'string') return undefined;
  const text = typeof message === 'string' ? message : typeof description === 'string' ? description : code;
  const isObject = typeof details === 'object' && details !== null && !Array.isArray(details);
  return { code, message: text, details: isObject ? (details as JsonObject) : {} };
}

function readDocument(contentType: string, body: Uint8Array): JsonObject | undefined {
  try {
    if (/^application\/json\b/i.test(contentType)) {
      const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
    }
    const { message } = readPlist(body);
    return isDict(message) ? dictToJson(message) : undefined;
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
