import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../protocol/base/exchange.js';
import { redactExchange, redactText } from './redact.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (body: Uint8Array | undefined): string => Buffer.from(body ?? []).toString();

const exchange: Exchange = {
  index: 0,
  step: 'Portal: Sign in',
  startedAt: 0,
  durationMs: 1,
  request: {
    method: 'POST',
    url: 'https://portal.test/login?token=t0ken-in-url&next=1',
    headers: { Authorization: 'Basic c2VjcmV0', 'X-Note': 'for hunter22', Accept: '*/*' },
    body: bytes('username=ada&password=hunter22&keep=1'),
  },
  response: { status: 200, headers: { 'set-cookie': ['a=1', 'b=2'] }, body: Uint8Array.of(0xff, 0xfe, 0x00) },
  decoded: { request: '{"password": "hunter22", "user": "ada"}', findings: [] },
};

describe('redaction', () => {
  it('masks secret headers, members and known secrets, and leaves the rest readable', () => {
    const shown = redactExchange(exchange, ['hunter22']);
    expect(JSON.stringify(shown) + text(shown.request.body)).not.toMatch(/hunter22|c2VjcmV0|t0ken|a=1|b=2/);
    expect(text(shown.request.body)).toBe('username=ada&password=[redacted]&keep=1');
    expect(shown.request.url).toBe('https://portal.test/login?token=[redacted]&next=1');
    expect(shown.request.headers).toEqual({ Authorization: '[redacted]', 'X-Note': 'for [redacted]', Accept: '*/*' });
    expect(shown.decoded?.request).toBe('{"password": "[redacted]", "user": "ada"}');
  });

  it('leaves the exchange itself and bodies that are no text as they are', () => {
    expect(redactExchange(exchange).response?.body).toBe(exchange.response?.body);
    expect(text(exchange.request.body)).toContain('hunter22');
  });

  it.each([
    ['<o:Password Type="x">pw</o:Password>', '<o:Password Type="x">[redacted]</o:Password>'],
    ['<key>Challenge</key>\n <string>pw</string>', '<key>Challenge</key>\n <string>[redacted]</string>'],
    ['<parm name="AAUTHSECRET" value="pw"/>', '<parm name="AAUTHSECRET" value="[redacted]"/>'],
    ['{"enrollmentToken":"pw"}', '{"enrollmentToken":"[redacted]"}'],
  ])('masks the secret of %s', (secret, shown) => {
    expect(redactText(secret)).toBe(shown);
  });
});
