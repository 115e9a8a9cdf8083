import { describe, expect, it } from 'vitest';
import { dict } from '../../protocol/plist/value.js';
import { writeBinaryPlist } from '../../protocol/plist/write-binary.js';
import { reportExchange } from './evidence.js';
import { readableBody } from './readable-body.js';

describe('a body in a report', () => {
  it('is text where it is text, decoded where it is known, counted where it is neither', () => {
    expect(readableBody(Buffer.from('<SyncML/>'))).toBe('<SyncML/>');
    expect(readableBody(writeBinaryPlist(dict({ Status: 'Idle', UDID: 'U' })))).toContain('Status: Idle');
    expect(readableBody(Uint8Array.of(0, 1, 2))).toBe('(3 bytes)');
  });

  it('is cut where it is long', () => {
    expect(readableBody(Buffer.from('a'.repeat(40_000)))).toMatch(/a\n\(7232 more characters\)$/);
  });
});

describe('an exchange in a report', () => {
  it('shows no credential, wherever it stands', () => {
    const reported = reportExchange(
      'Ada',
      {
        index: 0,
        step: 'sign-in',
        startedAt: 0,
        durationMs: 1,
        request: {
          method: 'POST',
          url: 'https://x.test/?token=abcdef',
          headers: { authorization: 'Bearer abcdef' },
          body: Buffer.from('username=ada&password=sesame-open&note=sesame-open'),
        },
        response: { status: 200, headers: { 'set-cookie': 'id=abcdef' }, body: Buffer.from('hello sesame-open') },
      },
      ['sesame-open'],
    );
    expect(JSON.stringify(reported)).not.toMatch(/sesame-open|abcdef/);
    expect(reported.responseText).toContain('hello');
  });
});
