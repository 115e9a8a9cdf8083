import { afterEach, describe, expect, it } from 'vitest';
import { createTransport } from '../../../../agents/device/create-transport.js';
import { freshKeys } from '../../../../agents/device/keys/fresh-keys.js';
import { obtainByScep, renewByScep } from '../../../../agents/identity/scep-client.js';
import { ScepConversation, type ScepWorld } from '../../../../agents/identity/scep-conversation.js';
import type { ScepRequest } from '../../../../agents/identity/scep-request.js';
import { ManualClock } from '../../../../protocol/base/clock.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { soundRules } from '../../../../protocol/base/rule.js';
import { parseEnvelope } from '../../../../protocol/pki/enveloped-data.js';
import { readSubjectAltName } from '../../../../protocol/pki/extensions.js';
import { commonName, name } from '../../../../protocol/pki/name.js';
import { decodePkiMessage } from '../../../../protocol/scep/codec.js';
import { scepEndpoint } from './endpoint.js';
import { type LocalScep, localScep } from './local-scep.js';

const keys = freshKeys();
const start = Date.UTC(2026, 0, 15);

/** Time that passes when somebody waits, and remembers how long. */
class WaitingClock extends ManualClock {
  readonly waits: number[] = [];
  override sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    this.advance(ms);
    return Promise.resolve();
  }
}

let service: LocalScep;
afterEach(() => service.close());

async function serve(
  faults: readonly string[] = [],
  settings?: Record<string, number | boolean>,
): Promise<WaitingClock> {
  const clock = new WaitingClock(start);
  service = await localScep(scepEndpoint(), { faults }, clock);
  if (settings !== undefined) service.tenant.state.settings.set('scep', settings);
  return clock;
}

function world(clock: WaitingClock, seed = 'one'): ScepWorld {
  return {
    transport: createTransport({ clock }),
    keys,
    keySeed: 'one',
    random: seededRandom(seed),
    clock,
    rules: soundRules,
  };
}

const wanted = (more: Partial<ScepRequest> = {}): ScepRequest => ({
  url: service.url,
  subject: name({ O: 'Muster', CN: 'device' }),
  challenge: 'secret',
  keyKind: 'rsa-2048',
  keyUsage: ['digitalSignature'],
  subjectAltName: [{ kind: 'upn', value: 'ada@contoso.test' }],
  retries: 3,
  retryDelay: 10,
  ...more,
});

const issuedCount = (): number => service.tenant.ca.save().issued.length;
const findingsOf = ({ transport }: ScepWorld) => transport.exchanges.flatMap(({ decoded }) => decoded?.findings ?? []);

describe('enrollment by SCEP (RFC 8894)', () => {
  it('gives the certificate that was asked for, without a finding', async () => {
    const device = world(await serve());
    const outcome = await obtainByScep(device, wanted());
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
    expect(commonName(outcome.certificate.subject)).toBe('device');
    expect(readSubjectAltName(outcome.certificate.extensions)).toEqual([{ kind: 'upn', value: 'ada@contoso.test' }]);
    expect(service.tenant.ca.object(outcome.certificate.der, start)).toBeUndefined();
    expect(device.transport.exchanges.map(({ step }) => step)).toEqual(['GetCACaps', 'GetCACert', 'PKIOperation']);
    expect(findingsOf(device)).toEqual([]);
    expect(device.transport.exchanges.every(({ decoded }) => decoded?.request?.includes('secret') !== true)).toBe(true);
  });

  it('sends the same bytes for the same seed', async () => {
    const clock = await serve();
    const bodies: Uint8Array[] = [];
    for (const seed of ['same', 'same', 'other']) {
      const device = world(clock, seed);
      await obtainByScep(device, wanted());
      bodies.push(device.transport.exchanges.at(-1)?.request.body ?? new Uint8Array());
    }
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0]).not.toEqual(bodies[2]);
  });

  it('encrypts to the registration authority of a chain', async () => {
    const device = world(await serve([], { registrationAuthority: true }));
    expect(await obtainByScep(device, wanted())).toMatchObject({ kind: 'issued' });
    const chain = device.transport.exchanges[1]?.response;
    expect(chain?.headers['content-type']).toBe('application/x-x509-ca-ra-cert');
    const { message } = decodePkiMessage(device.transport.exchanges[2]?.request.body ?? new Uint8Array());
    const [recipient] = parseEnvelope(message.envelope ?? new Uint8Array()).recipients;
    expect(recipient?.identifier).toMatchObject({ kind: 'issuer-serial' });
    expect(
      service.tenant.ca.find(recipient?.identifier.kind === 'issuer-serial' ? recipient.identifier.serial : ''),
    ).toBeUndefined();
    expect(findingsOf(device)).toEqual([]);
  });

  it('renews with the certificate in force, without challenge', async () => {
    const clock = await serve();
    const first = await obtainByScep(world(clock), wanted());
    if (first.kind === 'refused') throw new Error(first.refusal.message);
    const { challenge: _, ...without } = wanted();
    expect(await renewByScep(world(clock), without, first)).toMatchObject({ kind: 'issued' });
    expect(issuedCount()).toBe(2);
  });
});

