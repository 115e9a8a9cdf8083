import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));

interface Ready {
  readonly urls: { readonly devices: string; readonly port: string };
  readonly adminUrl: string;
  readonly adminToken: string;
  readonly caFile: string | null;
  readonly tenants: readonly string[];
  readonly enrollment: Readonly<
    Record<'ios' | 'windows' | 'android', { url: string; username: string; password: string }>
  >;
  readonly simulated: boolean;
}

const children = new Set<ChildProcess>();
const folders: string[] = [];
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-serve-test-'));
  folders.push(folder);
  return folder;
}

function serve(...options: string[]): ChildProcess {
  const port = options.includes('--port') ? [] : ['--port', '0'];
  const child = spawn(process.execPath, [main, 'serve', '--json', ...port, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  return child;
}

async function ready(child: ChildProcess): Promise<Ready> {
  const [line] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  return JSON.parse(line) as Ready;
}

async function ended(
  child: ChildProcess,
): Promise<{ code: number | null; error: { code: string; message: string; place: string; fix: string } }> {
  let text = '';
  child.stderr?.on('data', (part) => {
    text += String(part);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const last = text.trim().split('\n').at(-1) ?? '';
  return { code, error: last.startsWith('{') ? JSON.parse(last).error : undefined };
}

const people = async ({ adminUrl, adminToken }: Ready): Promise<string> => {
  const answer = await request(`${adminUrl}/tenants/main/people`, {
    headers: { authorization: `Bearer ${adminToken}` },
  });
  return answer.body.text();
};

describe('muster serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('prints one ready line and ends cleanly on %s', async (signal) => {
    const child = serve();
    const { urls, caFile, tenants, enrollment, simulated } = await ready(child);
    expect(urls.devices).toBe(`https://127.0.0.1:${urls.port}`);
    expect([tenants, simulated]).toEqual([['main'], true]);
    expect(readFileSync(caFile ?? '', 'utf8')).toContain('BEGIN CERTIFICATE');
    for (const platform of ['ios', 'windows', 'android'] as const) {
      expect(enrollment[platform].url).toContain(`.main.muster.test:${urls.port}/`);
      expect(enrollment[platform].password).toBeTruthy();
    }
    child.kill(signal);
    expect((await ended(child)).code).toBe(0);
    expect(existsSync(caFile ?? '')).toBe(false);
  });

  it('names the port that is in use and what to do, and ends with 2', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    for (const option of ['--port', '--admin-port']) {
      const { code, error } = await ended(serve(option, String(port)));
      expect(code).toBe(2);
      expect(error).toMatchObject({
        code: 'PORT_IN_USE',
        place: `${option} ${port}`,
        fix: expect.stringContaining(option),
      });
    }
    taken.close();
  });

  it('ends with 2 when the data folder cannot be written', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const { code, error } = await ended(serve('--data', join(file, 'below')));
    expect([code, error.code]).toEqual([2, 'DATA_DIR']);
  });

  it('wants a flag before other machines can reach it, and a port that is one', async () => {
    const remote = await ended(serve('--host', '0.0.0.0'));
    expect([remote.code, remote.error.code]).toEqual([3, 'REMOTE_HOST']);
    const port = await ended(serve('--admin-port', '70000'));
    expect([port.code, port.error.code]).toEqual([3, 'BAD_PORT']);
  });

  it('that was killed comes back with what it had answered', async () => {
    const data = newFolder();
    const first = serve('--data', data);
    const before = await ready(first);
    const body = JSON.stringify({ upn: 'grace@main.muster.test', name: 'Grace', password: 'p' });
    const headers = { authorization: `Bearer ${before.adminToken}`, 'content-type': 'application/json' };
    const put = await request(`${before.adminUrl}/tenants/main/people`, { method: 'PUT', headers, body });
    expect(put.statusCode).toBe(204);
    first.kill('SIGKILL');
    await ended(first);
    const after = await ready(serve('--data', data));
    expect(await people(after)).toContain('grace@main.muster.test');
    expect(after.enrollment.ios.password).toBe(before.enrollment.ios.password);
  });
});
