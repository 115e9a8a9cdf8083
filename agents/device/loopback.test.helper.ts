import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { days } from '../../protocol/base/clock.js';
import { issueCertificate } from '../../protocol/pki/certificate.js';
import { basicConstraints, subjectAltName } from '../../protocol/pki/extensions.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { toPem } from '../../protocol/pki/pem.js';

/** A key and a certificate of a throw-away authority, for tests that need real TLS. */
export interface TestIdentity {
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
  readonly pkcs8: Uint8Array;
  readonly pem: { readonly key: string; readonly cert: string };
}

export function testIdentity(subject: string, issuer?: TestIdentity, hosts: readonly string[] = []): TestIdentity {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = issueCertificate({
    subject: name({ CN: subject }),
    issuer: name({ CN: issuer === undefined ? subject : 'test authority' }),
    publicKey: spkiOf(privateKey),
    serial: Math.floor(performance.now() * 1_000) + 1,
    notBefore: Date.now() - days(1),
    notAfter: Date.now() + days(1),
    extensions: [
      basicConstraints(issuer === undefined),
      ...(hosts.length > 0 ? [subjectAltName(hosts.map((value) => ({ kind: 'dns', value })))] : []),
    ],
    key: issuer?.key ?? privateKey,
  });
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  const pem = { key: toPem('PRIVATE KEY', pkcs8), cert: toPem('CERTIFICATE', certificate) };
  return { key: privateKey, certificate, pkcs8, pem };
}

/** A server on the loopback address; `connections` counts those that were ever opened. */
export interface Loopback {
  readonly port: number;
  readonly open: () => Promise<number>;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export async function listen(
  handler: RequestListener,
  tls?: { server: TestIdentity; clients?: TestIdentity },
): Promise<Loopback> {
  const server: Server =
    tls === undefined
      ? createHttp(handler)
      : createHttps(
          {
            ...tls.server.pem,
            ...(tls.clients && { ca: tls.clients.pem.cert, requestCert: true, rejectUnauthorized: false }),
          },
          handler,
        );
  let connections = 0;
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => {
    connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    open: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
