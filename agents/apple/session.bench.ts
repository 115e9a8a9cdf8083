import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, bench, describe } from 'vitest';
import { signMdmBody } from '../../protocol/apple/mdm-signature.js';
import { type Clock, systemClock } from '../../protocol/base/clock.js';
import { issueCertificate, parseCertificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { writePlist } from '../../protocol/plist/codec.js';
import { createTransport } from '../device/create-transport.js';
import { type Loopback, listen, testIdentity } from '../device/loopback.test.helper.js';
import type { Transport } from '../device/transport.js';
import { TrustStore } from '../device/trust-store.js';
import type { MdmEnrollment } from './apple-state.js';
import { managed } from './commands/managed.test.helper.js';
import { idleReport } from './commands/obey.js';
import { synchronize } from './declarative/synchronize.js';
import type { AppleDevice } from './device.js';
import type { Identity } from './mdm-request.js';
import { holdSession } from './session.js';

const clock: Clock = systemClock;
const authority = testIdentity('test authority');
const server = testIdentity('mdm', authority, ['mdm.t1.muster.test']);
const trusted = new TrustStore(authority.pem.cert);
const url = 'https://mdm.t1.muster.test/mdm';
const declared = 50;

const identity = rsaIdentity();
let loopback: Loopback;

function rsaIdentity(): Identity {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = name({ CN: 'device (simulated)' });
  const validity = { notBefore: 0, notAfter: Date.UTC(2040, 0) };
  const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 1, extensions: [], key, ...validity };
  return { key, certificate: parseCertificate(issueCertificate(fields)) };
}

const open = (): Transport =>
  createTransport({ clock, anchors: trusted, resolve: () => ({ host: '127.0.0.1', port: loopback.port }) });

/** What a server answers at each endpoint of declarative management; nothing to everything else. */
function answerTo(body: string): string {
  const [, endpoint = ''] = /<key>Endpoint<\/key>\s*<string>([^<]*)/.exec(body) ?? [];
  const Identifier = endpoint.split('/')[2] ?? '';
  if (endpoint === 'tokens')
    return JSON.stringify({ SyncTokens: { DeclarationsToken: 't', Timestamp: '2025-01-31T00:00:00Z' } });
  if (endpoint === 'declaration-items') return items;
  if (Identifier === '') return '';
  const Type = 'com.apple.configuration.passcode.settings';
  return JSON.stringify({ Type, Identifier, ServerToken: '1', Payload: { MinimumLength: 6 } });
}

const Configurations = Array.from({ length: declared }, (_, at) => ({ Identifier: `d${at}`, ServerToken: '1' }));
const items = JSON.stringify({
  Declarations: { Activations: [], Assets: [], Configurations, Management: [] },
  DeclarationsToken: 't',
});

beforeAll(async () => {
  loopback = await listen(
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => response.end(answerTo(Buffer.concat(chunks).toString('utf8'))));
    },
    { server },
  );
});

afterAll(() => loopback.close());

/** An enrolled iPhone that proves itself by Mdm-Signature. */
function enrolled(transport: Transport): {
  readonly device: AppleDevice;
  readonly mdm: MdmEnrollment;
  readonly identity: Identity;
} {
  const device = managed({}, transport);
  const before = device.state.mdm;
  if (before === undefined) throw new Error('not managed');
  const mdm = { ...before, serverUrl: url, checkInUrl: url };
  device.update({ mdm });
  return { device, mdm, identity };
}

const body = writePlist(idleReport(managed()));

/** What no client can do without: a signature over the body, and the exchange. */
async function signAndSend(transport: Transport): Promise<void> {
  const headers = { 'Mdm-Signature': signMdmBody(body, { ...identity, signingTime: clock.now() }) };
  await transport.send({ step: 'Idle', method: 'PUT', url, body, headers });
}

/** Client and server share the process, so that only the ratios mean something. */
describe('an idle check-in on a connection of its own', () => {
  bench('a handshake and a signature', async () => {
    const transport = open();
    await signAndSend(transport);
    await transport.close();
  });
  bench('the check-in', async () => {
    const transport = open();
    const { device, mdm } = enrolled(transport);
    await holdSession(device, mdm, identity);
    await transport.close();
  });
});

describe('a handshake and its parts', () => {
  bench('one private-key operation', () => void signMdmBody(body, identity));
  bench('a handshake and an exchange', async () => {
    const transport = open();
    await transport.send({ step: 'Idle', method: 'PUT', url, body });
    await transport.close();
  });
});

/** Tokens, the list, every declaration, tokens again and the report. */
describe(`${declared} declarations for a device that has none`, () => {
  const few = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };
  bench(
    `${declared + 4} signed exchanges on one connection`,
    async () => {
      const transport = open();
      for (let sent = 0; sent < declared + 4; sent++) await signAndSend(transport);
      await transport.close();
    },
    few,
  );
  bench(
    'the synchronization',
    async () => {
      const transport = open();
      await synchronize(enrolled(transport));
      await transport.close();
    },
    few,
  );
});
