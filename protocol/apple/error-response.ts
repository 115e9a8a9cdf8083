import { ProtocolError } from '../base/errors.js';
import type { ExchangeResponse } from '../base/exchange.js';
import type { JsonObject } from '../base/vocabulary.js';
import { readPlist } from '../plist/codec.js';
import { dictToJson } from '../plist/json.js';
import { isDict } from '../plist/value.js';

/** What a server says in the body of a 403 (apple/device-management, mdm/errors, one file for each code). */
export interface ErrorResponse {
  readonly code: string;
  /** For the person who holds the device. */
  readonly message: string;
  readonly details: JsonObject;
}

/** Codes that devices act upon. */
export const errorCodes = {
  softwareUpdateRequired: 'com.apple.softwareupdate.required',
  unrecognizedDevice: 'com.apple.unrecognized.device',
  wellKnownFailed: 'com.apple.well-known.failed',
} as const;

/** A 403 with the error as JSON. */
export interface WrittenError {
  readonly status: 403;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function errorResponse(code: string, message: string, details?: JsonObject): WrittenError {
  const body = JSON.stringify({ code, message, ...(details && { details }) });
  return { status: 403, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
}

/** The error in the body of a 403, JSON or property list by its content type; undefined for any other answer. */
export function errorIn({
  status,
  headers,
  body,
}: Pick<ExchangeResponse, 'status' | 'headers' | 'body'>): ErrorResponse | undefined {
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
