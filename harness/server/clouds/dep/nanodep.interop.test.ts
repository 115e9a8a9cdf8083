import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GoProgram, goProgram, goProgramMissing } from '../../../go-program.test.helper.js';
import { answering, freePort } from '../../../spawned-server.test.helper.js';
import { DepWorld } from './dep.test.helper.js';

const version = 'v0.7.0';
const depserver: GoProgram = {
  package: 'github.com/micromdm/nanodep/cmd/depserver',
  version,
  variable: 'NANODEP_SERVER_BIN',
};
const depsyncer: GoProgram = {
  package: 'github.com/micromdm/nanodep/cmd/depsyncer',
  version,
  variable: 'NANODEP_SYNCER_BIN',
};
const missing = goProgramMissing(depserver) ?? goProgramMissing(depsyncer);
const skipped = missing === undefined ? '' : ` (skipped: NanoDEP is not here, ${missing})`;

const apiKey = 'interop';
const serials = Array.from({ length: 230 }, (_, index) => `SIM${String(index).padStart(5, '0')}`);

/** NanoDEP's server before the simulated portal: it signs the calls itself, and what it cannot read it says. */
let world: DepWorld;
let folder: string;
let url: string;
let server: ChildProcess;
let serverId: string;

async function call(method: string, path: string, body?: string): Promise<{ status: number; text: string }> {
  const authorization = `Basic ${Buffer.from(`depserver:${apiKey}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
  return { status: answer.status, text: await answer.text() };
}

const json = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> =>
  JSON.parse((await call(method, path, body === undefined ? undefined : JSON.stringify(body))).text);

const storage = (): string[] => ['-storage', 'filekv', '-storage-dsn', join(folder, 'db')];

/** One sync of NanoDEP's own syncer; what it logged. */
async function sync(): Promise<string> {
  const options = ['-debug', '-duration', '0', 'sim'];
  const { stdout, stderr } = await promisify(execFile)(goProgram(depsyncer), [...storage(), ...options]);
  return stdout + stderr;
}

describe.skipIf(missing !== undefined)(`NanoDEP speaks to the simulated portal${skipped}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-nanodep-'));
    world = await DepWorld.start(Date.now());
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = spawn(goProgram(depserver), ['-api', apiKey, '-listen', `127.0.0.1:${port}`, ...storage()]);
    await answering(`${url}/version`);
    await json('PUT', '/v1/config/sim', { base_url: world.service.url });
  });
  afterAll(async () => {
    server.kill();
    await world.service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('decrypts the token file that was made for its certificate', async () => {
    const { text: publicKey } = await call('GET', '/v1/tokenpki/sim');
    const made = await world.portal('POST', '/organisations/org/servers', { name: 'sim', publicKey });
    serverId = made.body.id as string;
    const file = await world.portal('POST', `/organisations/org/servers/${serverId}/token`);
    expect(await call('PUT', '/v1/tokenpki/sim', file.text)).toMatchObject({ status: 200 });
  });

  it('opens a session with those tokens and reads the account', async () => {
    expect(await json('GET', '/proxy/sim/account')).toMatchObject({ server_name: 'sim', server_uuid: serverId });
  });

  it('defines a profile, assigns it and reads it back', async () => {
    await world.addDevices(serials, serverId);
    const profile = { profile_name: 'Sales', url: 'https://mdm.example/enroll', is_supervised: true };
    const defined = await json('POST', '/proxy/sim/profile', { ...profile, devices: serials.slice(0, 2) });
    expect(defined.devices).toEqual({ [serials[0] as string]: 'SUCCESS', [serials[1] as string]: 'SUCCESS' });
    const uuid = String(defined.profile_uuid);
    expect(await json('GET', `/proxy/sim/profile?profile_uuid=${uuid}`)).toMatchObject(profile);
    const { devices } = await json('POST', '/proxy/sim/devices', { devices: [serials[0], 'NOBODY'] });
    expect(devices).toMatchObject({
      [serials[0] as string]: { profile_status: 'assigned', profile_uuid: uuid },
      NOBODY: { response_status: 'NOT_ACCESSIBLE' },
    });
  });

  it('fetches the fleet page by page and then only what changed', async () => {
    const first = fetched(await sync());
    expect(first.filter(({ phase }) => phase === 'fetch').map(({ devices }) => devices)).toEqual([100, 100, 30]);
    await world.addDevices(['SIMNEW'], serverId);
    const later = fetched(await sync());
    expect(later.at(-1)).toEqual({ phase: 'sync', devices: 1 });
  });
});

/** What the syncer logs of its pages. */
const fetched = (log: string): readonly { phase: string; devices: number }[] =>
  [...log.matchAll(/msg="?device sync"? phase=(\w+) .*? devices=(\d+)/g)].map(([, phase = '', devices]) => ({
    phase,
    devices: Number(devices),
  }));
