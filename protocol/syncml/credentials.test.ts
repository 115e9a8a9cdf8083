import { describe, expect, it } from 'vitest';
import { createChal, createCred, credMatches, schemeOf } from './credentials.js';

const bruce = { name: 'Bruce2', secret: 'OhBehave', nonce: Buffer.from('Nonce').toString('base64') };

describe('credentials', () => {
  /** The example of OMA-TS-DM_Security-V1_2 §5.3 (user Bruce2, password OhBehave, nonce Nonce). */
  it('of md5 are those of the published example', () => {
    expect(createCred('md5', bruce)).toEqual({
      meta: { format: 'b64', type: 'syncml:auth-md5' },
      data: 'Zz6EivR3yeaaENcRN6lpAQ==',
    });
  });

  it('of basic are name and secret', () => {
    expect(createCred('basic', bruce).data).toBe('QnJ1Y2UyOk9oQmVoYXZl');
  });

  it.each(['basic', 'md5'] as const)('of %s match themselves and nothing else', (scheme) => {
    const cred = createCred(scheme, bruce);
    expect(credMatches(cred, scheme, bruce)).toBe(true);
    expect(credMatches(cred, scheme, { ...bruce, secret: 'other' })).toBe(false);
    expect(credMatches(cred, scheme === 'md5' ? 'basic' : 'md5', bruce)).toBe(false);
    expect(credMatches({ ...cred, data: '' }, scheme, bruce)).toBe(false);
    expect(credMatches({ data: cred.data }, scheme, bruce)).toBe(false);
  });

  it('of md5 depend on the nonce', () => {
    const nonce = Buffer.from('another').toString('base64');
    expect(credMatches(createCred('md5', bruce), 'md5', { ...bruce, nonce })).toBe(false);
  });

  it('are asked for with a nonce where one is needed', () => {
    expect(createChal('md5', 'AP8=').meta).toEqual({ format: 'b64', type: 'syncml:auth-md5', nextNonce: 'AP8=' });
    expect(createChal('basic', 'AP8=').meta).toEqual({ format: 'b64', type: 'syncml:auth-basic' });
    expect(schemeOf(createChal('md5', 'AP8='))).toBe('md5');
    expect(schemeOf({ meta: { type: 'syncml:auth-MAC' } })).toBeUndefined();
  });
});
