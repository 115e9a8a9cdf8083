import { ProtocolError } from '../base/errors.js';

/** How much of a property list is read before it is refused. */
export interface PlistLimits {
  /** Bytes of the document. */
  readonly bytes: number;
  /** Containers within containers. */
  readonly depth: number;
  /** Values, counted as often as they are reached: a binary list may refer to one object many times. */
  readonly values: number;
}

export const defaultPlistLimits: PlistLimits = Object.freeze({ bytes: 8 * 2 ** 20, depth: 128, values: 500_000 });

export function overLimit(message: string, place?: string): ProtocolError {
  return new ProtocolError('PLIST_LIMIT', message, place === undefined ? {} : { place });
}

export function malformed(message: string, place?: string): ProtocolError {
  return new ProtocolError('PLIST_MALFORMED', message, place === undefined ? {} : { place });
}
