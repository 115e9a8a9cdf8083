import { systemClock } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import type { TargetLocator } from '../targets/target.js';
import { diagnostics } from './diagnostics.js';
import { version } from './version.js';

/** Starts the reference server inside this process, on free ports of the loopback interface. */
export async function startEmbeddedServer(): Promise<{ locator: TargetLocator; close: () => Promise<void> }> {
  const { startReferenceServer } = await import('../server/reference-server.js');
  const server = await startReferenceServer({
    clock: systemClock,
    random: systemRandom,
    logger: diagnostics('reference-server'),
    version,
  });
  const { adminUrl, adminToken, ca, urls } = server;
  const connect = { host: urls.host, port: Number(urls.port) };
  const locator = {
    adapter: 'reference',
    name: 'embedded reference server',
    adminUrl,
    adminToken,
    ca,
    connect,
  } as const;
  return { locator, close: () => server.close() };
}
