import type { RequestListener } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../protocol/base/clock.js';
import { createTransport, type TransportOptions } from './create-transport.js';
import type { Measurement } from './interceptors/measure.js';
import { type Loopback, listen, type TestIdentity, testIdentity } from './loopback.test.helper.js';
import type { Transport, TransportRequest } from './transport.js';
import { TrustStore } from './trust-store.js';

let authority: TestIdentity;
let server: TestIdentity;
let device: TestIdentity;
beforeAll(() => {
  authority = testIdentity('test authority');
  server = testIdentity('mdm', authority, ['mdm.t1.muster.test']);
  device = testIdentity('device 1', authority);
});

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

async function serve(handler: RequestListener, tls?: Parameters<typeof listen>[1]): Promise<Loopback> {
  const loopback = await listen(handler, tls);
  closing.push(loopback);
  return loopback;
}

function transport(options: Partial<TransportOptions> = {}): Transport {
  const made = createTransport({ clock: new ManualClock(1_000), ...options });
  closing.push(made);
  return made;
}

const get = (url: string, more: Partial<TransportRequest> = {}): TransportRequest => ({
  step: 'Fetch',
  method: 'GET',
  url,
  ...more,
});
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('a device transport', () => {
  it('carries bytes exactly as sent, both ways, and records them', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { port } = await serve((request, response) => {
      response.writeHead(207, { 'X-Method': request.method, 'X-Case': request.rawHeaders.join(',') });
      request.pipe(response);
    });
    const sender = transport();
    const answer = await sender.send({
      step: 'PKIOperation',
      method: 'POST',
      url: `http://127.0.0.1:${port}/scep?operation=PKIOperation`,
      headers: { 'Content-Type': 'application/x-pki-message' },
      body: bytes,
    });
    expect([answer.status, answer.headers['x-method'], answer.body]).toEqual([207, 'POST', bytes]);
    expect(answer.headers['x-case']).toContain('Content-Type,application/x-pki-message');
    answer.decode(() => ({ request: 'a message', findings: [] }));
    expect(sender.exchanges).toMatchObject([
      {
        index: 0,
        step: 'PKIOperation',
        startedAt: 1_000,
        request: { method: 'POST', body: bytes },
        response: { status: 207, body: bytes },
        decoded: { request: 'a message' },
      },
    ]);
  });

  it('keeps as many exchanges as it is told and goes on counting', async () => {
    const { port } = await serve((_, response) => response.end('x'));
    const sender = transport({ keepExchanges: 2 });
    for (const path of ['a', 'b', 'c']) await sender.send(get(`http://127.0.0.1:${port}/${path}`));
    expect(sender.exchanges.map(({ index }) => index)).toEqual([1, 2]);
  });

  it('goes where the resolver says and keeps the name that was asked for in SNI and Host', async () => {
    const { port } = await serve(
      (request, response) =>
        response.end(`${(request.socket as TLSSocket & { servername: string }).servername} ${request.headers.host}`),
      { server },
    );
    const sender = transport({ anchors: authority.pem.cert, resolve: () => ({ host: '127.0.0.1', port }) });
    const { body } = await sender.send(get('https://mdm.t1.muster.test/checkin'));
    expect(text(body)).toBe('mdm.t1.muster.test mdm.t1.muster.test');
  });

  it('refuses a server that it does not trust or that has another name, as a TLS failure', async () => {
    const { port } = await serve((_, response) => response.end(), { server });
    const resolve = () => ({ host: '127.0.0.1', port });
    const stranger = transport({ anchors: testIdentity('another authority').pem.cert, resolve });
    await expect(stranger.send(get('https://mdm.t1.muster.test/'))).rejects.toMatchObject({ code: 'TRANSPORT_TLS' });
    const misled = transport({ anchors: authority.pem.cert, resolve });
    await expect(misled.send(get('https://mdm.t2.muster.test/'))).rejects.toMatchObject({ code: 'TRANSPORT_TLS' });
    expect(misled.exchanges[0]?.failure).toMatch(/^TRANSPORT_TLS/);
  });

  it('trusts what the device has installed, for this request only', async () => {
    const { port } = await serve((_, response) => response.end('hello'), { server });
    const sender = transport({
      anchors: testIdentity('another authority').pem.cert,
      resolve: () => ({ host: '127.0.0.1', port }),
    });
    const url = 'https://mdm.t1.muster.test/';
    expect(text((await sender.send(get(url, { anchors: [authority.certificate] }))).body)).toBe('hello');
    await expect(sender.send(get(url))).rejects.toMatchObject({ code: 'TRANSPORT_TLS' });
  });

  it('reads anchors once for all devices, and not again where a server installed the same', () => {
    const store = new TrustStore(authority.pem.cert);
    const stranger = testIdentity('another authority').certificate;
    expect(store.anonymous()).toBe(store.anonymous([authority.certificate]));
    expect(store.anonymous([stranger])).toBe(store.anonymous([stranger, authority.certificate]));
    expect(store.anonymous([stranger])).not.toBe(store.anonymous());
    expect(() => new TrustStore('no PEM at all')).toThrow(
      expect.objectContaining({ code: 'TRUST_ANCHORS_UNREADABLE' }),
    );
  });

  it('offers its certificate on a connection of its own and holds that connection', async () => {
    const loopback = await serve(
      (request, response) => response.end((request.socket as TLSSocket).getPeerCertificate()?.subject?.CN ?? 'nobody'),
      { server, clients: authority },
    );
    const sender = transport({
      anchors: new TrustStore(authority.pem.cert),
      resolve: () => ({ host: '127.0.0.1', port: loopback.port }),
    });
    const url = 'https://mdm.t1.muster.test/';
    const clientCertificate = { chain: [device.certificate], privateKey: device.pkcs8 };
    expect(text((await sender.send(get(url))).body)).toBe('nobody');
    for (let time = 0; time < 3; time++) {
      const copy = { ...clientCertificate };
      expect(text((await sender.send(get(url, { clientCertificate: copy }))).body)).toBe('device 1');
    }
    expect(loopback.connections()).toBe(2);
  });

  it('really closes: nothing stays open, and what is under way fails', async () => {
    let arrived = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const loopback = await serve((request, response) => (request.url === '/stall' ? arrived() : response.end()));
    const sender = transport();
    await sender.send(get(`http://127.0.0.1:${loopback.port}/`));
    const stalled = sender.send(get(`http://127.0.0.1:${loopback.port}/stall`));
    const failed = expect(stalled).rejects.toMatchObject({ code: 'TRANSPORT_CLOSED' });
    await arrival;
    await sender.close();
    await failed;
    await expect.poll(() => loopback.open()).toBe(0);
    expect((await sender.send(get(`http://127.0.0.1:${loopback.port}/`))).status).toBe(200);
  });
});

