import { performance } from 'node:perf_hooks';
import { createTransport } from '../../agents/device/create-transport.js';
import type { KeyPool } from '../../agents/device/keys/key-pool.js';
import type { KeySource } from '../../agents/device/keys.js';
import type { DeviceModel } from '../../agents/device/model.js';
import type { RecordStore } from '../../agents/device/store.js';
import { TrustStore } from '../../agents/device/trust-store.js';
import { createDevice } from '../../agents/platforms.js';
import { playSession } from '../../agents/play-session.js';
import { systemClock } from '../../protocol/base/clock.js';
import { MusterError } from '../../protocol/base/errors.js';
import type { EnrollmentOutcome } from '../../protocol/base/evidence.js';
import { deviceSeed } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import { type LoadResults, loadSchemaVersion } from '../../reports/model/load-results.js';
import type { TargetSession } from '../checks/admin.js';
import { GeneratorWatch, invalidity, residentBytes } from './generator-health.js';
import { type LoadPlan, plannedDevices } from './load-plan.js';
import { pace } from './pace.js';
import { type PreparedDevice, prepareEntries } from './prepare-entries.js';
import { StepStatistics } from './step-statistics.js';

export interface LoadRun {
  readonly plan: LoadPlan;
  readonly session: TargetSession;
  readonly target: { readonly name: string; readonly url: string };
  readonly tool: LoadResults['tool'];
  readonly model: DeviceModel;
  readonly keys: KeySource & Partial<Pick<KeyPool, 'forDevice'>>;
  readonly store: RecordStore;
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

/** The step under which a whole enrollment is counted, beside its protocol steps. */
const wholeEnrollment = 'enrollment';

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

/** Gives a function that enrolls one device and says by which class of error it failed, if it did. */
function enroller(
  run: LoadRun,
  steps: StepStatistics,
): (device: PreparedDevice, lateMs: number) => Promise<string | undefined> {
  const trust = new TrustStore(run.session.ca === '' ? undefined : run.session.ca);
  return async ({ index, name, entry, person }, lateMs) => {
    const began = performance.now();
    const transport = createTransport({
      clock: systemClock,
      anchors: trust,
      resolve: run.session.resolve,
      keepExchanges: 0,
      onMeasurement: ({ step, durationMs, status, failure }) =>
        steps.record(step, durationMs, lateMs, failure !== undefined || (status ?? 500) >= 400),
    });
    const seed = deviceSeed(run.plan.seed, index);
    await run.store.put(
      createDevice({ name, model: run.model, seed, method: run.plan.method, personName: person.name }),
    );
    const world = {
      clock: systemClock,
      model: run.model,
      transport,
      keys: run.keys.forDevice?.(index, run.plan.devices) ?? run.keys,
      rules: soundRules,
    };
    const error = await playSession({
      store: run.store,
      name,
      world,
      act: (agent) => agent.enroll(entry, person),
    }).then(errorClass, failureClass);
    steps.record(wholeEnrollment, performance.now() - began, lateMs, error !== undefined);
    return error;
  };
}

function errorClass(outcome: EnrollmentOutcome): string | undefined {
  if (outcome.kind === 'enrolled') return undefined;
  if (outcome.kind === 'abandoned') return `abandoned at ${outcome.step}`;
  const { form, code, step } = outcome.refusal;
  return `${form} ${code} at ${step}`;
}

function failureClass(error: unknown): string {
  if (error instanceof MusterError) return error.code;
  return error instanceof Error ? error.message : String(error);
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
