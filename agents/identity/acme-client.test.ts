import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { deviceAttest, permanentIdentifier } from '../../protocol/acme/messages.js';
import { ManualClock } from '../../protocol/base/clock.js';
import { seededRandom } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import { createTransport } from '../device/create-transport.js';
import { freshKeys } from '../device/keys/fresh-keys.js';
import { type AcmeOutcome, obtainByAcme } from './acme-client.js';

const keys = freshKeys();
let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** A service that answers every path with what the table says, `*` where it says nothing; `BASE` in an answer is its own address. */
async function orderAt(answers: Readonly<Record<string, string>>): Promise<AcmeOutcome> {
  let nonces = 0;
  let base = '';
  server = createServer((request, response) => {
    nonces += 1;
    const answer = answers[request.url ?? ''] ?? answers['*'] ?? '{}';
    response.writeHead(200, { 'replay-nonce': `n${nonces}`, location: `${base}/kept` });
    response.end(answer.replaceAll('BASE', base));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new ManualClock(Date.UTC(2026, 0, 15));
  const world = { transport: createTransport({ clock }), keys, keySeed: 'one', random: seededRandom('one'), clock };
  return obtainByAcme(
    { ...world, rules: soundRules, device: {}, userAgent: 'MDM/1.0' },
    {
      directoryUrl: `${base}/directory`,
      identifier: { type: permanentIdentifier, value: 'client' },
      challengeType: deviceAttest,
      keyKind: 'ec-p256',
      subject: [],
      keyUsage: [],
      extendedKeyUsage: [],
      subjectAltName: [],
      attest: true,
    },
  );
}

const directory = '{"newNonce":"BASE/nonce","newAccount":"BASE/account","newOrder":"BASE/order"}';
const order = '{"status":"pending","authorizations":["BASE/authorization"],"finalize":"BASE/finalize"}';
const valid = '{"status":"valid","authorizations":["BASE/a"],"finalize":"BASE/f","certificate":"BASE/certificate"}';
const challenge = '{"type":"device-attest-01","url":"BASE/challenge","status":"valid","token":"t"}';
const authorization = `{"status":"valid","challenges":[${challenge}]}`;
const good = {
  '/directory': directory,
  '/order': order,
  '/kept': order.replace('pending', 'ready'),
  '/authorization': authorization,
  '/challenge': challenge,
  '/finalize': valid,
};

describe('a service that is none', () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['HTML everywhere', 'ACME_JSON', { '*': '<html>' }],
    ['nothing everywhere', 'ACME_JSON', { '*': '' }],
    ['a list for a directory', 'ACME_JSON', { '*': '[]' }],
    ['an empty directory', 'TRANSPORT_BAD_URL', { '*': '{}' }],
    ['addresses that are numbers', 'TRANSPORT_BAD_URL', { '*': '{"newNonce":1,"newAccount":2,"newOrder":3}' }],
    [
      'addresses that lead nowhere',
      'TRANSPORT_BAD_URL',
      { '*': '{"newNonce":"nowhere","newAccount":"file:///etc","newOrder":""}' },
    ],
    [
      'no newOrder',
      'TRANSPORT_BAD_URL',
      { ...good, '/directory': '{"newNonce":"BASE/nonce","newAccount":"BASE/account"}' },
    ],
    ['an order that is HTML', 'ACME_JSON', { ...good, '/order': '<html>' }],
    ['an order without authorizations', 'TRANSPORT_BAD_URL', { ...good, '/order': '{"status":"pending"}' }],
    [
      'challenges that are strings',
      'ACME_CHALLENGE',
      { ...good, '/authorization': '{"status":"pending","challenges":["a",null,1]}' },
    ],
    [
      'another challenge',
      'ACME_CHALLENGE',
      { ...good, '/authorization': '{"status":"pending","challenges":[{"type":"http-01"}]}' },
    ],
    ['no certificate', 'PEM_NONE', { ...good, '/certificate': '<html>' }],
    ['a certificate of zeros', 'DER_TRAILING', { ...good, '/certificate': pem(Buffer.alloc(40)) }],
    [
      'an order that is never certified',
      'TRANSPORT_BAD_URL',
      { ...good, '/finalize': order, '/kept': '{"status":"invalid"}' },
    ],
  ])('%s gives no identity, and a refusal in words', async (_what, code, answers) => {
    const outcome = await orderAt(answers);
    if (outcome.kind !== 'refused') throw new Error('an identity was issued');
    expect(outcome.refusal.code).toBe(code);
    expect(outcome.refusal.message).not.toBe('');
  });
});

function pem(bytes: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`;
}