describe('a request without an answer', () => {
  it('names a closed port, a broken connection, nonsense and a bad address', async () => {
    const gone = await listen(() => {});
    await gone.close();
    const { port } = await serve((request, response) =>
      request.url === '/reset' ? request.socket.destroy() : response.socket?.end('not HTTP at all\r\n\r\n'),
    );
    const sender = transport();
    const codeOf = (url: string): Promise<unknown> => sender.send(get(url)).catch((error) => error.code);
    expect(await codeOf(`http://127.0.0.1:${gone.port}/`)).toBe('TRANSPORT_REFUSED');
    expect(await codeOf(`http://127.0.0.1:${port}/reset`)).toBe('TRANSPORT_RESET');
    expect(await codeOf(`http://127.0.0.1:${port}/nonsense`)).toBe('TRANSPORT_MALFORMED');
    expect(await codeOf('ms-device-enrollment:?mode=mdm')).toBe('TRANSPORT_BAD_URL');
    expect(sender.exchanges).toHaveLength(4);
  });

  it('ends after the time it was given, and at once when aborted', async () => {
    const { port } = await serve(() => {});
    const sender = transport();
    const url = `http://127.0.0.1:${port}/`;
    await expect(sender.send(get(url, { timeoutMs: 20 }))).rejects.toMatchObject({ code: 'TRANSPORT_TIMEOUT' });
    const stop = new AbortController();
    const waiting = sender.send(get(url, { signal: stop.signal }));
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ family: 'aborted' });
    await expect(sender.send(get(url, { signal: stop.signal }))).rejects.toMatchObject({ family: 'aborted' });
  });

  it('stops reading a body that is too large, also one of undeclared length', async () => {
    const { port } = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1_000)));
      };
      response.on('drain', more).on('error', () => {});
      more();
    });
    const sender = transport({ bodyLimit: 50_000 });
    await expect(sender.send(get(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({
      code: 'TRANSPORT_BODY_TOO_LARGE',
    });
  });
});

