import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, createSecureContext } from 'node:tls';
import { keyPool } from '../../agents/device/keys/key-pool.js';
import { prepareKeys } from '../../agents/device/keys/prepare-keys.js';
import { findModel, loadModels } from '../../agents/device/models.js';
import { packageFile } from '../../agents/device/package-root.js';
import { openRecordStore } from '../../agents/device/record-store.js';
import { toPem } from '../../protocol/pki/pem.js';
import { startAmapiProcess, startServerProcess } from '../cli/server-process.js';
import { openTarget } from '../targets/open-target.js';
import type { Target } from '../targets/target.js';
import { enroller, type PlayDevice, reporter } from './enroll-device.js';
import { bareHandshakeMs, HandshakeMeter } from './handshake-meter.bench.helper.js';
import { type LoadPlatform, loadKindFor, loadPlatforms } from './load-kinds.table.js';
import { type LoadPlan, plannedDevices } from './load-plan.js';
import { prepareEntries } from './prepare-entries.js';
import { PrivateKeyMeter } from './private-key-meter.bench.helper.js';
import { StepStatistics } from './step-statistics.js';

/**
 * What enrolling and reporting cost the device's side, against what it cannot do without: the private-key operations that it makes, and bare TLS handshakes of
 * the number and kind that it makes. Prints one line of JSON per platform. Run by `enrollment-cost.bench.ts` as a process of its own,
 * because it changes node:crypto; the server is another, because its work must not be counted. Both sides of the ratio are measured in
 * turns, so that a machine that is busy for a while slows both.
 */
const [warmUp, rounds, devicesPerRound] = [100, Number(process.argv[2] ?? 20), 10] as const;
const chosen = loadPlatforms.filter((platform) => process.argv[3] === undefined || process.argv[3] === platform);

/** One thing that devices do, and the server that they do it with. */
interface CostCase {
  readonly platform: LoadPlatform;
  readonly adapter: 'reference' | 'amapi';
  readonly what: 'enrollment' | 'report';
}

export interface EnrollmentCost extends CostCase {
  /** CPU milliseconds of one enrollment or session: everything this process did, other threads included. */
  readonly cpuMs: number;
  readonly privateKey: { readonly count: number; readonly cpuMs: number };
  /** Handshakes without and with a client certificate. */
  readonly anonymous: { readonly count: number; readonly cpuMs: number };
  readonly identified: { readonly count: number; readonly cpuMs: number };
  readonly ratio: number;
}

const folder = mkdtempSync(join(tmpdir(), 'muster-cost-'));
const poolFile = join(folder, 'keys.pool');
await prepareKeys({ kind: 'rsa-2048', count: 24, file: poolFile });
const main = packageFile('dist/harness/cli/main.js');
const starts = { reference: startServerProcess, amapi: startAmapiProcess } as const;
try {
  for (const adapter of ['reference', 'amapi'] as const)
    await measureWith(adapter, adapter === 'amapi' ? chosen.filter((platform) => platform === 'android') : chosen);
} finally {
  rmSync(folder, { recursive: true });
}

async function measureWith(adapter: CostCase['adapter'], platforms: readonly LoadPlatform[]): Promise<void> {
  if (platforms.length === 0) return;
  const server = await starts[adapter](main);
  try {
    const target = await openTarget(server.locator);
    for (const platform of platforms)
      for (const what of ['enrollment', 'report'] as const)
        console.log(JSON.stringify(await costOf({ platform, adapter, what }, target)));
    await target.close();
  } finally {
    await server.close();
  }
}

async function costOf(wanted: CostCase, target: Target): Promise<EnrollmentCost> {
  const { platform, adapter, what } = wanted;
  const kind = loadKindFor(platform, adapter);
  const model = findModel(loadModels(), kind.model);
  const devices = warmUp + rounds * devicesPerRound;
  const segment = { index: 0, of: 1 };
  const plan: LoadPlan = {
    ...kind,
    platform: model.platform,
    model: model.id,
    devices,
    rate: 1,
    seed: 'cost',
    segment,
  };
  const session = await target.open();
  const prepared = await prepareEntries({ plan, session, model }, plannedDevices(plan), () => {});
  const store = openRecordStore(join(folder, `${platform}-${adapter}-${what}`));
  const keys = keyPool([poolFile]);
  const steps = new StepStatistics();
  const enroll = enroller({ plan, session, model, keys, store }, steps);
  const report = reporter({ plan, session, model, keys, store }, steps);
  const act = what === 'report' ? report : enroll;
  const play = async (from: number, count: number, playOne: PlayDevice = act): Promise<number> => {
    const before = process.cpuUsage();
    for (const device of prepared.slice(from, from + count)) {
      const error = await playOne(device, 0);
      if (error !== undefined) throw new Error(`${device.name}: ${error}`);
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };

  const handshakes = new HandshakeMeter();
  if (what === 'report') await play(0, devices, enroll);
  await play(0, warmUp);
  handshakes.take();
  const identity = identityOf(store.get(prepared[0]?.name ?? ''), session.ca);
  const shared = createSecureContext({ ca: session.ca });
  const { hostname, port } = new URL(target.url);
  const cloud = { host: hostname, port: Number(port) };
  const to = (servername = ''): ConnectionOptions =>
    adapter === 'amapi' ? cloud : { ...session.resolve(servername, 443), servername };
  const bareAnonymous = (count: number): Promise<number> =>
    bareHandshakeMs(count, () => ({ ...to(handshakes.serverOf('anonymous')), secureContext: shared }));
  const bareIdentified = (count: number): Promise<number> =>
    bareHandshakeMs(count, () => ({ ...to(handshakes.serverOf('identified')), ...identity }));

  const total = { cpu: 0, privateKey: 0, operations: 0, anonymous: 0, anonymousMs: 0, identified: 0, identifiedMs: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const operations = new PrivateKeyMeter();
    total.cpu += await play(warmUp + round * devicesPerRound, devicesPerRound);
    operations.restore();
    const { anonymous, identified } = handshakes.take();
    total.operations += operations.count;
    total.privateKey += operations.repeatMs();
    total.anonymous += anonymous;
    total.anonymousMs += await bareAnonymous(anonymous);
    total.identified += identified;
    total.identifiedMs += await bareIdentified(identified);
  }
  handshakes.close();
  keys.close();
  await store.close();
  await session.close();

  const each = (sum: number): number => sum / (rounds * devicesPerRound);
  return {
    ...wanted,
    cpuMs: each(total.cpu),
    privateKey: { count: each(total.operations), cpuMs: each(total.privateKey) },
    anonymous: { count: each(total.anonymous), cpuMs: each(total.anonymousMs) },
    identified: { count: each(total.identified), cpuMs: each(total.identifiedMs) },
    ratio: total.cpu / (total.privateKey + total.anonymousMs + total.identifiedMs),
  };
}

/** The key and certificate of an enrolled device, as TLS takes them: reading them is part of a handshake of a device's own. */
function identityOf(
  record: { readonly privateKey?: string; readonly certificate?: string } | undefined,
  ca: string,
): ConnectionOptions {
  const der = (base64 = ''): Uint8Array => Buffer.from(base64, 'base64');
  return {
    ca,
    cert: toPem('CERTIFICATE', der(record?.certificate)),
    key: toPem('PRIVATE KEY', der(record?.privateKey)),
  };
}
