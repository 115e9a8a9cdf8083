import { connect } from 'node:http2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PushListener } from '../../../../agents/apple/push-listener.js';
import { PushPortal, type PushSender } from '../../../../agents/cloud-client/apns-client.js';
import type { WaitingPush } from '../../../../protocol/apple/push.js';
import { systemClock } from '../../../../protocol/base/clock.js';
import { systemRandom } from '../../../../protocol/base/random.js';
import { soundRules } from '../../../../protocol/base/rule.js';
import { silentLogger } from '../../logger.js';
import { type ApnsService, startApnsService } from './service.js';

let service: ApnsService;
let sender: PushSender;

beforeEach(async () => {
  const world = { clock: systemClock, random: systemRandom, rules: soundRules };
  service = await startApnsService({ world, logger: silentLogger });
  const place = { clock: systemClock, ca: service.ca, resolve: (host: string, port: number) => ({ host, port }) };
  sender = await new PushPortal(place, service.url, service.portalToken).newSender('ada@muster.test');
});
afterEach(() => service.close());

const first = '01'.repeat(32);
const second = '02'.repeat(32);

/** A listener, and a promise of so many pushes. */
async function listening(count: number) {
  const heard: WaitingPush[] = [];
  let done: () => void = () => {};
  const complete = new Promise<void>((resolve) => {
    done = resolve;
  });
  const onPush = (push: WaitingPush): void => {
    heard.push(push);
    if (heard.length === count) done();
  };
  const listener = await PushListener.open({ url: service.url, ca: service.ca, onPush });
  return { listener, heard, complete };
}

describe('the push service on a listener of its own', () => {
  it('tells many devices over one stream, what waited first', async () => {
    expect((await sender.push({ token: first, body: '{"mdm":"waited"}' })).status).toBe(200);
    const { listener, heard, complete } = await listening(3);
    const topic = sender.topic;
    listener.ask({
      devices: [
        { token: first, topic },
        { token: second, topic },
      ],
    });
    while (service.cloud.store.of(second)?.listener === undefined) await systemClock.sleep(5);
    await sender.push({ token: second, body: '{"mdm":"two"}' });
    await sender.push({ token: first, body: '{"mdm":"one"}' });
    await complete;
    expect(heard.map(({ token, mdm }) => `${token.slice(0, 2)} ${mdm}`)).toEqual(['01 waited', '02 two', '01 one']);
    listener.close();
  });

  it('keeps the newest for a device that has hung up', async () => {
    const { listener } = await listening(1);
    listener.ask({ devices: [{ token: first, topic: sender.topic }] });
    while (service.cloud.store.of(first)?.listener === undefined) await systemClock.sleep(5);
    listener.close();
    while (service.cloud.store.of(first)?.listener !== undefined) await systemClock.sleep(5);
    await sender.push({ token: first, body: '{"mdm":"one"}' });
    await sender.push({ token: first, body: '{"mdm":"two"}' });
    expect((await sender.collect(first)).json?.pushes).toMatchObject([{ mdm: 'two' }]);
  });

  it('speaks HTTP/2, and takes a home-made certificate whose subject names the topic', async () => {
    expect((await sender.push({ token: first, certificate: 'foreign' })).status).toBe(200);
    expect((await sender.push({ token: first, certificate: 'none' })).json?.reason).toBe('MissingProviderToken');
    const session = connect(service.url, { ca: service.ca });
    const stream = session.request({ ':path': `/3/device/${first}`, ':method': 'POST' });
    const status = new Promise((resolve) => stream.once('response', (headers) => resolve(headers[':status'])));
    stream.end('{}');
    expect(await status).toBe(403);
    session.close();
  });

  it('opens its portal to the bearer of its token only', async () => {
    const place = { clock: systemClock, ca: service.ca, resolve: (host: string, port: number) => ({ host, port }) };
    expect((await new PushPortal(place, service.url, 'guessed').ask('GET', '/requests')).status).toBe(401);
  });
});
