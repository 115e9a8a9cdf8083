import { readQrPng } from '../../../protocol/android/qr-image.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import { inspectJson } from './inspect-json.js';
import type { Inspection } from './inspection.js';

/** A picture of a QR code, read from its pixels. */
export function inspectPng(bytes: Uint8Array): Inspection {
  const { message, findings } = readQrPng(bytes);
  if (message.kind === 'unreadable') throw new ProtocolError('INSPECT_QR', message.message);
  const isObject = message.text.trimStart().startsWith('{');
  return {
    kind: `QR code of version ${message.version}`,
    content: isObject ? {} : { text: message.text },
    findings,
    inside: isObject ? [inspectJson(message.bytes)] : [],
  };
}
