import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { Aedes } from 'aedes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mqttPassword } from '../../../protocol/headwind/signatures.js';
import { codeWith, deviceOf, HurriedClock, holder } from '../driver-rig.test.helper.js';
import { HeadwindPeer } from './headwind-peer.test.helper.js';
import { listenByMqtt } from './mqtt-push.js';

const secret = 'changeme-C3z9vi54';
let broker: Aedes;
let listener: Server;
let port: number;
/** Passwords by which clients came in. */
const seen: string[] = [];

beforeEach(async () => {
  seen.length = 0;
  broker = await Aedes.createBroker();
  broker.authenticate = (client, username, password, done) => {
    seen.push(`${client.id} ${username}`);
    done(null, username === 'hmdm' && password?.toString() === mqttPassword(secret));
  };
  listener = createServer(broker.handle);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  port = (listener.address() as AddressInfo).port;
});
afterEach(async () => {
  await new Promise<void>((resolve) => broker.close(() => resolve()));
  await new Promise<void>((resolve) => listener.close(() => resolve()));
});

function publish(topic: string, payload: string): Promise<void> {
  const packet = { cmd: 'publish', topic, payload, qos: 2, retain: false, dup: false } as const;
  return new Promise((resolve, reject) => broker.publish(packet, (error) => (error ? reject(error) : resolve())));
}

const subscribed = (): Promise<void> => new Promise((resolve) => broker.once('subscribe', () => resolve()));

const listening = (more: Partial<Parameters<typeof listenByMqtt>[0]> = {}) => ({
  host: '127.0.0.1',
  port,
  number: 'h0001',
  secret,
  keepalive: 300,
  clock: new HurriedClock(),
  signal: new AbortController().signal,
  reconnectMs: 1,
  ...more,
});

describe('push over MQTT', () => {
  it('arrives under the number, and goes on until the message is one', async () => {
    const heard: string[] = [];
    const ready = subscribed();
    const done = listenByMqtt(listening(), (payload) => heard.push(Buffer.from(payload).toString()) === 2);
    await ready;
    await publish('h0002', 'for somebody else');
    await publish('h0001', 'first');
    await publish('h0001', 'second');
    await done;
    expect(heard).toEqual(['first', 'second']);
    expect(seen).toEqual(['h0001 hmdm']);
  });

  it('is kept by the broker while the device is away', async () => {
    const ready = subscribed();
    const first = listenByMqtt(listening(), () => true);
    await ready;
    await publish('h0001', 'one');
    await first;
    await publish('h0001', 'two');
    let heard = '';
    await listenByMqtt(listening(), (payload) => {
      heard = Buffer.from(payload).toString();
      return true;
    });
    expect(heard).toBe('two');
  });

  it('comes to no device with another secret', async () => {
    const refused = listenByMqtt(listening({ secret: 'another' }), () => true);
    await expect(refused).rejects.toMatchObject({ code: 'MQTT_REFUSED' });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'reboot'],
    ['a list', '[1, 2]'],
    ['bytes that are no text', '\u0000\ufffd'],
  ])('of %s comes as it is, for the agent to judge', async (_what, text) => {
    const heard: string[] = [];
    const ready = subscribed();
    const done = listenByMqtt(listening(), (payload) => heard.push(Buffer.from(payload).toString()) === 1);
    await ready;
    await publish('h0001', text);
    await done;
    expect(heard).toEqual([text]);
  });

  it('goes on once a broker that was gone is back', async () => {
    const ready = subscribed();
    const done = listenByMqtt(listening(), () => true);
    await ready;
    await new Promise<void>((resolve) => broker.close(() => resolve()));
    await new Promise<void>((resolve) => listener.close(() => resolve()));
    broker = await Aedes.createBroker();
    const again = subscribed();
    listener = createServer(broker.handle);
    await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
    await again;
    await publish('h0001', 'here again');
    await done;
  });

  it('stops when it is asked to', async () => {
    const stop = new AbortController();
    const ready = subscribed();
    const done = listenByMqtt(listening({ signal: stop.signal }), () => true);
    await ready;
    stop.abort();
    await expect(done).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('ends for one of two devices with one number after fifteen connections in a minute', async () => {
    const stop = new AbortController();
    const rivals = [1, 2].map(() => listenByMqtt(listening({ signal: stop.signal }), () => true));
    const codes = Promise.all(rivals.map((rival) => rival.catch(({ code }: { code: string }) => code)));
    await Promise.race(rivals.map((rival) => rival.catch(() => {})));
    stop.abort();
    expect(await codes).toContain('MQTT_RECONNECT_LOOP');
    expect(seen.length).toBeGreaterThan(15);
  });
});

describe('a device of Headwind that listens over MQTT', () => {
  it('is woken, skips what means nothing, and does what it is told', async () => {
    const peer = await new HeadwindPeer().listen();
    peer.configuration = { pushOptions: 'mqttAlarm', keepaliveTime: 60 };
    const resolve = (host: string, asked: number) => ({ host, port: asked === 31_000 ? port : asked });
    const open = deviceOf({ resolve });
    const code = { 'com.hmdm.BASE_URL': peer.url, 'com.hmdm.DEVICE_ID': 'h0001' };
    expect(await open().enroll(await codeWith(code, 'android-fully-managed'), holder)).toEqual({ kind: 'enrolled' });
    const ready = subscribed();
    const agent = open();
    const session = agent.listen?.(new AbortController().signal);
    await ready;
    await publish('h0001', '{messageType: ');
    await publish('h0001', '{messageType: "runApp", payload: {"pkg": "a.b"}}');
    expect(await session).toEqual({ kind: 'completed', commands: 1 });
    expect(agent.evidence().findings).toMatchObject([{ expected: 'a message that org.json reads' }]);
    await peer.close();
  });
});