describe('a request that waits', () => {
  it('is asked for again after RetryDelay, until it is granted', async () => {
    const clock = await serve([], { pendingAnswers: 2 });
    const device = world(clock);
    expect(await obtainByScep(device, wanted())).toMatchObject({ kind: 'issued' });
    expect(clock.waits).toEqual([10_000, 10_000]);
    expect(findingsOf(device)).toEqual([]);
  });

  it('is given up after Retries, and nothing is issued', async () => {
    const clock = await serve(['scep-never']);
    const outcome = await obtainByScep(world(clock), wanted({ retries: 2 }));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { form: 'local', code: 'PENDING' } });
    expect([clock.waits.length, issuedCount()]).toEqual([2, 0]);
  });

  it('is not granted to another transaction', async () => {
    const clock = await serve(['scep-pending']);
    const scep = new ScepConversation(world(clock), wanted());
    await scep.prepare();
    await scep.pkcsReq();
    const stolen = await scep.certPoll({ transactionID: 'another' });
    expect(stolen.answer).toMatchObject({ pkiStatus: 'FAILURE', failInfo: 'badCertId' });
    expect(issuedCount()).toBe(0);
  });
});

describe('refusals name their reason and leave nothing behind', () => {
  it.each([
    ['a wrong challenge', { challenge: 'guess' }, 'badRequest'],
    ['no challenge', { challenge: null }, 'badRequest'],
    ['a spoiled signature', { spoil: 'message' }, 'badMessageCheck'],
    ['a request that proves nothing', { spoil: 'request' }, 'badMessageCheck'],
    ['an unknown message type', { messageType: '99' }, 'badRequest'],
    ['an update, which the standard dropped', { messageType: '18' }, 'badRequest'],
  ] as const)('%s', async (_what, patch, failInfo) => {
    const clock = await serve();
    const scep = new ScepConversation(world(clock), wanted());
    await scep.prepare();
    const { answer } = await scep.pkcsReq(patch);
    expect(answer).toMatchObject({ pkiStatus: 'FAILURE', failInfo });
    expect(answer?.failInfoText).toBeTruthy();
    expect(issuedCount()).toBe(0);
  });

  it('a token that was revoked', async () => {
    const clock = await serve();
    for (const enrollment of service.tenant.state.enrollments.values()) enrollment.revoked = true;
    expect(await obtainByScep(world(clock), wanted())).toMatchObject({
      refusal: { form: 'scep-failure', code: 'badRequest' },
    });
  });

  it.each([
    ['GET', '?operation=PKIOperation&message=%00', undefined],
    ['GET', '?operation=PKIOperation', undefined],
    ['POST', '?operation=PKIOperation', 'no message'],
    ['POST', '?operation=PKIOperation', ''],
    ['GET', '?operation=GetNextCACert', undefined],
    ['GET', '', undefined],
  ])('%s %s with body %s is a bad request in words', async (method, query, body) => {
    await serve();
    const answer = await fetch(`${service.url}${query}`, { method, ...(body === undefined ? {} : { body }) });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/RFC 8894|not a SCEP request/);
    expect(issuedCount()).toBe(0);
  });
});

describe('algorithms', () => {
  it.each([
    ['des-cbc', 'sha1'],
    ['des-ede3-cbc', 'sha256'],
    ['aes-128-cbc', 'sha512'],
    ['aes-256-cbc', 'sha256'],
  ] as const)('%s with %s is answered in kind', async (cipher, digest) => {
    const clock = await serve();
    const scep = new ScepConversation(world(clock), wanted());
    await scep.prepare();
    const reply = await scep.pkcsReq({ cipher, digest, via: 'GET' });
    expect(reply.findings).toEqual([]);
    expect(reply.answer?.digest).toBe(digest);
    expect(parseEnvelope(reply.answer?.envelope ?? new Uint8Array()).cipher).toBe(cipher);
    expect(reply.certificates).toHaveLength(1);
  });
});

describe('GetCert and GetCRL (RFC 8894 §3.3.4)', () => {
  it('give what was issued and revoked', async () => {
    const clock = await serve();
    const identity = await obtainByScep(world(clock), wanted());
    if (identity.kind === 'refused') throw new Error(identity.refusal.message);
    const scep = new ScepConversation(world(clock), wanted());
    await scep.prepare();
    const found = await scep.getCert(identity);
    expect(found.certificates.map(({ serial }) => serial)).toEqual([identity.certificate.serial]);
    expect((await scep.getCert(identity, { serial: '0bad' })).answer).toMatchObject({ failInfo: 'badCertId' });
    service.tenant.ca.revoke(identity.certificate.der, clock.now());
    const listed = await scep.getCrl(identity);
    expect(listed.findings).toEqual([]);
    expect(listed.crls).toHaveLength(1);
    expect(Buffer.from(listed.crls[0] ?? []).includes(Buffer.from(identity.certificate.serial, 'hex'))).toBe(true);
  });
});
