import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createTransport } from '../../../../agents/device/create-transport.js';
import { freshKeys } from '../../../../agents/device/keys/fresh-keys.js';
import { obtainByAcme } from '../../../../agents/identity/acme-client.js';
import type { AcmePatch, AcmeWorld } from '../../../../agents/identity/acme-post.js';
import { type AcmeRequest, acmeRequestOf } from '../../../../agents/identity/acme-request.js';
import { AcmeLockStep, type AcmeStep } from '../../../../agents/identity/acme-steps.js';
import { jwsMediaType, signJws } from '../../../../protocol/acme/jws.js';
import { problemMediaType, readProblem } from '../../../../protocol/acme/problems.table.js';
import { ManualClock } from '../../../../protocol/base/clock.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { soundRules } from '../../../../protocol/base/rule.js';
import { commonName } from '../../../../protocol/pki/name.js';
import { newClientIdentifier } from '../../domain/client-identifiers.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import { type LocalScep, localScep } from '../scep/local-scep.js';
import { acmeEndpoint } from './endpoint.js';

const keys = freshKeys();
const start = Date.UTC(2026, 0, 15);

let service: LocalScep;
afterEach(() => service.close());

const base = (): string => service.url.replace(/\/scep$/, '');

async function serve(settings: { refusedNonces?: number } = {}): Promise<AcmeWorld> {
  const clock = new ManualClock(start);
  service = await localScep(acmeEndpoint(), {}, clock);
  service.tenant.state.settings.set('acme', settings);
  return world(clock);
}

function world(clock: ManualClock, keySeed = 'one'): AcmeWorld {
  const device = { serialNumber: 'SM123', udid: '0000-1111', osVersion: '18.1' };
  const random = seededRandom('one');
  return {
    transport: createTransport({ clock }),
    keys,
    keySeed,
    random,
    clock,
    rules: soundRules,
    device,
    userAgent: 'MDM/1.0',
  };
}

function issued(options: IssuedEnrollment['options'] = {}): string {
  const enrollment = { reference: 'r1', secret: 's3cret', platform: 'ios', method: 'ios-byod', options } as const;
  return newClientIdentifier(issueEnrollment(service.tenant.context(), enrollment), service.tenant.random);
}

const wanted = (ClientIdentifier: string, more: Partial<Parameters<typeof acmeRequestOf>[0]> = {}): AcmeRequest =>
  acmeRequestOf(
    {
      DirectoryURL: `${base()}/acme/directory`,
      ClientIdentifier,
      KeyType: 'ECSECPrimeRandom',
      KeySize: 384,
      HardwareBound: true,
      Attest: true,
      Subject: [[['CN', '%SerialNumber%']]],
      UsageFlags: 5,
      ...more,
    },
    { SerialNumber: 'SM123' },
  );

const issuedCount = (): number => service.tenant.ca.save().issued.length;
const findingsOf = ({ transport }: AcmeWorld) => transport.exchanges.flatMap(({ decoded }) => decoded?.findings ?? []);

describe('an order by device-attest-01', () => {
  it.each([
    ['ECSECPrimeRandom', 256, true],
    ['ECSECPrimeRandom', 384, true],
    ['RSA', 2048, false],
  ] as const)('gives a certificate for a key %s %i, attested: %s', async (KeyType, KeySize, Attest) => {
    const device = await serve();
    const outcome = await obtainByAcme(device, wanted(issued({ attest: Attest }), { KeyType, KeySize, Attest }));
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
    expect(commonName(outcome.certificate.subject)).toBe('SM123');
    expect(service.tenant.ca.object(outcome.certificate.der, start)).toBeUndefined();
    expect(findingsOf(device)).toEqual([]);
  });

  it('is retried with another nonce when the first is refused', async () => {
    const device = await serve({ refusedNonces: 2 });
    expect(await obtainByAcme(device, wanted(issued()))).toMatchObject({ kind: 'issued' });
  });

  it('is given up when every nonce is refused', async () => {
    const device = await serve({ refusedNonces: 9 });
    expect(await obtainByAcme(device, wanted(issued()))).toMatchObject({ refusal: { code: 'badNonce' } });
  });
});

