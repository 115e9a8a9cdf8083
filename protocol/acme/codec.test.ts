import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { decodeAttestation, encodeAttestation } from './attestation.js';
import { type CborValue, readCbor, writeCbor } from './cbor.js';
import { base64url } from './json.js';
import { jwkOf, keyOfJwk, parseJws, signJws, thumbprintOf, verifyJws } from './jws.js';
import { readAuthorization, readDirectory, readOrder } from './messages.js';
import { permanentIdentifierName, readPermanentIdentifiers } from './permanent-identifier.js';
import { simulatedAttestationRoot } from './simulated-attestation-root.js';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const bytes = (value: object): Uint8Array => Buffer.from(JSON.stringify(value));

/** Examples of RFC 8949 appendix A that the subset has. */
const vectors: readonly (readonly [string, CborValue])[] = [
  ['00', 0],
  ['17', 23],
  ['1818', 24],
  ['1903e8', 1000],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['20', -1],
  ['3903e7', -1000],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['40', new Uint8Array(0)],
  ['4401020304', Uint8Array.of(1, 2, 3, 4)],
  ['60', ''],
  ['6449455446', 'IETF'],
  ['62c3bc', 'ü'],
  ['80', []],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  ['a0', new Map()],
  [
    'a201020304',
    new Map([
      [1, 2],
      [3, 4],
    ]),
  ],
];

describe('CBOR (RFC 8949)', () => {
  it.each(vectors)('%s', (encoded, value) => {
    expect(readCbor(hex(encoded))).toEqual(value);
    expect(Buffer.from(writeCbor(value)).toString('hex')).toBe(encoded);
  });

  it('writes the keys of a map in the order of their encoding', () => {
    const map = new Map<string, CborValue>([
      ['fmt', 'apple'],
      ['attStmt', new Map()],
    ]);
    expect(Buffer.from(writeCbor(map)).toString('latin1')).toMatch(/^\xa2cfmt.*gattStmt/s);
  });

  it.each([
    ['', 'CBOR_TRUNCATED'],
    ['0000', 'CBOR_TRAILING'],
    ['1817', 'CBOR_LENGTH'],
    ['5f42010243030405ff', 'CBOR_LENGTH'],
    ['9fff', 'CBOR_LENGTH'],
    ['1bffffffffffffffff', 'CBOR_NUMBER'],
    ['f90000', 'CBOR_TYPE'],
    ['c074', 'CBOR_TYPE'],
    ['62c328', 'CBOR_TEXT'],
    ['a2616101616102', 'CBOR_KEY'],
    ['a1f501', 'CBOR_KEY'],
    ['9b001fffffffffffff', 'CBOR_MEMBERS'],
    ['98ff00', 'CBOR_TRUNCATED'],
    ['5b001fffffffffffff', 'CBOR_TRUNCATED'],
    ['818181818181818181818100', 'CBOR_DEPTH'],
  ])('refuses %s by %s', (encoded, code) => {
    expect(() => readCbor(hex(encoded))).toThrow(expect.objectContaining({ code }));
  });

  it('refuses more bytes than it is told to read', () => {
    expect(() => readCbor(new Uint8Array(10), { size: 9 })).toThrow(expect.objectContaining({ code: 'CBOR_SIZE' }));
  });
});

describe('an attestation object', () => {
  const whole = encodeAttestation([simulatedAttestationRoot.der, simulatedAttestationRoot.der]);

  it('keeps its format and its chain', () => {
    const { format, chain } = decodeAttestation(whole);
    expect([format, chain.map(({ sha256 }) => sha256)]).toEqual([
      'apple',
      [simulatedAttestationRoot.sha256, simulatedAttestationRoot.sha256],
    ]);
    expect(decodeAttestation(encodeAttestation([]))).toEqual({ format: 'apple', chain: [] });
  });

  it('cut off at any byte, or with any byte changed, is refused or read, and nothing else', () => {
    for (let at = 0; at < whole.length; at += 1) {
      expect(() => decodeAttestation(whole.subarray(0, at))).toThrow(ProtocolError);
      const changed = whole.map((octet, index) => (index === at ? octet ^ 0x55 : octet));
      try {
        decodeAttestation(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolError);
      }
    }
  });

  it.each<[string, CborValue]>([
    ['a number', 1],
    ['no statement', new Map([['fmt', 'apple']])],
    [
      'certificates that are text',
      new Map<string, CborValue>([
        ['fmt', 'apple'],
        ['attStmt', new Map([['x5c', ['a']]])],
      ]),
    ],
    [
      'too many',
      new Map<string, CborValue>([
        ['fmt', 'apple'],
        ['attStmt', new Map([['x5c', [1, 2, 3, 4, 5, 6]]])],
      ]),
    ],
  ])('refuses %s', (_what, value) => {
    expect(() => decodeAttestation(writeCbor(value))).toThrow(ProtocolError);
  });
});

