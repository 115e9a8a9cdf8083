import { ProtocolError } from '../base/errors.js';
import type { Bytes } from './der.js';

/** RFC 7468 §2: labels, base64 lines of 64 characters. */
export function toPem(label: string, bytes: Bytes): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** Every block of a text, or only those with this label. Throws ProtocolError `PEM_NONE` when there is none. */
export function fromPem(text: string, label?: string): readonly Bytes[] {
  const blocks = [...text.matchAll(/-----BEGIN ([^-\r\n]+)-----([^-]*)-----END \1-----/g)];
  const wanted = blocks.filter((block) => label === undefined || block[1] === label);
  if (wanted.length === 0) throw new ProtocolError('PEM_NONE', `no PEM block${label === undefined ? '' : ` ${label}`}`);
  return wanted.map((block) => Buffer.from(block[2] ?? '', 'base64'));
}
