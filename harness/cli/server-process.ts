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
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--admin-port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Ctrl-C is meant for this process, which ends the server when the last device is done
    detached: true,
  });
  const ended = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => undefined)]);
  if (line === undefined)
    throw new HarnessError('SERVER_NOT_STARTED', 'the reference server ended before it was ready');
  const { adminUrl, adminToken, caFile, urls } = JSON.parse(String(line[0])) as Ready;
  return {
    locator: {
      adapter: 'reference',
      name: 'reference server',
      adminUrl,
      adminToken,
      ca: readFileSync(caFile, 'utf8'),
      connect: { host: urls.host, port: Number(urls.port) },
    },
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
