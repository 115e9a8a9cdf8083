import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import https from 'node:https';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { toPem } from '../../protocol/pki/pem.js';
import { createCertificateAuthority } from './domain/certificate-authority.js';
import type { ReferenceServer } from './server.js';
import { ask, startMirror } from './server.test.helper.js';

let server: ReferenceServer;
const incidents: object[] = [];

beforeAll(async () => {
  const logger = { info: () => {}, warn: () => {}, error: (facts: object) => incidents.push(facts) };
  server = await startMirror({
    logger,
    bodyLimit: 1000,
    trustedCertificateHeaders: ['Client-Cert', 'X-SSL-Client-Cert'],
  });
  for (const id of ['red', 'blue']) server.createTenant({ id });
});
afterAll(() => server.close());

/** A certificate that no authority of the server knows. */
function strangeIdentity() {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const authority = createCertificateAuthority({
    tenantId: 'strange',
    key,
    random: systemRandom,
    now: systemClock.now(),
  });
  const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const der = authority.issueServerCertificate({
    hosts: ['device'],
    publicKey: spkiOf(createPublicKey(leaf)),
    now: systemClock.now(),
  });
  return { der, cert: toPem('CERTIFICATE', der), key: leaf.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function servedNames(servername: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(
      { port: Number(server.urls.port), host: '127.0.0.1', servername, rejectUnauthorized: false },
      () => {
        resolve(new X509Certificate(socket.getPeerCertificate().raw).subjectAltName);
        socket.destroy();
      },
    );
    socket.once('error', reject);
  });
}

/** Names one host to TLS and another to HTTP. */
function crossed(servername: string, host: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const { port } = server.urls;
    const asked = https.request({
      host: '127.0.0.1',
      port,
      servername,
      headers: { host },
      path: '/who',
      ca: server.ca,
      agent: false,
    });
    asked.once('error', reject).once('response', async (answer) => {
      let text = '';
      for await (const part of answer) text += String(part);
      resolve({ status: answer.statusCode, text });
    });
    asked.end();
  });
}

describe('hosts', () => {
  it('leads each name to its tenant and tells the service', async () => {
    expect((await ask(server, { host: 'mdm.red.muster.test', path: '/who' })).json()).toMatchObject({
      tenant: 'red',
      service: 'mdm',
    });
    expect((await ask(server, { host: 'EnterpriseEnrollment.blue.muster.test', path: '/who' })).json()).toMatchObject({
      tenant: 'blue',
      service: 'enterpriseenrollment',
    });
    expect((await ask(server, { host: 'blue.muster.test', path: '/who' })).json()).toMatchObject({
      tenant: 'blue',
      service: '',
    });
  });

  it('leads addresses and localhost to the main tenant, with a certificate for them', async () => {
    expect((await ask(server, { host: 'localhost', path: '/who' })).json()).toMatchObject({ tenant: 'main' });
    expect((await ask(server, { host: '127.0.0.1', path: '/who' })).json()).toMatchObject({ tenant: 'main' });
  });

  it('shows each tenant a certificate for its own names only (RFC 6066 §3)', async () => {
    expect(await servedNames('mdm.red.muster.test')).toBe('DNS:*.red.muster.test, DNS:red.muster.test');
    expect(await servedNames('mdm.blue.muster.test')).toBe('DNS:*.blue.muster.test, DNS:blue.muster.test');
    expect(await servedNames('www.example.test')).toContain('*.main.muster.test');
  });

  it.each(['mdm.nobody.muster.test', 'a.b.c.d.e.f.red.muster.test', 'www.example.test', '.muster.test'])(
    'answers 421 to the host %s',
    async (hostHeader) => {
      const answer = await ask(server, { hostHeader, path: '/who', connect: { checkServerIdentity: () => undefined } });
      expect(answer.status).toBe(421);
      expect(answer.json()).toMatchObject({ code: 'UNKNOWN_HOST' });
      expect(answer.text).toContain(hostHeader);
    },
  );

  it('serves no tenant over a connection that was made for another (RFC 9110 §15.5.20)', async () => {
    const answer = await crossed('mdm.red.muster.test', 'mdm.blue.muster.test');
    expect(answer.status).toBe(421);
    expect(answer.text).toContain('MISDIRECTED');
    expect((await crossed('mdm.red.muster.test', 'portal.red.muster.test')).status).toBe(200);
  });

  it('keeps what one tenant stores from the other', async () => {
    await ask(server, { host: 'mdm.red.muster.test', method: 'PUT', path: '/device?id=only-red' });
    expect(server.tenants.get('red')?.state.devices.has('only-red')).toBe(true);
    expect(server.tenants.get('blue')?.state.devices.size).toBe(0);
  });
});