describe('JWS (RFC 7515, RFC 8555 §6.2)', () => {
  const kinds = [
    ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
    ['ES384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
    ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
  ] as const;

  it.each(kinds)('%s signs and verifies', (alg, key) => {
    const read = parseJws(signJws({ key, signer: 'jwk', nonce: 'n1', url: 'https://a.test/x', payload: { a: 1 } }));
    expect(read).toMatchObject({ alg, nonce: 'n1', url: 'https://a.test/x', payload: { a: 1 } });
    expect('jwk' in read.signer && verifyJws(read, keyOfJwk(read.signer.jwk))).toBe(true);
    for (const [other, stranger] of kinds) {
      if (other !== alg) expect(verifyJws(read, keyOfJwk(jwkOf(stranger)))).toBe(false);
    }
  });

  it('does not verify what was changed, and has no payload in POST-as-GET', () => {
    const [, key] = kinds[0];
    const read = parseJws(signJws({ key, signer: { kid: 'k' }, nonce: 'n', url: 'u' }));
    expect(read.payload).toBeUndefined();
    expect(verifyJws({ ...read, signingInput: Buffer.from('another') }, keyOfJwk(jwkOf(key)))).toBe(false);
  });

  it('names an RSA key as RFC 7638 §3.1 does', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    expect(thumbprintOf(keyOfJwk({ kty: 'RSA', e: 'AQAB', n }))).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });

  it.each([
    { protected: 'e30', payload: '', signature: '' },
    { protected: base64url.write(bytes({ alg: 'none' })), payload: '', signature: '' },
    { protected: base64url.write(bytes({ alg: 'ES256', nonce: '', url: '' })), payload: '', signature: '' },
    {
      protected: base64url.write(bytes({ alg: 'ES256', nonce: '', url: '', kid: 'k', jwk: {} })),
      payload: '',
      signature: '',
    },
    {
      protected: base64url.write(bytes({ alg: 'ES256', nonce: '', url: '', kid: 'k' })),
      payload: 'W10',
      signature: '',
    },
    { protected: 'a=b', payload: '', signature: '' },
  ])('refuses %j', (jws) => {
    expect(() => parseJws(bytes(jws))).toThrow(ProtocolError);
  });

  it.each([{}, { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }, { kty: 'oct', k: 'AA' }, { kty: 'RSA', n: 1, e: 2 }])(
    'takes no key from %j',
    (jwk) => {
      expect(() => keyOfJwk(jwk)).toThrow(expect.objectContaining({ code: 'ACME_KEY' }));
    },
  );
});

describe('messages', () => {
  it('with members missing are read with a finding for each', () => {
    expect(readDirectory(bytes({ newNonce: 'https://a.test' })).findings.map(({ place }) => place)).toEqual([
      'newAccount',
      'newOrder',
    ]);
    expect(readOrder(bytes({ status: 'odd' })).findings).toHaveLength(3);
    expect(readAuthorization(bytes({ status: 'valid', challenges: [{}] })).findings.length).toBeGreaterThan(1);
  });

  it('carry a permanent identifier in an otherName (RFC 4043)', () => {
    const named = permanentIdentifierName('client 1');
    expect(readPermanentIdentifiers([{ kind: 'dns', value: 'a.test' }, named])).toEqual(['client 1']);
  });
});

describe('the simulated attestation root', () => {
  it('signed itself', () => {
    expect(simulatedAttestationRoot.isIssuedBy(simulatedAttestationRoot)).toBe(true);
  });
});
