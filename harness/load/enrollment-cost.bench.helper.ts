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
import { startServerProcess } from '../cli/server-process.js';
import { openReferenceTarget } from '../targets/reference.js';
import { enroller } from './enroll-device.js';
import { bareHandshakeMs, HandshakeMeter } from './handshake-meter.bench.helper.js';
import { type LoadPlatform, loadKinds, loadPlatforms } from './load-kinds.table.js';
import { type LoadPlan, plannedDevices } from './load-plan.js';
import { prepareEntries } from './prepare-entries.js';
import { PrivateKeyMeter } from './private-key-meter.bench.helper.js';
import { StepStatistics } from './step-statistics.js';

/**
 * What enrolling costs the device's side, against what it cannot do without: the private-key operations that it makes, and bare TLS handshakes of
 * the number and kind that it makes. Prints one line of JSON per platform. Run by `enrollment-cost.bench.ts` as a process of its own,
 * because it changes node:crypto; the server is another, because its work must not be counted. Both sides of the ratio are measured in
 * turns, so that a machine that is busy for a while slows both.
 */
const [warmUp, rounds, devicesPerRound] = [100, Number(process.argv[2] ?? 20), 10] as const;
const chosen = loadPlatforms.filter((platform) => process.argv[3] === undefined || process.argv[3] === platform);

export interface EnrollmentCost {
  readonly platform: LoadPlatform;
  /** CPU milliseconds of one enrollment: everything this process did, other threads included. */
  readonly cpuMs: number;
  readonly privateKey: { readonly count: number; readonly cpuMs: number };
  /** Handshakes without and with a client certificate. */
  readonly anonymous: { readonly count: number; readonly cpuMs: number };
  readonly identified: { readonly count: number; readonly cpuMs: number };
  readonly ratio: number;
}

type Target = Awaited<ReturnType<typeof openReferenceTarget>>;

const folder = mkdtempSync(join(tmpdir(), 'muster-cost-'));
const poolFile = join(folder, 'keys.pool');
await prepareKeys({ kind: 'rsa-2048', count: 24, file: poolFile });
const server = await startServerProcess(packageFile('dist/harness/cli/main.js'));
try {
  const target = await openReferenceTarget(server.locator);
  for (const platform of chosen) console.log(JSON.stringify(await costOf(platform, target)));
  await target.close();
} finally {
  await server.close();
  rmSync(folder, { recursive: true });
}

async function costOf(platform: LoadPlatform, target: Target): Promise<EnrollmentCost> {
  const kind = loadKinds[platform];
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
  const prepared = await prepareEntries({ plan, session }, plannedDevices(plan), () => {});
  const store = openRecordStore(join(folder, platform));
  const keys = keyPool([poolFile]);
  const enroll = enroller({ plan, session, model, keys, store }, new StepStatistics());
  const play = async (from: number, count: number): Promise<number> => {
    const before = process.cpuUsage();
    for (const device of prepared.slice(from, from + count)) {
      const error = await enroll(device, 0);
      if (error !== undefined) throw new Error(`${device.name}: ${error}`);
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };

  const handshakes = new HandshakeMeter();
  await play(0, warmUp);
  handshakes.take();
  const identity = identityOf(store.get(prepared[0]?.name ?? ''), session.ca);
  const shared = createSecureContext({ ca: session.ca });
  const to = (servername = ''): ConnectionOptions => ({ ...session.resolve(servername, 443), servername });
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
    platform,
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
