import { ListeningFleet } from '../../agents/apple/listening-fleet.js';
import { systemClock } from '../../protocol/base/clock.js';
import { soundRules } from '../../protocol/base/rule.js';
import type { LoadResults } from '../../reports/model/load-results.js';
import { type EnrollDevices, reporter } from './enroll-device.js';
import type { GeneratorWatch } from './generator-health.js';
import type { PlannedDevice } from './load-plan.js';
import { pace } from './pace.js';
import { PushAnswers } from './push-answers.js';
import type { StepStatistics } from './step-statistics.js';

/** What every device is asked once it has come. */
const command = { RequestType: 'DeviceInformation', Queries: ['DeviceName', 'OSVersion'] };

export interface PushRounds extends EnrollDevices {
  /** How often every device is woken. */
  readonly rounds: number;
  readonly inFlight: number;
  readonly signal: AbortSignal;
  readonly watch: GeneratorWatch;
  readonly onWoken: (done: number, planned: number, failed: number) => void;
}

type Pushes = NonNullable<LoadResults['pushes']>;

/** An enrolled device, and what the server calls it. */
interface Listener extends PlannedDevice {
  readonly id: string;
}

/**
 * Wakes every enrolled device, each round at the times of the plan's schedule: the administrator queues a command, the server pushes, and the
 * device comes and answers. Devices listen to the simulated push service over one connection, as many as they are.
 */
export async function pushRounds(
  run: PushRounds,
  devices: readonly PlannedDevice[],
  steps: StepStatistics,
): Promise<Pushes> {
  const listeners = await known(run, devices);
  const [planned, lateBefore] = [devices.length * run.rounds, run.watch.late];
  const counts = { planned, sent: 0, answered: 0 };
  const errors: Record<string, number> = {};
  const answers = new PushAnswers(steps, reporter(run, steps, 'push'));
  const fleet = await listen(run, listeners, answers);
  const wake = async (device: Listener, lateMs: number): Promise<void> => {
    run.watch.started(lateMs);
    counts.sent += 1;
    const give = async (): Promise<void> => void (await run.session.admin.queueCommand(device.id, command));
    const error = await answers.answerOf(device, lateMs, give);
    if (error === undefined) counts.answered += 1;
    else errors[error] = (errors[error] ?? 0) + 1;
    const failed = Object.values(errors).reduce((sum, count) => sum + count, 0);
    run.onWoken(counts.answered + failed, planned, failed);
  };
  try {
    for (let round = 0; round < run.rounds; round += 1) await pace({ ...run, devices: listeners, start: wake });
  } finally {
    fleet.close();
  }
  return { ...counts, late: run.watch.late - lateBefore, errors };
}

/** Devices by the server's ids, asked for before the first push, so that looking them up is part of no time. Who is unknown is not pushed. */
async function known({ session, store }: PushRounds, devices: readonly PlannedDevice[]): Promise<readonly Listener[]> {
  const listeners: Listener[] = [];
  for (const device of devices) {
    const { enrollmentId } = store.get(device.name) ?? {};
    const [view] = enrollmentId === undefined ? [] : await session.admin.readDevices({ enrollmentId });
    if (view !== undefined) listeners.push({ ...device, id: view.id });
  }
  return listeners;
}

async function listen(
  { session, store }: PushRounds,
  listeners: readonly Listener[],
  answers: PushAnswers,
): Promise<ListeningFleet> {
  const fleet = await ListeningFleet.open({
    url: `https://push.${session.domain}`,
    ca: session.ca,
    resolve: session.resolve,
    context: () => ({ now: systemClock.now(), rules: soundRules }),
    find: (name) => store.get(name),
    onWake: (name) => answers.heard(name),
    onEnd: () => answers.giveUp('the push service hung up'),
  });
  for (const { name } of listeners) fleet.add(name);
  return fleet;
}
