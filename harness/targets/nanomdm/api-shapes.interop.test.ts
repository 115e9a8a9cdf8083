import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../protocol/base/clock.js';
import { systemRandom } from '../../../protocol/base/random.js';
import { goProgramMissing } from '../../go-program.test.helper.js';
import { recordEnrolling } from '../../server/domain/devices.js';
import { silentLogger } from '../../server/logger.js';
import { startReferenceServer } from '../../server/reference-server.js';
import type { ReferenceServer } from '../../server/server.js';
import { apiKey, type LocalNanomdm, startNanomdm } from './local-nanomdm.test.helper.js';
import { nanomdm } from './nanomdm-program.test.helper.js';

const installed = (program: string): boolean => spawnSync('which', [program]).status === 0;
const programs = ['scepserver', 'openssl'].filter((program) => !installed(program));
const missing = [goProgramMissing(nanomdm), ...programs].filter((program) => program !== undefined).join(' and ');

interface Call {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body?: string | (() => string);
  readonly key?: false;
}

const command = (uuid: string): string =>
  `<?xml version="1.0"?><plist version="1.0"><dict><key>Command</key><dict><key>RequestType</key><string>ProfileList</string></dict><key>CommandUUID</key><string>${uuid}</string></dict></plist>`;

let folder = '';
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
/** A certificate and its key in files of this name. */
const pair = (name: string, subject: string): void => {
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  const options = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '10', '-subj', subject, ...files];
  execFileSync('openssl', options, { cwd: folder, stdio: 'ignore' });
};

/** What clients of NanoMDM call, rightly and wrongly. Neither server knows how to reach a device, so that none of it leaves the machine. */
const calls: Readonly<Record<string, Call>> = {
  'version, without a key': { method: 'GET', path: '/version', key: false },
  'push certificate': { method: 'PUT', path: '/v1/pushcert', body: () => file('push.pem') + file('push.key') },
  'push certificate, without a key': { method: 'PUT', path: '/v1/pushcert', body: 'x', key: false },
  'push certificate that is none': { method: 'PUT', path: '/v1/pushcert', body: 'x' },
  'push certificate without its key': { method: 'PUT', path: '/v1/pushcert', body: () => file('push.pem') },
  'push certificate with another key': {
    method: 'PUT',
    path: '/v1/pushcert',
    body: () => file('push.pem') + file('other.key'),
  },
  'push certificate without a topic': {
    method: 'PUT',
    path: '/v1/pushcert',
    body: () => file('other.pem') + file('other.key'),
  },
  'command for one': { method: 'PUT', path: '/v1/enqueue/A?nopush=1', body: command('1') },
  'command for two': { method: 'PUT', path: '/v1/enqueue/A,B?nopush=1', body: command('2') },
  'command again': { method: 'PUT', path: '/v1/enqueue/A?nopush=1', body: command('1') },
  'command that is none': { method: 'PUT', path: '/v1/enqueue/A?nopush=1', body: 'x' },
  'no command and no push': { method: 'PUT', path: '/v1/enqueue/A?nopush=1', body: '' },
  'command and push': { method: 'PUT', path: '/v1/enqueue/A', body: command('3') },
  'command and push for two': { method: 'PUT', path: '/v1/enqueue/A,B', body: command('4') },
  'push for one': { method: 'GET', path: '/v1/push/A' },
  'push for two': { method: 'GET', path: '/v1/push/A,B' },
  'push for nobody': { method: 'GET', path: '/v1/push/' },
  'unlock without parameters': { method: 'POST', path: '/v1/escrowkeyunlock', body: 'topic=x' },
};

/** Status, kind of challenge, and the JSON with every value replaced by its type. */
async function shapeOf(url: string, key: string, { method, path, body, ...call }: Call): Promise<object> {
  const authorization = `Basic ${Buffer.from(`nanomdm:${key}`).toString('base64')}`;
  const headers = {
    ...(call.key === false ? {} : { authorization }),
    ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
  };
  const sent = typeof body === 'function' ? body() : body;
  const answer = await fetch(url + path, { method, headers, ...(sent === undefined ? {} : { body: sent }) });
  const challenge = answer.headers.get('www-authenticate')?.includes('Basic') ?? false;
  const text = await answer.text();
  return { status: answer.status, challenge, ...(answer.status === 401 ? {} : { body: typesIn(JSON.parse(text)) }) };
}

function typesIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typesIn(member)]));
}

describe.skipIf(missing !== '')(
  `NanoMDM's clients find the reference server to answer alike${missing === '' ? '' : ` (skipped: ${missing} is not installed)`}`,
  () => {
    let nanomdm: LocalNanomdm;
    let ours: ReferenceServer;

    beforeAll(async () => {
      nanomdm = await startNanomdm({ signMessage: true });
      folder = nanomdm.folder;
      pair('push', '/UID=com.apple.mgmt.External.a1/CN=push');
      pair('other', '/CN=no topic');
      ours = await startReferenceServer({
        clock: systemClock,
        random: systemRandom,
        logger: silentLogger,
        version: '0',
      });
      const { state } = ours.tenants.get('main') ?? ours.createTenant();
      for (const enrollmentId of ['A', 'B'])
        recordEnrolling(state, { platform: 'ios', method: 'ios-byod', enrollmentId, certificateSha256: '' }, 0);
      for (const device of state.devices.values()) device.state = 'enrolled';
    }, 400_000);
    afterAll(async () => {
      await nanomdm.close();
      await ours.close();
    });

    it.each(Object.keys(calls))('%s', async (name) => {
      const call = calls[name] as Call;
      expect(await shapeOf(ours.adminUrl, ours.adminToken, call)).toEqual(await shapeOf(nanomdm.url, apiKey, call));
    });
  },
);
