import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../../protocol/base/errors.js';
import type { TargetLocator } from '../targets/target.js';

interface Ready {
  readonly adminUrl: string;
  readonly adminToken: string;
  readonly caFile: string;
  readonly urls: { readonly host: string; readonly port: number | string };
}

const compiledMain = fileURLToPath(new URL('./main.js', import.meta.url));

/** Starts `muster serve` in a process of its own, so that the server's work does not slow the load down. */
export async function startServerProcess(
  main: string = compiledMain,
): Promise<{ locator: TargetLocator; close: () => Promise<void> }> {
  const serve = [main, 'serve', '--port', '0', '--admin-port', '0', '--json'];
  const { ready, close } = await startProcess<Ready>(serve, 'the reference server');
  const { adminUrl, adminToken, caFile, urls } = ready;
  const locator = {
    adapter: 'reference',
    name: 'reference server',
    adminUrl,
    adminToken,
    ca: readFileSync(caFile, 'utf8'),
    connect: { host: urls.host, port: Number(urls.port) },
  } as const;
  return { locator, close };
}

/** Starts `muster cloud amapi` with TLS in a process of its own. */
export async function startAmapiProcess(
  main: string = compiledMain,
): Promise<{ locator: TargetLocator; close: () => Promise<void> }> {
  const cloud = [main, 'cloud', 'amapi', '--tls', '--json'];
  const { ready, close } = await startProcess<CloudReady>(cloud, 'the simulated Android Management API');
  const ca = readFileSync(ready.caFile, 'utf8');
  const name = 'simulated Android Management API';
  return { locator: { adapter: 'amapi', name, adminUrl: ready.url, adminToken: 'emm', ca }, close };
}

interface CloudReady {
  readonly url: string;
  readonly caFile: string;
}

/** Waits for the one line in which the process says where it listens. */
async function startProcess<T>(
  args: readonly string[],
  what: string,
): Promise<{ ready: T; close: () => Promise<void> }> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Ctrl-C is meant for this process, which ends the other when the last device is done
    detached: true,
  });
  const ended = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => undefined)]);
  if (line === undefined) throw new HarnessError('SERVER_NOT_STARTED', `${what} ended before it was ready`);
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { ready: JSON.parse(String(line[0])) as T, close };
}
