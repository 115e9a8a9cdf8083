import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PushListener } from '../../../../agents/apple/push-listener.js';
import type { WaitingPush } from '../../../../protocol/apple/push.js';
import { systemClock } from '../../../../protocol/base/clock.js';
import type { ReferenceServer } from '../../server.js';
import { ask, startMirror } from '../../server.test.helper.js';
import { apnsEndpoint, apnsOf } from './endpoint.js';

let server: ReferenceServer;
beforeEach(async () => {
  server = await startMirror({ endpoints: [apnsEndpoint()] });
});
afterEach(() => server.close());

const token = '01'.repeat(32);
const topic = 'com.apple.mgmt.External.red';

function open(host: string, onPush: (push: WaitingPush) => void = () => {}, onEnd = () => {}): Promise<PushListener> {
  const resolve = () => ({ host: '127.0.0.1', port: Number(server.urls.port) });
  return PushListener.open({ url: `https://${host}`, ca: server.ca, resolve, onPush, onEnd });
}

describe('the push service of a tenant', () => {
  it('tells listening devices of their own tenant at once', async () => {
    const red = server.createTenant({ id: 'red' });
    const heard = new Promise<WaitingPush>((resolve, reject) => {
      open('push.red.muster.test', resolve).then((listener) => listener.ask({ devices: [{ token, topic }] }), reject);
    });
    const { store } = apnsOf(red);
    while (store.of(token)?.listener === undefined) await systemClock.sleep(5);
    const context = { now: red.clock.now(), rules: red.rules };
    store.take(context, { token, topic, mdm: 'magic', id: '1', expiresAt: context.now + 1_000 });
    expect(await heard).toMatchObject({ token, mdm: 'magic' });
  });

  it('ends the streams when the server closes', async () => {
    server.createTenant({ id: 'red' });
    let hungUp = (): void => {};
    const ended = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    await open(
      'push.red.muster.test',
      () => {},
      () => hungUp(),
    );
    await server.close();
    await ended;
  });

  it('has nothing for hosts of nobody, and wants HTTP/2', async () => {
    const connect = { checkServerIdentity: () => undefined };
    const path = '/apns/muster/stream';
    const hostHeader = 'push.nobody.muster.test';
    expect((await ask(server, { method: 'POST', path, hostHeader, connect })).status).toBe(421);
    expect((await ask(server, { method: 'POST', path, host: 'push.main.muster.test' })).status).toBe(505);
  });
});
