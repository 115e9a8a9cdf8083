import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../protocol/base/clock.js';
import { UsageError } from '../../protocol/base/errors.js';
import { systemRandom } from '../../protocol/base/random.js';
import { demoEntries } from '../server/demo-entries.js';
import { startReferenceServer } from '../server/reference-server.js';
import type { ReferenceServer } from '../server/server.js';
import { diagnostics } from './diagnostics.js';
import { print, printJson } from './output.js';
import type { ServeArguments } from './serve-command.js';
import { version } from './version.js';

/** Serves until SIGINT or SIGTERM, then closes cleanly. Throws UsageError and HarnessError before anything listens. */
export async function serve(args: ServeArguments): Promise<void> {
  refuseRemote(args);
  requirePort('--port', args.port);
  requirePort('--admin-port', args.adminPort);
  const server = await startReferenceServer({
    clock: systemClock,
    random: systemRandom,
    logger: diagnostics('server'),
    version,
    host: args.host,
    port: args.port,
    adminPort: args.adminPort,
    bodyLimit: args.bodyLimit,
    plainHttp: args.plainHttp,
    acceptSelfSigned: args.selfSignedIdentity,
    trustedCertificateHeaders: args.trustCertificateHeader,
    ...(args.data === undefined ? {} : { dataDir: args.data }),
    ...(args.publicName === undefined ? {} : { publicName: args.publicName }),
  });
  const anchor = anchorFile(server);
  try {
    // before the ready line: whoever reads it may stop the server at once
    const stopped = stopSignal();
    await announce(server, anchor.file, args.json);
    await stopped;
  } finally {
    await server.close();
    anchor.remove();
  }
}

async function announce(server: ReferenceServer, caFile: string | undefined, json: boolean): Promise<void> {
  const { urls, adminUrl, adminToken, tenants } = server;
  const enrollment = await demoEntries(server);
  const ready = {
    urls,
    adminUrl,
    adminToken,
    caFile: caFile ?? null,
    tenants: tenants.all.map(({ id }) => id),
    enrollment,
  };
  if (json) return printJson({ ...ready, simulated: true });
  print('muster reference server (simulated; for tests only)');
  print(`  devices      ${urls.devices}`);
  print(`  admin API    ${adminUrl}   documented at ${adminUrl}/openapi.json`);
  print(`  admin token  ${adminToken}`);
  if (caFile !== undefined) print(`  trust        ${caFile}`);
  for (const [platform, { url, username, password }] of Object.entries(enrollment)) {
    print(
      `  ${platform.padEnd(12)} ${url ?? ''}${username === undefined ? '' : `   as ${username}, password ${password ?? ''}`}`,
    );
  }
  print('Stop it with Ctrl-C.');
}

export function refuseRemote({ host, allowRemote }: Pick<ServeArguments, 'host' | 'allowRemote'>): void {
  const loopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  if (loopback || allowRemote) return;
  throw new UsageError(
    'REMOTE_HOST',
    `--host ${host} can be reached from other machines, and this server is a simulation without protection`,
    {
      place: `--host ${host}`,
      fix: 'Leave --host out, or add --allow-remote if the network is yours.',
    },
  );
}

export function requirePort(option: string, port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return;
  throw new UsageError('BAD_PORT', `${option} ${port} is no port`, {
    place: option,
    fix: 'A number from 0 (any free one) to 65535.',
  });
}

/** Where clients find the trust anchor: in the data folder, else in a file that goes with the server. */
export function anchorFile({ ca, caFile }: Pick<ReferenceServer, 'ca' | 'caFile'>): {
  readonly file: string | undefined;
  remove(): void;
} {
  if (caFile !== undefined || ca === '') return { file: caFile, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'muster-serve-'));
  const file = join(folder, 'ca.pem');
  writeFileSync(file, ca);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
