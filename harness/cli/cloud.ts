import { systemClock } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { startAmapiService } from '../server/clouds/amapi/service.js';
import { startApnsService } from '../server/clouds/apns/service.js';
import type { CloudService, CloudServiceOptions } from '../server/clouds/cloud-service.js';
import { startDepService } from '../server/clouds/dep/service.js';
import { startKnoxService } from '../server/clouds/knox/service.js';
import { startWnsService } from '../server/clouds/wns/service.js';
import { startZeroTouchService } from '../server/clouds/zero-touch/service.js';
import type { ServerLogger } from '../server/logger.js';
import type { CloudArguments } from './cloud-command.js';
import { diagnostics } from './diagnostics.js';
import { print, printJson } from './output.js';
import { anchorFile, refuseRemote, requirePort, stopSignal } from './serve.js';

interface RunningCloud {
  /** What the ready line says, trust anchor aside. */
  readonly ready: JsonObject;
  /** Trust anchor, PEM; empty without TLS. */
  readonly ca: string;
  close(): Promise<void>;
}

interface CloudOptions {
  readonly world: {
    readonly clock: typeof systemClock;
    readonly random: typeof systemRandom;
    readonly rules: typeof soundRules;
  };
  readonly logger: ServerLogger;
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** A cloud whose people all come by its portal. */
function portalled(cloud: string, start: (options: CloudServiceOptions) => Promise<CloudService>) {
  return async (options: CloudOptions): Promise<RunningCloud> => {
    const { url, portalToken, ca, close } = await start(options);
    return { ready: { cloud, url, portalUrl: `${url}/portal`, portalToken }, ca, close };
  };
}

const clouds: Readonly<Record<string, (options: CloudOptions) => Promise<RunningCloud>>> = {
  dep: portalled('dep', startDepService),
  amapi: async (options) => {
    const { url, knobsToken, ca, close } = await startAmapiService(options);
    return { ready: { cloud: 'amapi', url, knobsUrl: `${url}/knobs`, knobsToken }, ca, close };
  },
  'zero-touch': portalled('zero-touch', startZeroTouchService),
  knox: portalled('knox', startKnoxService),
  wns: async (options) => {
    const { url, portalToken, ca, close } = await startWnsService(options);
    return { ready: { cloud: 'wns', url, portalUrl: `${url}/wns/portal`, portalToken }, ca, close };
  },
  // speaks TLS in any case: it knows servers by their certificates
  apns: async (options) => {
    const { url, portalToken, ca, close } = await startApnsService(options);
    return { ready: { cloud: 'apns', url, portalUrl: `${url}/apns/portal`, portalToken }, ca, close };
  },
};

/** Runs a cloud until SIGINT or SIGTERM. Throws UsageError and HarnessError before anything listens. */
export async function runCloud(args: CloudArguments): Promise<void> {
  refuseRemote(args);
  requirePort('--port', args.port);
  const { host, port, tls } = args;
  const world = { clock: systemClock, random: systemRandom, rules: soundRules };
  const running = await clouds[args.cloud]?.({ world, logger: diagnostics('cloud'), host, port, tls });
  if (running === undefined) return;
  const anchor = anchorFile(running);
  try {
    // before the ready line: whoever reads it may stop the cloud at once
    const stopped = stopSignal();
    announce({ ...running.ready, caFile: anchor.file ?? null }, args.json);
    await stopped;
  } finally {
    await running.close();
    anchor.remove();
  }
}

function announce(ready: JsonObject, json: boolean): void {
  if (json) {
    printJson({ ...ready, simulated: true });
    return;
  }
  print(`muster cloud ${String(ready.cloud)} (simulated; for tests only)`);
  for (const [name, value] of Object.entries(ready))
    if (name !== 'cloud' && value !== null) print(`  ${name.padEnd(12)} ${String(value)}`);
  print('Stop it with Ctrl-C.');
}
