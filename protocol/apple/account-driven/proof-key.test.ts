import { describe, expect, it } from 'vitest';
import { challengeFor, verifierOf } from './proof-key.js';

/** RFC 7636, appendix B. */
const octets = Uint8Array.from([
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191, 240, 91,
  88, 5, 88, 83, 132, 141, 121,
]);
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

describe('proof keys', () => {
  it('makes the verifier of the example', () => expect(verifierOf(octets)).toBe(verifier));
  it('makes its challenge', () =>
    expect(challengeFor(verifier, 'S256')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'));
  it('is its own challenge when plain', () => expect(challengeFor(verifier, 'plain')).toBe(verifier));
});