describe('client certificates', () => {
  const { der, cert, key } = strangeIdentity();
  const shown = Buffer.from(der).toString('base64');

  it.each([false, true])('come from TLS whoever issued them, HTTP/2: %s', async (allowH2) => {
    expect((await ask(server, { path: '/who', connect: { cert, key }, allowH2 })).json()).toMatchObject({
      certificate: shown,
    });
    expect((await ask(server, { path: '/who', allowH2 })).json()).not.toHaveProperty('certificate');
  });

  it('come from a trusted header as a byte sequence (RFC 9440 §2.1)', async () => {
    expect((await ask(server, { path: '/who', headers: { 'client-cert': `:${shown}:` } })).json()).toMatchObject({
      certificate: shown,
    });
  });

  it('come from a trusted header as percent-encoded PEM', async () => {
    const headers = { 'x-ssl-client-cert': encodeURIComponent(cert) };
    expect((await ask(server, { path: '/who', headers })).json()).toMatchObject({ certificate: shown });
  });

  it.each([':AAAA:', ':%%%:', 'nonsense', '%E0%A4%A', `:${shown}`])(
    'are refused when the header carries %.20s',
    async (value) => {
      const answer = await ask(server, { path: '/who', headers: { 'client-cert': value } });
      expect(answer.status).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'BAD_FORWARDED_CERTIFICATE' });
    },
  );

  it('are not read from headers that nobody declared trusted', async () => {
    const wary = await startMirror();
    try {
      const answer = await ask(wary, { path: '/who', headers: { 'client-cert': `:${shown}:` } });
      expect(answer.json()).not.toHaveProperty('certificate');
    } finally {
      await wary.close();
    }
  });
});

describe('requests', () => {
  it('reach their route whatever the case of the path, and prefixes take the rest', async () => {
    expect((await ask(server, { path: '/WHO' })).status).toBe(200);
    expect((await ask(server, { path: `/deep/${'x'.repeat(3000)}` })).status).toBe(200);
  });

  it('for an unknown path name what exists', async () => {
    const answer = await ask(server, { path: '/nowhere' });
    expect(answer.status).toBe(404);
    expect(answer.json().paths).toContain('POST /size');
  });

  it('with another method learn which one is allowed (RFC 9110 §15.5.6)', async () => {
    const answer = await ask(server, { path: '/size' });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  it.each([false, true])('carry bodies of any content type up to the limit, HTTP/2: %s', async (allowH2) => {
    const headers = { 'content-type': 'application/vnd.nobody; charset="??"' };
    const body = new Uint8Array(1000);
    expect((await ask(server, { method: 'POST', path: '/size', body, headers, allowH2 })).json()).toEqual({
      bytes: 1000,
    });
    const answer = await ask(server, { method: 'POST', path: '/size', body: new Uint8Array(1001), headers, allowH2 });
    expect([answer.status, answer.json().code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('reach the handler without a content type', async () => {
    expect((await ask(server, { method: 'POST', path: '/size', body: new Uint8Array(7) })).json()).toEqual({
      bytes: 7,
    });
  });

  it('that make a handler fail get an incident that the log explains, and the server keeps serving', async () => {
    const answer = await ask(server, { method: 'POST', path: '/stumble' });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret');
    expect(incidents).toContainEqual(expect.objectContaining({ incident: answer.json().incident, path: '/stumble' }));
    expect((await ask(server, { path: '/who' })).status).toBe(200);
  });
});

describe('plain HTTP', () => {
  it('serves without TLS and says so in every address', async () => {
    const plain = await startMirror({ plainHttp: true, publicName: 'mdm.example.test' });
    try {
      expect(plain.main.url('mdm', '/who')).toBe(`http://mdm.example.test:${plain.urls.port}/who`);
      expect((await ask(plain, { host: 'mdm.example.test', path: '/who' })).json()).toMatchObject({ tenant: 'main' });
    } finally {
      await plain.close();
    }
  });
});
