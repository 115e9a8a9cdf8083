import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeCommand } from '../../protocol/apple/command.js';
import { issueCertificate, parseCertificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { writePlist } from '../../protocol/plist/codec.js';
import { dict, type PlistValue } from '../../protocol/plist/value.js';
import type { SessionOutcome } from '../device/agent.js';
import { willingPerson } from '../person/person.js';
import { managed } from './commands/managed.test.helper.js';
import { synchronize } from './declarative/synchronize.js';
import type { AppleDevice } from './device.js';
import type { Identity } from './mdm-request.js';
import { holdSession } from './session.js';
import { openUserChannel } from './user-channel.js';

const identity = selfMade();
let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => void (server?.close(() => resolve()) ?? resolve())));

function selfMade(): Identity {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = name({ CN: 'device (simulated)' });
  const validity = { notBefore: 0, notAfter: Date.UTC(2030, 0) };
  const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 1, extensions: [], key, ...validity };
  return { key, certificate: parseCertificate(issueCertificate(fields)) };
}

/** An enrolled iPhone whose server answers so. */
async function servedBy(answer: RequestListener, wishes: Parameters<typeof managed>[0] = {}): Promise<AppleDevice> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => void listening.listen(0, '127.0.0.1', resolve));
  const device = managed(wishes);
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/mdm`;
  const { mdm } = device.state;
  if (mdm !== undefined) device.update({ mdm: { ...mdm, serverUrl: url, checkInUrl: url } });
  return device;
}

async function session(device: AppleDevice): Promise<SessionOutcome> {
  const { mdm } = device.state;
  if (mdm === undefined) throw new Error('not managed');
  try {
    return await holdSession(device, mdm, identity);
  } finally {
    await device.world.transport.close();
    server?.closeAllConnections();
  }
}

const always =
  (body: string | Uint8Array, status = 200): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/xml' }).end(body);

const plist = (value: PlistValue): RequestListener => always(writePlist(value));
const command = (members: Readonly<Record<string, PlistValue>>): RequestListener => plist(dict(members));

describe('an enrolled iPhone whose server', () => {
  it.each<[string, RequestListener]>([
    ['answers a page', always('<!doctype html><html><body>Welcome</body></html>')],
    ['answers half a property list', always('<?xml version="1.0"?><plist version="1.0"><dict><key>CommandUUID')],
    ['answers a list', plist(['hello'])],
    ['answers a text', plist('hello')],
    ['answers more than a device takes', always(' '.repeat(200_000))],
    ['nests without end', always(`<plist version="1.0">${'<array>'.repeat(5_000)}`)],
    ['fails', always('oops', 500)],
    ['refuses', always('no', 403)],
    ['hangs up', (request) => request.socket.destroy()],
    ['leads in circles', (_request, response) => void response.writeHead(302, { location: '/mdm' }).end()],
  ])('%s: the session ends, and management goes on', async (_name, answer) => {
    const device = await servedBy(answer);
    expect((await session(device)).kind).toMatch(/^(refused|unreachable)$/);
    expect(device.state.mdm).toBeDefined();
    const served = device.world.transport.exchanges[0]?.response?.status === 200;
    expect(device.findings.some(({ place }) => place === 'command')).toBe(served);
  });

  it.each<[string, RequestListener, string]>([
    ['forgets the CommandUUID', command({ Command: dict({ RequestType: 'ProfileList' }) }), 'CommandUUID'],
    ['forgets the command', command({ CommandUUID: '1' }), 'command'],
    ['forgets the RequestType', command({ CommandUUID: '1', Command: dict({}) }), 'command'],
    ['numbers its commands', command({ CommandUUID: 1, Command: dict({ RequestType: 'ProfileList' }) }), 'CommandUUID'],
    ['names a command by a number', command({ CommandUUID: '1', Command: dict({ RequestType: 7 }) }), 'command'],
  ])('%s: the device finds it, answers once and stops', async (_name, answer, key) => {
    const device = await servedBy(answer);
    await session(device);
    const found = device.findings.find(({ place = '' }) => place.endsWith(key));
    expect(found).toMatchObject({ severity: 'fail', section: expect.anything() });
    expect(device.world.transport.exchanges.length).toBeLessThan(5);
  });

  it('gives the same command again is left, with a finding', async () => {
    const again = encodeCommand({ CommandUUID: 'same', Command: dict({ RequestType: 'ProfileList' }) });
    const device = await servedBy(always(again));
    expect(await session(device)).toMatchObject({ kind: 'completed', message: 'a command was repeated' });
    expect(device.findings).toMatchObject([{ requirement: 'XAP-012', severity: 'fail' }]);
  });

  it('never stops giving commands is left after 500 of them', async () => {
    let given = 0;
    const device = await servedBy((_request, response) => {
      const Command = dict({ RequestType: 'UserList' });
      response.end(encodeCommand({ CommandUUID: String(given++), Command }));
    });
    expect(await session(device)).toMatchObject({ kind: 'completed', commands: 500 });
  });
});

describe('an iPhone that synchronizes with a server that', () => {
  const tokens = JSON.stringify({ SyncTokens: { DeclarationsToken: 'new', Timestamp: '2025-01-31T00:00:00Z' } });
  const answering =
    (items: string, declaration = '{}'): RequestListener =>
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const answer = body.includes('declaration-items') ? items : body.includes('>tokens<') ? tokens : declaration;
        response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
      });
    };
  const one = { Identifier: 'a', ServerToken: '1' };
  const list = (Configurations: unknown): string =>
    JSON.stringify({
      Declarations: { Activations: [], Assets: [], Configurations, Management: [] },
      DeclarationsToken: 'new',
    });

  it.each<[string, RequestListener]>([
    ['lists nothing at all', answering('{}')],
    ['lists an object', answering(list({}))],
    ['lists numbers', answering(list([1, 2]))],
    ['lists declarations without a token', answering(list([{ Identifier: 'a' }]))],
    ['gives a declaration without members', answering(list([one]))],
    ['gives a payload of a wrong type', answering(list([one]), JSON.stringify({ Type: 't', ...one, Payload: [] }))],
  ])('%s notes it with its section', async (_name, answer) => {
    const device = await servedBy(answer);
    await converse(device);
    expect(device.findings[0]).toMatchObject({ section: { document: 'Apple Declarative Management' } });
  });

  it.each<[string, RequestListener]>([
    ['answers no JSON', answering('<html>')],
    ['answers a list', answering('[]')],
    ['answers nothing', answering('')],
  ])('%s is refused like a server that sends nonsense', async (_name, answer) => {
    const device = await servedBy(answer);
    await expect(converse(device)).rejects.toMatchObject({ code: 'APPLE_DDM_JSON' });
  });

  async function converse(device: AppleDevice): Promise<void> {
    const { mdm } = device.state;
    if (mdm === undefined) throw new Error('not managed');
    try {
      await synchronize({ device, mdm, identity });
    } finally {
      await device.world.transport.close();
      server?.closeAllConnections();
    }
  }
});

describe('a Mac whose user proves himself to a server that', () => {
  const person = willingPerson('Ada', 'ada@t1.muster.test', 'pw');
  const opened = async (answer: Uint8Array) => {
    const device = await servedBy(always(answer), { model: 'MacBook Air', habits: { userChannel: 'directory' } });
    const { mdm } = device.state;
    if (mdm === undefined) throw new Error('not managed');
    const own = { ...mdm, fixed: { 'per-user-connections': true } };
    try {
      return { user: await openUserChannel(device, own, identity, person), findings: device.findings };
    } finally {
      await device.world.transport.close();
      server?.closeAllConnections();
    }
  };

  it.each([
    ['DigestChallenge', 7],
    ['DigestChallenge', ['Digest']],
    ['DigestChallenge', dict({})],
    ['DigestChallenge', true],
    ['AuthToken', 7],
    ['AuthToken', new Date(0)],
    ['AuthToken', Uint8Array.of(1)],
  ] as const)('answers with a wrong %s, %j: the user stays unmanaged', async (key, wrong) => {
    const { user, findings } = await opened(writePlist(dict({ [key]: wrong })));
    expect(user).toBeUndefined();
    expect(findings[0]).toMatchObject({ place: `UserAuthenticate.${key}`, severity: 'fail' });
  });

  it.each([
    ['a list', writePlist(['x'])],
    ['a page', new Uint8Array(Buffer.from('<html>'))],
  ])('answers %s: the user stays unmanaged', async (_name, body) => {
    const { user, findings } = await opened(body);
    expect(user).toBeUndefined();
    expect(findings[0]?.section).toMatchObject({ section: 'mdm/checkin/userauthenticate.yaml' });
  });
});
