import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goProgram } from '../../go-program.test.helper.js';
import { answering, freePort } from '../../spawned-server.test.helper.js';
import { nanomdm } from './nanomdm-program.test.helper.js';
import { certificateHeader, startTlsProxy } from './tls-proxy.test.helper.js';

export const apiKey = 'interop';
export const topic = 'com.apple.mgmt.External.6f3c1c1e-0d5f-4b07-9f5c-6d0c4f4a0001';

export interface LocalNanomdm {
  /** Address of its API. */
  readonly url: string;
  /** Where devices reach it. */
  readonly server: string;
  readonly scep: string;
  /** A target file that leads to it. */
  readonly targetFile: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** NanoMDM with storage in memory behind a TLS proxy, and Debian's scepserver, whose authority it trusts. */
export async function startNanomdm({ signMessage }: { readonly signMessage: boolean }): Promise<LocalNanomdm> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-nanomdm-'));
  const [port, scepPort, webhookPort] = [await freePort(), await freePort(), await freePort()];
  spawnSync('scepserver', ['ca', '-init', '-keySize', '2048'], { cwd: folder });
  const scep = ['-depot', 'depot', '-port', `${scepPort}`, '-challenge', 'secret', '-allowrenew', '0'];
  const options = [
    ...['-listen', `127.0.0.1:${port}`, '-api', apiKey, '-ca', 'depot/ca.pem', '-storage', 'inmem', '-storage-dsn', ''],
    ...['-webhook-url', `http://127.0.0.1:${webhookPort}/`],
    ...(signMessage ? [] : ['-cert-header', certificateHeader]),
  ];
  const children: readonly ChildProcess[] = [
    spawn('scepserver', scep, { cwd: folder, stdio: 'ignore' }),
    spawn(goProgram(nanomdm), options, { cwd: folder, stdio: 'ignore' }),
  ];
  const proxy = await startTlsProxy(port);
  await answering(`http://127.0.0.1:${scepPort}/scep?operation=GetCACaps`);
  await answering(`http://127.0.0.1:${port}/version`);
  writeFileSync(join(folder, 'proxy-ca.pem'), proxy.ca);
  writeFileSync(join(folder, 'key'), apiKey);
  writeFileSync(join(folder, 'challenge'), 'secret');
  const targetFile = join(folder, 'target.yaml');
  const url = `http://127.0.0.1:${port}`;
  writeFileSync(
    targetFile,
    `${filled({ url, server: proxy.url, scepPort, webhookPort, signMessage })}limits: { settle: 1500 }\n`,
  );
  return {
    url,
    server: `${proxy.url}/mdm`,
    scep: `http://127.0.0.1:${scepPort}/scep`,
    targetFile,
    folder,
    close: async () => {
      for (const child of children) child.kill();
      await proxy.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Places {
  readonly url: string;
  readonly server: string;
  readonly scepPort: number;
  readonly webhookPort: number;
  readonly signMessage: boolean;
}

/** The example that the repository shows, with the addresses of this run. */
function filled({ url, server, scepPort, webhookPort, signMessage }: Places): string {
  return readFileSync(new URL('target.example.yaml', import.meta.url), 'utf8')
    .replace('{ env: NANOMDM_API }', '{ file: key }')
    .replace('{ env: SCEP_CHALLENGE }', '{ file: challenge }')
    .replace('http://127.0.0.1:9000', url)
    .replace('https://mdm.example.org/mdm', `${server}/mdm`)
    .replace('http://127.0.0.1:8080/scep', `http://127.0.0.1:${scepPort}/scep`)
    .replace('port: 9010', `port: ${webhookPort}`)
    .replace('signMessage: true', `signMessage: ${signMessage}`)
    .replace(/com\.apple\.mgmt\.External\.[0-9a-f-]+/, topic);
}
