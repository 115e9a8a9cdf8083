import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  hmacSha1Signature,
  percentEncode,
  readAuthorization,
  signatureBase,
  signatureHolds,
  signRequest,
  writeAuthorization,
} from './oauth1.js';

const credentials = { consumerKey: 'CK_1', consumerSecret: 'CS_1', accessToken: 'AT_1', accessSecret: 'AS_1' };
const session = { method: 'GET', url: 'https://mdmenrollment.example/session' };

describe('RFC 5849 §3.4.1.1: the signature base string', () => {
  it('is the one of the example, form body included', () => {
    const parameters = new Map([
      ['realm', 'Example'],
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
      ['oauth_signature', 'bYT5CMsGcbgUdFHObYMEfcx6bsw='],
    ]);
    const request = { method: 'post', url: 'http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b' };
    const form = [
      ['c2', ''],
      ['a3', '2 q'],
    ] as const;
    expect(signatureBase(request, parameters, form)).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D' +
        '%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1' +
        '%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });
});

describe('RFC 5849 §1.2: the photo example', () => {
  it('is signed as the text says', () => {
    const parameters = new Map([
      ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
      ['oauth_token', 'nnch734d00sl2jdk'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131202'],
      ['oauth_nonce', 'chapoH'],
    ]);
    const request = { method: 'GET', url: 'http://photos.example.net/photos?file=vacation.jpg&size=original' };
    const base = signatureBase(request, parameters);
    expect(hmacSha1Signature(base, 'kd94hf93k423kf44', 'pfkkdhi9sl3r4s00')).toBe('MdpQcU8iPSUjWoN/UDMsK2sui9I=');
  });
});

describe('RFC 5849 §3.6: percent encoding', () => {
  it.each([
    ["AZaz09-._~!'()*", 'AZaz09-._~%21%27%28%29%2A'],
    ['ü +/=', '%C3%BC%20%2B%2F%3D'],
  ])('writes %s', (text, encoded) => expect(percentEncode(text)).toBe(encoded));
});

describe('RFC 5849 §3.5.1: the Authorization header', () => {
  it('carries a signature that a second computation confirms', () => {
    const header = signRequest({ ...session, credentials, timestamp: 1_700_000_000, nonce: 'n 1' });
    const parameters = readAuthorization(header) ?? new Map();
    const base =
      'GET&https%3A%2F%2Fmdmenrollment.example%2Fsession&oauth_consumer_key%3DCK_1%26oauth_nonce%3Dn%25201' +
      '%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1700000000%26oauth_token%3DAT_1%26oauth_version%3D1.0';
    expect(parameters.get('oauth_signature')).toBe(createHmac('sha1', 'CS_1&AS_1').update(base).digest('base64'));
    expect(signatureHolds(session, parameters, credentials)).toBe(true);
  });

  it.each([
    ['another method', { ...session, method: 'POST' }, credentials],
    ['another address', { ...session, url: `${session.url}s` }, credentials],
    ['another consumer secret', session, { ...credentials, consumerSecret: 'x' }],
    ['another token secret', session, { ...credentials, accessSecret: 'x' }],
  ])('does not hold for %s', (_what, request, secrets) => {
    const header = signRequest({ ...session, credentials, timestamp: 1, nonce: 'n' });
    expect(signatureHolds(request, readAuthorization(header) ?? new Map(), secrets)).toBe(false);
  });

  it.each([
    'Bearer x',
    'OAuth oauth_nonce="a", oauth_nonce="b"',
    'OAuth oauth_nonce=a',
    'OAuth oauth_nonce="%zz"',
    'OAuth ',
  ])('is no list of parameters: %s', (header) => expect(readAuthorization(header)).toBeUndefined());

  it('comes back as it was written', () => {
    const parameters = new Map([
      ['realm', 'ADM'],
      ['oauth_nonce', 'a"b,c=d%'],
    ]);
    expect(readAuthorization(writeAuthorization(parameters))).toEqual(parameters);
  });
});
