import { performance } from 'node:perf_hooks';
import type { RecordStore } from '../../agents/device/store.js';
import { type LoadResults, loadSchemaVersion } from '../../reports/model/load-results.js';
import { type EnrollDevices, enroller } from './enroll-device.js';
import { GeneratorWatch, invalidity, residentBytes } from './generator-health.js';
import { plannedDevices } from './load-plan.js';
import { pace } from './pace.js';
import { type PreparedDevice, prepareEntries } from './prepare-entries.js';
import { StepStatistics } from './step-statistics.js';

export interface LoadRun extends EnrollDevices {
  readonly target: { readonly name: string; readonly url: string };
  readonly tool: LoadResults['tool'];
  readonly inFlight: number;
  readonly signal: AbortSignal;
  /** Told about every device that ends, and while entries are prepared. */
  readonly onProgress: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  readonly phase: 'preparing' | 'enrolling';
  readonly done: number;
  readonly planned: number;
  readonly failed: number;
  /** Milliseconds since the phase began. */
  readonly elapsedMs: number;
}

/**
 * Enrolls the plan's devices at their times and leaves them in the store. Devices that the store has enrolled already are left alone, so that
 * an interrupted run goes on where it stopped and no device enrolls twice.
 */
export async function runLoad(run: LoadRun): Promise<LoadResults> {
  const devices = plannedDevices(run.plan);
  const open = devices.filter(({ name }) => run.store.get(name)?.phase !== 'enrolled');
  const prepared = await prepare(run, open);
  const before = residentBytes();
  const startedAt = new Date().toISOString();
  const began = performance.now();
  const counts = { enrolled: 0, failed: 0 };
  const errors: Record<string, number> = {};
  const steps = new StepStatistics();
  const watch = new GeneratorWatch();
  const enroll = enroller(run, steps);

  const { started, mostInFlight } = await pace({
    devices: prepared,
    inFlight: run.inFlight,
    signal: run.signal,
    start: async (device, lateMs) => {
      watch.started(lateMs);
      const error = await enroll(device as PreparedDevice, lateMs);
      if (error === undefined) counts.enrolled += 1;
      else {
        counts.failed += 1;
        errors[error] = (errors[error] ?? 0) + 1;
      }
      const done = counts.enrolled + counts.failed;
      run.onProgress({
        phase: 'enrolling',
        done,
        planned: open.length,
        failed: counts.failed,
        elapsedMs: performance.now() - began,
      });
    },
  });

  const durationMs = performance.now() - began;
  const generator = watch.end(mostInFlight);
  const after = residentBytes();
  const notStarted = open.length - started;
  const reason = invalidity({ started, late: watch.late, notStarted });
  return {
    schemaVersion: loadSchemaVersion,
    tool: run.tool,
    valid: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
    platform: run.plan.platform,
    method: run.plan.method,
    model: run.plan.model,
    target: run.target,
    seed: run.plan.seed,
    segment: run.plan.segment,
    startedAt,
    durationMs,
    rate: { planned: run.plan.rate, reached: (counts.enrolled * 1_000) / durationMs },
    devices: {
      planned: devices.length,
      started,
      late: watch.late,
      notStarted,
      ...counts,
      resumed: devices.length - open.length,
    },
    steps: steps.results,
    errors,
    generator,
    keys: { prepared: run.keys.counts.prepared, reused: run.keys.counts.reused, generated: run.keys.counts.generated },
    memory: { before, after, perDevice: perDevice(after - before, counts.enrolled), record: averageRecord(run.store) },
  };
}

function prepare(
  run: LoadRun,
  open: readonly Parameters<typeof prepareEntries>[2][number][],
): Promise<readonly PreparedDevice[]> {
  const began = performance.now();
  return prepareEntries(run.session, run.plan, open, (done) =>
    run.onProgress({ phase: 'preparing', done, planned: open.length, failed: 0, elapsedMs: performance.now() - began }),
  );
}

function perDevice(bytes: number, devices: number): number {
  return devices === 0 ? 0 : Math.max(0, Math.round(bytes / devices));
}

/** Of the first hundred records. */
function averageRecord(store: RecordStore): number {
  const sizes: number[] = [];
  for (const record of store.records()) {
    sizes.push(JSON.stringify(record).length);
    if (sizes.length === 100) break;
  }
  return sizes.length === 0 ? 0 : Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}
