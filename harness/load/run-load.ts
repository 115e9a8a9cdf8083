import { performance } from 'node:perf_hooks';
import { openRecordStore } from '../../agents/device/record-store.js';
import { type LoadResults, loadSchemaVersion } from '../../reports/model/load-results.js';
import { type EnrollDevices, enroller } from './enroll-device.js';
import { assignPolicies, firstSessions } from './first-session.js';
import { FleetMemory } from './fleet-memory.js';
import { GeneratorWatch, invalidity } from './generator-health.js';
import { type PlannedDevice, plannedDevices } from './load-plan.js';
import { pace } from './pace.js';
import { type PreparedDevice, prepareEntries } from './prepare-entries.js';
import { pushRounds } from './push-rounds.js';
import { StepStatistics } from './step-statistics.js';

export interface LoadRun extends Omit<EnrollDevices, 'store'> {
  /** Folder of the fleet's records; made where it is missing. */
  readonly fleet: string;
  readonly target: { readonly name: string; readonly url: string };
  readonly tool: LoadResults['tool'];
  readonly inFlight: number;
  /** How often every enrolled device is then woken by push. */
  readonly pushes: number;
  readonly signal: AbortSignal;
  /** Told about every device that ends, and while entries are prepared. */
  readonly onProgress: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  readonly phase: 'preparing' | 'enrolling' | 'waking';
  readonly done: number;
  readonly planned: number;
  readonly failed: number;
  /** Milliseconds since the phase began. */
  readonly elapsedMs: number;
}

/**
 * Enrolls the plan's devices at their times and leaves them in the fleet's store. Devices that it has enrolled already are left alone, so that
 * an interrupted run goes on where it stopped and no device enrolls twice.
 */
export async function runLoad(run: LoadRun): Promise<LoadResults> {
  const store = openRecordStore(run.fleet);
  try {
    const memory = new FleetMemory();
    const startedAt = new Date().toISOString();
    const { durationMs, devices, reason, ...played } = await play({ ...run, store });
    const { plan, tool, target, keys } = run;
    const { platform, method, model, seed, segment, rate } = plan;
    return {
      schemaVersion: loadSchemaVersion,
      tool,
      valid: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
      platform,
      method,
      model,
      target,
      seed,
      segment,
      startedAt,
      durationMs,
      rate: { planned: rate, reached: (devices.enrolled * 1_000) / durationMs },
      devices,
      ...played,
      keys: { prepared: keys.counts.prepared, reused: keys.counts.reused, generated: keys.counts.generated },
      memory: await memory.end(store, devices.enrolled),
    };
  } finally {
    await store.close();
  }
}

interface Played {
  readonly durationMs: number;
  readonly devices: LoadResults['devices'];
  readonly steps: LoadResults['steps'];
  readonly errors: LoadResults['errors'];
  readonly firstSession?: NonNullable<LoadResults['firstSession']>;
  readonly pushes?: NonNullable<LoadResults['pushes']>;
  readonly generator: LoadResults['generator'];
  readonly reason: string | undefined;
}

/** What this function holds while devices enroll - entries, connections, times - is gone when it has returned. */
async function play(run: LoadRun & EnrollDevices): Promise<Played> {
  const planned = plannedDevices(run.plan);
  const open = planned.filter(({ name }) => run.store.get(name)?.phase !== 'enrolled');
  const { policies } = run.plan;
  if (policies !== undefined) await assignPolicies(run.session, policies);
  const prepared = await prepare(run, open);
  const steps = new StepStatistics();
  const enroll = enroller(run, steps);
  const counts = { enrolled: 0, failed: 0 };
  const errors: Record<string, number> = {};
  const watch = new GeneratorWatch();
  const began = performance.now();
  const { started, mostInFlight } = await pace({
    devices: prepared,
    inFlight: run.inFlight,
    signal: run.signal,
    start: async (device, lateMs) => {
      watch.started(lateMs);
      const error = await enroll(device, lateMs);
      if (error === undefined) counts.enrolled += 1;
      else {
        counts.failed += 1;
        errors[error] = (errors[error] ?? 0) + 1;
      }
      const [done, elapsedMs] = [counts.enrolled + counts.failed, performance.now() - began];
      run.onProgress({ phase: 'enrolling', done, planned: open.length, failed: counts.failed, elapsedMs });
    },
  });
  const [durationMs, notStarted, late] = [performance.now() - began, open.length - started, watch.late];
  const pushes = run.pushes > 0 && !run.signal.aborted ? await wake(run, planned, steps, watch) : undefined;
  return {
    durationMs,
    devices: {
      planned: planned.length,
      started,
      late,
      notStarted,
      ...counts,
      resumed: planned.length - open.length,
    },
    steps: steps.results,
    errors,
    ...(policies !== undefined && { firstSession: await firstSessions(run.session, run.store, open, policies) }),
    ...(pushes !== undefined && { pushes }),
    generator: watch.end(mostInFlight),
    reason:
      invalidity({ what: 'devices', started, late, notStarted }) ??
      (pushes &&
        invalidity({ what: 'pushes', ...pushes, started: pushes.sent, notStarted: pushes.planned - pushes.sent })),
  };
}

/** Those that have enrolled, in this run or before. */
function wake(
  run: LoadRun & EnrollDevices,
  planned: readonly PlannedDevice[],
  steps: StepStatistics,
  watch: GeneratorWatch,
): ReturnType<typeof pushRounds> {
  const began = performance.now();
  const enrolled = planned.filter(({ name }) => run.store.get(name)?.phase === 'enrolled');
  const onWoken = (done: number, of: number, failed: number): void =>
    run.onProgress({ phase: 'waking', done, planned: of, failed, elapsedMs: performance.now() - began });
  return pushRounds({ ...run, rounds: run.pushes, watch, onWoken }, enrolled, steps);
}

function prepare(run: LoadRun, open: readonly PlannedDevice[]): Promise<readonly PreparedDevice[]> {
  const began = performance.now();
  return prepareEntries(run, open, (done) =>
    run.onProgress({ phase: 'preparing', done, planned: open.length, failed: 0, elapsedMs: performance.now() - began }),
  );
}
