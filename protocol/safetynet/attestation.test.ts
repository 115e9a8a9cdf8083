import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readJwt } from '../directory/jwt.js';
import { readAttestation, signAttestation } from './attestation.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const attestation = {
  nonce: 'asked',
  timestampMs: 1_700_000_000_000,
  basicIntegrity: true,
  ctsProfileMatch: false,
  evaluationType: 'BASIC',
};

describe('attestations (SafetyNet Attestation API)', () => {
  it('says that it is simulated', () => {
    expect(readJwt(signAttestation(attestation, privateKey)).claims.simulated).toBe(true);
  });

  it('counts for the nonce that was asked for', () => {
    const text = signAttestation(attestation, privateKey);
    expect(readAttestation(text, privateKey, 'asked')).toEqual(attestation);
    expect(readAttestation(text, privateKey, 'another')).toBeUndefined();
  });

  it('is nothing when another key signed it, or when it is no token', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(readAttestation(signAttestation(attestation, other), privateKey, 'asked')).toBeUndefined();
    expect(readAttestation('', privateKey, 'asked')).toBeUndefined();
  });
});
