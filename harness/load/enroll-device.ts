import { performance } from 'node:perf_hooks';
import type { SessionOutcome, WakeReason } from '../../agents/device/agent.js';
import { createTransport } from '../../agents/device/create-transport.js';
import type { KeyPool } from '../../agents/device/keys/key-pool.js';
import type { KeySource } from '../../agents/device/keys.js';
import type { DeviceModel } from '../../agents/device/model.js';
import type { RecordStore } from '../../agents/device/store.js';
import { TrustStore } from '../../agents/device/trust-store.js';
import { createDevice } from '../../agents/platforms.js';
import { type PlaySession, playSession } from '../../agents/play-session.js';
import { systemClock } from '../../protocol/base/clock.js';
import { MusterError } from '../../protocol/base/errors.js';
import type { EnrollmentOutcome } from '../../protocol/base/evidence.js';
import { deviceSeed } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import type { TargetSession } from '../checks/admin.js';
import type { LoadPlan, PlannedDevice } from './load-plan.js';
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

/** Lets one device act and says by which class of error it failed, if it did. */
export type PlayDevice<Device extends PlannedDevice = PreparedDevice> = (
  device: Device,
  lateMs: number,
) => Promise<string | undefined>;

/** The step under which a whole enrollment is counted, beside its protocol steps; a whole management session likewise. */
const wholeEnrollment = 'enrollment';
const wholeSession = 'session';

/** Gives a function that enrolls one device. */
export function enroller(run: EnrollDevices, steps: StepStatistics): PlayDevice {
  const worldOf = worlds(run, steps);
  return async (device, lateMs) => {
    const { index, name, entry, person } = device;
    const { model, plan, store } = run;
    const began = performance.now();
    const seed = deviceSeed(plan.seed, index);
    await store.put(createDevice({ name, model, seed, method: plan.method, personName: person.name }));
    const act = (agent: Parameters<PlaySession<EnrollmentOutcome>['act']>[0]) => agent.enroll(entry, person);
    const session = { store, name, world: worldOf(index, lateMs), act };
    const error = await playSession(session).then(errorClass, failureClass);
    steps.record(wholeEnrollment, performance.now() - began, lateMs, error !== undefined);
    return error;
  };
}

/** Gives a function that has an enrolled device hold one management session, in which it reports. Pushed, it was worth the way only for a command. */
export function reporter(
  run: EnrollDevices,
  steps: StepStatistics,
  reason: WakeReason = 'poll',
): PlayDevice<PlannedDevice> {
  const worldOf = worlds(run, steps);
  return async ({ index, name }, lateMs) => {
    const began = performance.now();
    const act = (agent: Parameters<PlaySession<SessionOutcome>['act']>[0]) => agent.wake(reason);
    const session = { store: run.store, name, world: worldOf(index, lateMs), act };
    const error = await playSession(session).then((outcome) => sessionErrorClass(outcome, reason), failureClass);
    steps.record(wholeSession, performance.now() - began, lateMs, error !== undefined);
    return error;
  };
}

/** Every session has connections of its own, as devices that sleep in between have. */
function worlds({ plan, session, model, keys }: EnrollDevices, steps: StepStatistics) {
  const trust = new TrustStore(session.ca === '' ? undefined : session.ca);
  return (index: number, lateMs: number): PlaySession<unknown>['world'] => ({
    clock: systemClock,
    model,
    transport: createTransport({
      clock: systemClock,
      anchors: trust,
      resolve: session.resolve,
      allowHosts: session.allowHosts ?? [],
      keepExchanges: 0,
      onMeasurement: ({ step, durationMs, status, failure }) =>
        steps.record(step, durationMs, lateMs, failure !== undefined || (status ?? 500) >= 400),
    }),
    keys: keys.forDevice?.(index, plan.devices) ?? keys,
    rules: soundRules,
  });
}

function errorClass(outcome: EnrollmentOutcome): string | undefined {
  if (outcome.kind === 'enrolled') return undefined;
  if (outcome.kind === 'abandoned') return `abandoned at ${outcome.step}`;
  const { form, code, step } = outcome.refusal;
  return `${form} ${code} at ${step}`;
}

function sessionErrorClass({ kind, commands, message = '' }: SessionOutcome, reason: WakeReason): string | undefined {
  if (kind !== 'completed') return `session ${kind}: ${message}`;
  return reason === 'push' && commands === 0 ? 'no command after a push' : undefined;
}

export function failureClass(error: unknown): string {
  if (error instanceof MusterError) return error.code;
  return error instanceof Error ? error.message : String(error);
}
