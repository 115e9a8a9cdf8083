import { afterAll, beforeAll, bench, describe } from 'vitest';
import { systemClock } from '../../protocol/base/clock.js';
import { createTransport } from './create-transport.js';
import { type Loopback, listen, testIdentity } from './loopback.test.helper.js';
import type { ClientCertificate, Transport } from './transport.js';
import { TrustStore } from './trust-store.js';

const authority = testIdentity('test authority');
const server = testIdentity('mdm', authority, ['mdm.t1.muster.test']);
const device = testIdentity('device', authority);
const clientCertificate: ClientCertificate = { chain: [device.certificate], privateKey: device.pkcs8 };
const shared = new TrustStore(authority.pem.cert);

let loopback: Loopback;
let held: Transport;

const open = (anchors: TrustStore | string): Transport =>
  createTransport({ clock: systemClock, anchors, resolve: () => ({ host: '127.0.0.1', port: loopback.port }) });
const poll = { step: 'Poll', method: 'GET', url: 'https://mdm.t1.muster.test/' } as const;

beforeAll(async () => {
  loopback = await listen((_, response) => response.end('ok'), { server, clients: authority });
  held = open(shared);
});

afterAll(async () => {
  await held.close();
  await loopback.close();
});

/** Client and server share the process, so that only the ratios mean something. */
describe('one exchange of a device', () => {
  bench('on a held connection', async () => void (await held.send(poll)));
  bench('on a new TLS connection', async () => {
    const transport = open(shared);
    await transport.send(poll);
    await transport.close();
  });
  bench('on a new TLS connection, anchors read again', async () => {
    const transport = open(authority.pem.cert);
    await transport.send(poll);
    await transport.close();
  });
  bench('on a new TLS connection with a client certificate', async () => {
    const transport = open(shared);
    await transport.send({ ...poll, clientCertificate });
    await transport.close();
  });
});

describe('secure contexts', () => {
  bench('shared', () => void shared.anonymous());
  bench('of a device with an identity', () => void shared.identified(clientCertificate));
});
