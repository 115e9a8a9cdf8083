import { describe, expect, it } from 'vitest';
import { readQuery, readResponse, writeQuery, writeResponse } from './message.js';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));

describe('DNS messages', () => {
  it('writes and reads the query of RFC 8484 §4.1.1', () => {
    const bytes = hex('0000 0100 0001 0000 0000 0000 03777777 076578616d706c65 03636f6d 00 0001 0001');
    expect(new Uint8Array(writeQuery({ id: 0, name: 'www.example.com', type: 'A' }))).toEqual(bytes);
    expect(readQuery(bytes)).toEqual({ id: 0, name: 'www.example.com', type: 'A' });
  });

  it('follows names that point back (RFC 1035 §4.1.4)', () => {
    const bytes = hex(
      '0001 8180 0001 0002 0000 0000 0161 0163 00 0005 0001 c00c 0005 0001 00000e10 0004 0162c00e c021 0001 0001 0000000a 0004 c0000201',
    );
    const { answers } = readResponse(bytes);
    expect(answers).toEqual([
      { name: 'a.c', type: 'CNAME', ttl: 3600, data: 'b.c' },
      { name: 'b.c', type: 'A', ttl: 10, data: '192.0.2.1' },
    ]);
  });

  it('reads back what it writes', () => {
    const answers = [{ name: 'a.test', type: 'CNAME', ttl: 3600, data: 'b.test' }] as const;
    const response = { id: 7, name: 'a.test', type: 'CNAME', code: 'NOERROR', answers } as const;
    expect(readResponse(writeResponse(response))).toEqual(response);
    const missing = { ...response, code: 'NXDOMAIN', answers: [] } as const;
    expect(readResponse(writeResponse(missing))).toEqual(missing);
  });

  it('refuses every shortened message, and names without an end', () => {
    const whole = writeQuery({ id: 1, name: 'a.test', type: 'CNAME' });
    for (let length = 0; length < whole.length; length++)
      expect(() => readQuery(whole.subarray(0, length))).toThrow(/too soon/);
    expect(() => readQuery(hex('0001 0100 0001 0000 0000 0000 c00c 0001 0001'))).toThrow(/no end/);
  });
});
