import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askCloud } from '../../../../agents/cloud-client/cloud-transport.js';
import { WnsSender } from '../../../../agents/cloud-client/wns-client.js';
import { systemClock } from '../../../../protocol/base/clock.js';
import { systemRandom } from '../../../../protocol/base/random.js';
import { soundRules } from '../../../../protocol/base/rule.js';
import { deviceLink } from '../../../../protocol/wns/messages.js';
import { silentLogger } from '../../logger.js';
import type { CloudService } from '../cloud-service.js';
import { startWnsService } from './service.js';

let service: CloudService;
const place = { clock: systemClock, ca: '', resolve: (host: string, port: number) => ({ host, port }) };

beforeEach(async () => {
  const world = { clock: systemClock, random: systemRandom, rules: soundRules };
  service = await startWnsService({ world, logger: silentLogger });
});
afterEach(() => service.close());

const ask = (path: string, question: object) =>
  askCloud(place, {
    step: path,
    method: 'POST',
    url: `${service.url}${path}`,
    body: Buffer.from(JSON.stringify(question)),
  });

describe('the push service on a listener of its own', () => {
  it('registers an app, gives its PCs channels, and keeps one notification for each', async () => {
    const sender = new WnsSender(place, service.url, service.portalToken);
    const token = await sender.tokenFor('Contoso_8wekyb3d8bbwe');
    const { json } = await ask(deviceLink.channels, { pfn: 'Contoso_8wekyb3d8bbwe', device: 'PC-1' });
    const uri = String(json?.uri);
    expect(uri.startsWith(`${service.url}/channel/`)).toBe(true);
    for (const expected of ['received', 'received'])
      expect((await sender.notify({ uri, token })).headers['x-wns-status']).toBe(expected);
    expect((await ask(deviceLink.pushes, { channels: [uri] })).json?.pushes).toHaveLength(1);
    expect((await ask(deviceLink.pushes, { channels: [uri] })).json?.pushes).toHaveLength(0);
  });

  it('has no channel for an app that nobody registered', async () => {
    expect((await ask(deviceLink.channels, { pfn: 'Nobodys_8wekyb3d8bbwe' })).status).toBe(404);
  });

  it('gives no token for a wrong secret, and opens its portal to the bearer of its token only', async () => {
    const form = 'grant_type=client_credentials&scope=notify.windows.com&client_id=ms-app://x&client_secret=y';
    const url = `${service.url}/accesstoken.srf`;
    const answer = await askCloud(place, { step: 'token', method: 'POST', url, body: Buffer.from(form) });
    expect([answer.status, answer.json?.error]).toEqual([400, 'invalid_client']);
    expect((await new WnsSender(place, service.url, 'guessed').portal('GET', '/requests')).status).toBe(401);
  });
});