describe('refusals are problem documents and leave nothing behind', () => {
  it.each<[string, AcmeStep, AcmePatch, string]>([
    ['a nonce used twice', 'newOrder', { nonce: 'replayed' }, 'badNonce'],
    ['a nonce nobody gave', 'newOrder', { nonce: 'unknown' }, 'badNonce'],
    ['a spoiled signature', 'newOrder', { signature: 'spoiled' }, 'unauthorized'],
    ['another address', 'newOrder', { signedFor: 'http://localhost/acme/another' }, 'unauthorized'],
    ['an identifier nobody gave', 'newOrder', { identifier: 'r1.nonce.guess' }, 'rejectedIdentifier'],
    ["another account's order", 'order', { account: 'another' }, 'unauthorized'],
    ['a foreign authority', 'challenge', { attestation: 'foreign' }, 'badAttestationStatement'],
    ['an old attestation', 'challenge', { attestation: 'stale' }, 'badAttestationStatement'],
    ['no attestation', 'challenge', { attestation: 'absent' }, 'badAttestationStatement'],
    ['no CBOR', 'challenge', { attestation: 'unreadable' }, 'badAttestationStatement'],
    ['a key that was not attested', 'finalize', { key: 'another' }, 'badCSR'],
    ['a request for another device', 'finalize', { identifier: 'another' }, 'badCSR'],
  ])('%s', async (_what, step, patch, type) => {
    const device = await serve();
    const exchange = await new AcmeLockStep(device, wanted(issued())).step(step, patch);
    expect(exchange.response?.headers['content-type']).toBe(problemMediaType);
    expect(readProblem(exchange.response?.body ?? new Uint8Array()).type).toBe(type);
    expect(issuedCount()).toBe(0);
  });

  it('an order without its challenge answered', async () => {
    const device = await serve();
    const exchange = await new AcmeLockStep(device, wanted(issued())).step('finalize', { without: 'challenge' });
    expect(readProblem(exchange.response?.body ?? new Uint8Array()).type).toBe('orderNotReady');
  });

  it('an attestation that was refused ends the order', async () => {
    const device = await serve();
    const order = new AcmeLockStep(device, wanted(issued()));
    await order.step('challenge', { attestation: 'stale' });
    expect((await order.step('finalize')).response?.status).toBe(403);
    expect(issuedCount()).toBe(0);
  });

  it('a second order for one identifier', async () => {
    const device = await serve();
    const identifier = issued();
    expect(await obtainByAcme(device, wanted(identifier))).toMatchObject({ kind: 'issued' });
    const again = await obtainByAcme(world(new ManualClock(start), 'two'), wanted(identifier));
    expect(again).toMatchObject({ refusal: { form: 'acme-problem', code: 'rejectedIdentifier' } });
  });

  it.each([
    ['no JSON', 'malformed'],
    ['{}', 'malformed'],
    ['[]', 'malformed'],
    ['{"protected":"!","payload":"","signature":""}', 'malformed'],
    [jws({ alg: 'none', nonce: '', url: '', jwk: {} }), 'badSignatureAlgorithm'],
    [jws({ alg: 'ES256', nonce: 'n', url: '', jwk: {} }), 'badNonce'],
  ])('the body %s', async (body, type) => {
    await serve();
    const answer = await fetch(`${base()}/acme/new-account`, {
      method: 'POST',
      headers: { 'content-type': jwsMediaType },
      body,
    });
    expect(answer.headers.get('replay-nonce')).toBeTruthy();
    expect(await answer.json()).toMatchObject({ type: `urn:ietf:params:acme:error:${type}`, status: 400 });
  });

  it('a signature cut off at any byte', async () => {
    await serve();
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const whole = Buffer.from(signJws({ key, signer: 'jwk', nonce: 'n', url: 'u', payload: {} }));
    for (let length = 0; length < whole.length; length += 7) {
      const answer = await fetch(`${base()}/acme/new-account`, {
        method: 'POST',
        headers: { 'content-type': jwsMediaType },
        body: whole.subarray(0, length),
      });
      expect(answer.status).toBe(400);
    }
  });
});

function jws(header: object): string {
  return JSON.stringify({
    protected: Buffer.from(JSON.stringify(header)).toString('base64url'),
    payload: '',
    signature: '',
  });
}
