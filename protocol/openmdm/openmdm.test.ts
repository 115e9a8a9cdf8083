import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pinnedKeyMessage, sharedSecretMessage, signWithPinnedKey, signWithSecret } from './canonical.js';
import { readEnvelope } from './envelope.js';
import type { EnrollmentClaim } from './messages.js';

const claim: EnrollmentClaim = {
  model: 'Pixel 8',
  manufacturer: 'Google',
  osVersion: '15',
  serialNumber: 'R5CT1234567',
  androidId: '0123456789abcdef',
  method: 'qr',
  timestamp: '2026-11-28T12:00:00.000Z',
};
const everyId: EnrollmentClaim = {
  ...claim,
  imei: '490154203237518',
  macAddress: '02:00:00:00:00:01',
  method: 'zero-touch',
};
/** The key of RFC 7515, appendix A.3. */
const key = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  },
});

describe('the signed message of an enrollment', () => {
  it('is nine fields, absent ones empty', () => {
    expect(sharedSecretMessage(claim)).toBe(
      'Pixel 8|Google|15|R5CT1234567|||0123456789abcdef|qr|2026-11-28T12:00:00.000Z',
    );
  });

  // computed with Python's hmac module
  it.each([
    [claim, 'f205c5ed8202787d92868b5b72cf2112f3209c4f68cbe12de5bf5fb84782f9e4'],
    [everyId, '8c1d66fcd5fdc5bb82245289679c30e07272af058e3936e3f6e5049fb9eb2141'],
  ])('is signed with the shared secret: vector %#', (each, expected) => {
    expect(signWithSecret(each, 'enroll-me')).toBe(expected);
  });

  it('begins with the key and ends with the challenge where the device has a key of its own', () => {
    const { publicKey, signature } = signWithPinnedKey(claim, key, 'Y2hhbGxlbmdl');
    expect(publicKey).toBe(
      'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ldbqkLJK2KRiMohYjlrQ==',
    );
    const message = pinnedKeyMessage(claim, publicKey, 'Y2hhbGxlbmdl');
    expect(message).toBe(`${publicKey}|${sharedSecretMessage(claim)}|Y2hhbGxlbmdl`);
    const der = Buffer.from(signature, 'base64');
    expect(der[0]).toBe(0x30);
    expect(verify('sha256', Buffer.from(message), createPublicKey(key), der)).toBe(true);
  });
});

describe('an envelope', () => {
  const read = (status: number, body: unknown) => readEnvelope(status, Buffer.from(JSON.stringify(body)));

  it('gives data, or what the agent is to do', () => {
    expect(read(200, { ok: true, action: 'none', data: { a: 1 } })).toEqual({
      message: { ok: true, data: { a: 1 } },
      findings: [],
    });
    expect(read(200, { ok: false, action: 'reauth', message: 'token' })).toEqual({
      message: { ok: false, action: 'reauth', message: 'token' },
      findings: [],
    });
  });

  it.each([429, 413, 500, 503])('is not there when HTTP itself fails: %i is no deviation', (status) => {
    expect(read(status, { error: 'later' })).toEqual({
      message: { ok: false, action: 'retry', message: 'later' },
      findings: [],
    });
  });

  it('that contradicts itself never ends management', () => {
    for (const body of [{ ok: true, action: 'unenroll' }, { ok: 1, action: 'unenroll' }, { action: 'unenroll' }, {}])
      expect(read(200, body)).toMatchObject({ message: { ok: false, action: 'retry' } });
    expect(read(200, { ok: true, action: 'unenroll' }).findings.length).toBeGreaterThan(0);
  });
});
