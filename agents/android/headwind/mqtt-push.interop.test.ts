import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../protocol/base/clock.js';
import { readMqttPayload } from '../../../protocol/headwind/push-message.js';
import { mqttPassword, mqttUser, publishedSecret } from '../../../protocol/headwind/signatures.js';
import { listenByMqtt } from './mqtt-push.js';

const programs = ['mosquitto', 'mosquitto_passwd', 'mosquitto_pub'];
const missing = programs.filter((program) => ![0, 1, 3].includes(spawnSync(program, ['--help']).status ?? -1));

const folder = mkdtempSync(join(tmpdir(), 'muster-mqtt-'));
let broker: ChildProcess;
let port: number;
const said: string[] = [];

beforeAll(async () => {
  if (missing.length > 0) return;
  port = await freePort();
  const passwords = join(folder, 'passwords');
  writeFileSync(passwords, '');
  execFileSync('mosquitto_passwd', ['-b', passwords, mqttUser, mqttPassword(publishedSecret)]);
  // as root, the broker would otherwise become a user who may not read the folder
  const lines = [
    `listener ${port} 127.0.0.1`,
    'allow_anonymous false',
    `password_file ${passwords}`,
    'log_type all',
    'user root',
  ];
  writeFileSync(join(folder, 'mosquitto.conf'), `${lines.join('\n')}\n`);
  broker = spawn('mosquitto', ['-v', '-c', join(folder, 'mosquitto.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  createInterface({ input: broker.stderr as NodeJS.ReadableStream }).on('line', (line) => said.push(line));
  await logged(/mosquitto version .* running/);
});
afterAll(async () => {
  if (missing.length === 0) {
    broker.kill();
    if (broker.exitCode === null) await once(broker, 'exit');
  }
  rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return free;
}

async function logged(pattern: RegExp): Promise<void> {
  await vi.waitFor(() => expect(said.some((line) => pattern.test(line))).toBe(true), { timeout: 20_000 });
}

function publish(text: string): void {
  const login = ['-u', mqttUser, '-P', mqttPassword(publishedSecret)];
  execFileSync('mosquitto_pub', ['-p', String(port), ...login, '-t', 'h0001', '-q', '2', '-m', text]);
}

async function listen(secret = publishedSecret): Promise<unknown> {
  let heard: unknown;
  const { signal } = new AbortController();
  const where = { host: '127.0.0.1', port, number: 'h0001', secret, keepalive: 300, clock: systemClock, signal };
  await listenByMqtt(where, (payload) => {
    heard = readMqttPayload(payload).message;
    return true;
  });
  return heard;
}

describe.skipIf(missing.length > 0)(
  `Mosquitto pushes to our device (skipped: ${missing.join(', ')} not installed)`,
  () => {
    it('with QoS 2 in a session that it keeps while the device is away', async () => {
      const first = listen();
      await logged(/Received SUBSCRIBE from h0001/);
      publish('{messageType: "configUpdated"}');
      expect(await first).toEqual({ messageType: 'configUpdated', payload: undefined });
      await logged(/Received PUBREL from h0001|Received DISCONNECT from h0001|Received PUBCOMP from h0001/);
      publish('{messageType: "runApp", payload: {"pkg": "a.b"}}');
      expect(await listen()).toEqual({ messageType: 'runApp', payload: { pkg: 'a.b' } });
      expect(said.join('\n')).toMatch(/New client connected .* as h0001 \(p2, c0, k300, u'hmdm'\)/);
    });

    it('to nobody with another secret', () =>
      expect(listen('another')).rejects.toMatchObject({ code: 'MQTT_REFUSED' }));
  },
);
