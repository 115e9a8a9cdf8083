import { createHmac, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicKeyText, readSecret, signSecret } from './api-token.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signing = { key: privateKey, now: Date.UTC(2030, 0, 1), id: 'one' };

describe('a signed access token', () => {
  const token = signSecret({ accessToken: 'T' }, signing);
  const [header = '', claims = '', signature = ''] = token.split('.');

  it('is a JWT by RS512 with the claims of the Knox token library', () => {
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS512', typ: 'JWT' });
    const iat = Date.UTC(2030, 0, 1) / 1000;
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      accessToken: 'T',
      publicKey: publicKeyText(privateKey),
      aud: 'KnoxWSM',
      iat,
      exp: iat + 1800,
      jti: 'one',
    });
    const made = verify('sha512', Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, 'base64url'));
    expect(made).toBe(true);
    expect(createPublicKey(privateKey).asymmetricKeyType).toBe('rsa');
  });

  it('is signed only where its own key made the signature over it', () => {
    expect(readSecret(token)).toMatchObject({ signed: true, claims: { accessToken: 'T' } });
    const changed = Buffer.from(claims, 'base64url').toString().replace('"T"', '"U"');
    expect(readSecret(`${header}.${Buffer.from(changed).toString('base64url')}.${signature}`).signed).toBe(false);
  });

  it('is not signed by anything but RS512', () => {
    const plain = Buffer.from(JSON.stringify({ alg: 'HS512', typ: 'JWT' })).toString('base64url');
    const mac = createHmac('sha512', publicKeyText(privateKey)).update(`${plain}.${claims}`).digest('base64url');
    expect(readSecret(`${plain}.${claims}.${mac}`).signed).toBe(false);
    const nobody = Buffer.from(JSON.stringify({ accessToken: 'T' })).toString('base64url');
    expect(readSecret(`${header}.${nobody}.${signature}`).signed).toBe(false);
  });
});
