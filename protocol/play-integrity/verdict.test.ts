import { expect, it } from 'vitest';
import { readTokenRequest } from './verdict.js';

const whole = { packageName: 'test.app', nonce: 'n', recognized: true, facts: {} };

it('A request for a token is read when it is whole', () => {
  expect(readTokenRequest(JSON.stringify(whole))).toEqual(whole);
  for (const member of Object.keys(whole)) {
    expect(readTokenRequest(JSON.stringify({ ...whole, [member]: undefined }))).toBeUndefined();
    expect(readTokenRequest(JSON.stringify({ ...whole, [member]: 7 }))).toBeUndefined();
  }
  expect(readTokenRequest('no JSON')).toBeUndefined();
});
