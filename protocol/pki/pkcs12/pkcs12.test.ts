import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../base/random.js';
import { Certificate, issueCertificate } from '../certificate.js';
import { spkiOf } from '../keys.js';
import { name } from '../name.js';
import { derive, purpose } from './derive.js';
import { identityOf, readPfx } from './read-pfx.js';
import { type PfxStyle, writePfx } from './write-pfx.js';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const random = seededRandom('pkcs12');

function certificateOf(owner: KeyObject): Certificate {
  const subject = name({ CN: 'device (simulated)' });
  const fields = {
    subject,
    issuer: subject,
    publicKey: spkiOf(owner),
    serial: 1,
    notBefore: 1_000,
    notAfter: 9_000_000,
  };
  return new Certificate(issueCertificate({ ...fields, extensions: [], key: owner }));
}

const pfx = (style: PfxStyle, password = 'geheim ü'): Uint8Array =>
  writePfx({ key, certificates: [certificateOf(key), certificateOf(other)], password, style, random });

describe('PKCS#12 files (RFC 7292)', () => {
  it('derives bytes of a password as appendix B.2 says', () => {
    const wanted = { digest: 'sha1', password: 'smeg', iterations: 1, purpose: purpose.key, length: 24 } as const;
    const made = derive({ ...wanted, salt: Buffer.from('0a58cf64530d823f', 'hex') });
    expect(Buffer.from(made).toString('hex')).toBe('8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3');
  });

  it.each(['modern', 'legacy'] as const)('reads what it wrote in the %s style', (style) => {
    const read = readPfx(pfx(style), 'geheim ü');
    expect(read.certificates).toHaveLength(2);
    const identity = identityOf(read);
    expect(identity && spkiOf(identity.key)).toEqual(spkiOf(key));
    expect(identity?.certificate.der).toEqual(read.certificates[0]?.der);
  });

  it.each(['modern', 'legacy'] as const)('is opened by its own password only (%s)', (style) => {
    expect(() => readPfx(pfx(style), 'geheim')).toThrow(expect.objectContaining({ code: 'PKCS12_PASSWORD' }));
  });

  it('opens with an empty password what has one', () => {
    expect(identityOf(readPfx(pfx('modern', ''), ''))).toBeDefined();
  });

  it('notices a byte that was changed', () => {
    const changed = Buffer.from(pfx('modern'));
    changed[300] = (changed[300] ?? 0) ^ 1;
    expect(() => readPfx(changed, 'geheim ü')).toThrow();
  });

  it.each([
    ['no key', { certificates: [certificateOf(key)] }],
    ['no certificate', { key, certificates: [] }],
    ["another's certificate", { key, certificates: [certificateOf(other)] }],
  ])('finds no identity in a file with %s', (_what, fields) => {
    expect(identityOf(readPfx(writePfx({ ...fields, password: 'x', random }), 'x'))).toBeUndefined();
  });

  it('refuses a count of iterations that would take hours', () => {
    const bytes = Buffer.from(pfx('modern'));
    const count = bytes.lastIndexOf(Buffer.from('02020800', 'hex'));
    const hostile = Buffer.concat([
      bytes.subarray(0, count),
      Buffer.from('02047fff', 'hex'),
      bytes.subarray(count + 4),
    ]);
    expect(() => readPfx(hostile, 'geheim ü')).toThrow();
  });

  it.each(['', '3003020101', '30080201033003020101'])('throws on what is no file: %s', (hex) => {
    expect(() => readPfx(Buffer.from(hex, 'hex'), 'x')).toThrow();
  });
});
