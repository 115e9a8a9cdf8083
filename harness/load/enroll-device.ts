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
import type { TargetSession } from '../checks/admin.js';
import type { LoadPlan } from './load-plan.js';
import type { PreparedDevice } from './prepare-entries.js';
import type { StepStatistics } from './step-statistics.js';

/** What it takes to enroll the devices of a plan. */
export interface EnrollDevices {
  readonly plan: LoadPlan;
  readonly session: TargetSession;
  readonly model: DeviceModel;
  readonly keys: KeySource & Partial<Pick<KeyPool, 'forDevice'>>;
  readonly store: RecordStore;
}

/** The step under which a whole enrollment is counted, beside its protocol steps. */
const wholeEnrollment = 'enrollment';

/** Gives a function that enrolls one device and says by which class of error it failed, if it did. */
export function enroller(
  run: EnrollDevices,
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
