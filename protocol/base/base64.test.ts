import { expect, it } from 'vitest';
import { readBase64, writeBase64 } from './base64.js';

it('decodes what it encoded, with line ends and without', () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
  expect(readBase64(writeBase64(bytes))).toEqual(bytes);
  expect(readBase64(` ${writeBase64(bytes).replace(/.{20}/g, '$&\r\n')}`)).toEqual(bytes);
});

it.each(['A', 'AAA', 'AA=A', 'AA_-', 'AAAA\0', '====', 'nonce'])('refuses %j', (text) => {
  expect(readBase64(text)).toBeUndefined();
});