describe('redirects', () => {
  const steps: RequestListener = (request, response) => {
    const count = Number(request.url?.slice(1));
    if (count === 0) return void request.pipe(response.writeHead(200, { 'x-method': request.method }));
    response
      .writeHead(request.headers['x-status'] ? Number(request.headers['x-status']) : 302, { location: `/${count - 1}` })
      .end();
  };

  it('are an answer by default, followed as far as allowed, and an error beyond', async () => {
    const { port } = await serve(steps);
    const sender = transport();
    const url = `http://127.0.0.1:${port}/3`;
    expect((await sender.send(get(url))).status).toBe(302);
    const followed = await sender.send(get(url, { redirects: 3 }));
    expect([followed.status, followed.url]).toEqual([200, `http://127.0.0.1:${port}/0`]);
    expect(sender.exchanges).toHaveLength(5);
    await expect(sender.send(get(url, { redirects: 2 }))).rejects.toMatchObject({
      code: 'TRANSPORT_TOO_MANY_REDIRECTS',
    });
  });

  it.each([
    ['302', 'GET', ''],
    ['303', 'GET', ''],
    ['307', 'POST', 'body'],
    ['308', 'POST', 'body'],
  ])('with status %s send a POST on as %s', async (status, method, body) => {
    const { port } = await serve(steps);
    const answer = await transport().send({
      step: 'Discover',
      method: 'POST',
      url: `http://127.0.0.1:${port}/1`,
      headers: { 'x-status': status },
      body: Buffer.from('body'),
      redirects: 1,
    });
    expect([answer.headers['x-method'], text(answer.body)]).toEqual([method, body]);
  });

  it('take no credentials to another host, and stop at another scheme', async () => {
    const seen: unknown[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    const { port } = await serve((request, response) => {
      const location = request.url === '/app' ? 'intent://enroll' : `http://127.0.0.1:${other.port}/`;
      response.writeHead(307, { location }).end();
    });
    const request = { redirects: 2, headers: { Authorization: 'Basic c2VjcmV0' } };
    const sender = transport();
    expect((await sender.send(get(`http://127.0.0.1:${port}/`, request))).status).toBe(200);
    expect(seen).toEqual([undefined]);
    expect((await sender.send(get(`http://127.0.0.1:${port}/app`, request))).status).toBe(307);
  });
});

describe('interceptors', () => {
  it('keep away from live vendor services unless the name is allowed or leads elsewhere', async () => {
    const { port } = await serve((_, response) => response.end('simulated'));
    const url = 'http://deviceenrollment.apple.com./';
    const guarded = transport();
    await expect(guarded.send(get(url))).rejects.toMatchObject({ code: 'TRANSPORT_VENDOR_HOST' });
    await expect(guarded.send(get('https://LOGIN.live.com/'))).rejects.toMatchObject({ code: 'TRANSPORT_VENDOR_HOST' });
    const simulated = transport({ resolve: () => ({ host: '127.0.0.1', port }) });
    expect(text((await simulated.send(get(url))).body)).toBe('simulated');
    const misled = transport({ resolve: () => ({ host: 'push.apple.com', port }) });
    await expect(misled.send(get('http://mdm.example/'))).rejects.toMatchObject({ code: 'TRANSPORT_VENDOR_HOST' });
    const wanted = transport({ allowHosts: ['*.apple.com'], faults: [{ kind: 'status', status: 299 }] });
    expect((await wanted.send(get(url))).status).toBe(299);
  });

  it('lose, cut short, delay and replace what the fault list names', async () => {
    let served = 0;
    const { port } = await serve((_, response) => {
      served++;
      response.end('0123456789');
    });
    const clock = new ManualClock(0);
    const sender = transport({
      clock,
      faults: [
        { kind: 'drop-request', step: 'Authenticate' },
        { kind: 'drop-response', step: 'TokenUpdate', after: 1 },
        { kind: 'truncate', bytes: 4, step: 'Fetch', times: 2 },
        { kind: 'status', status: 503, step: 'CheckOut' },
        { kind: 'delay', ms: 60_000, step: 'Connect' },
      ],
    });
    const send = (step: string) => sender.send(get(`http://127.0.0.1:${port}/`, { step }));
    await expect(send('Authenticate')).rejects.toMatchObject({ code: 'TRANSPORT_RESET' });
    expect(served).toBe(0);
    expect((await send('TokenUpdate')).status).toBe(200);
    await expect(send('TokenUpdate')).rejects.toMatchObject({ code: 'TRANSPORT_RESET' });
    expect(served).toBe(2);
    expect([text((await send('Fetch')).body), text((await send('Fetch')).body)]).toEqual(['0123', '0123']);
    expect(text((await send('Fetch')).body)).toBe('0123456789');
    expect((await send('CheckOut')).status).toBe(503);
    expect(served).toBe(5);
    const delayed = send('Connect');
    await Promise.resolve();
    expect(served).toBe(5);
    clock.advance(60_000);
    expect((await delayed).status).toBe(200);
  });

  it('measure every exchange, failed ones too', async () => {
    const { port } = await serve((_, response) => response.end('123'));
    const measured: Measurement[] = [];
    const sender = transport({
      onMeasurement: (one) => measured.push(one),
      faults: [{ kind: 'drop-request', step: 'Lost' }],
    });
    await sender.send({ step: 'Poll', method: 'POST', url: `http://127.0.0.1:${port}/`, body: Buffer.from('12') });
    await sender.send(get(`http://127.0.0.1:${port}/`, { step: 'Lost' })).catch(() => {});
    expect(measured).toMatchObject([
      { step: 'Poll', status: 200, sentBytes: 2, receivedBytes: 3 },
      { step: 'Lost', failure: 'TRANSPORT_RESET' },
    ]);
  });
});
