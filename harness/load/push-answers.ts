import { performance } from 'node:perf_hooks';
import { seconds } from '../../protocol/base/clock.js';
import { failureClass, type PlayDevice } from './enroll-device.js';
import type { PlannedDevice } from './load-plan.js';
import type { StepStatistics } from './step-statistics.js';

/** How long a push and its answer may take; one that brought none by then was lost. */
const longestWait = seconds(30);

/** From when the administrator gave the command until the device heard of it, and until it had answered. */
const [toDevice, toAnswer] = ['push to device', 'push to answer'];

interface OpenPush {
  readonly device: PlannedDevice;
  readonly began: number;
  readonly lateMs: number;
  readonly settle: (error: string | undefined) => void;
  heard: boolean;
}

/** Devices that a push is on its way to, or that hold the session that it is worth. */
export class PushAnswers {
  readonly #open = new Map<string, OpenPush>();
  readonly #steps: StepStatistics;
  readonly #hold: PlayDevice<PlannedDevice>;

  /** `hold`: how a device holds its session. */
  constructor(steps: StepStatistics, hold: PlayDevice<PlannedDevice>) {
    this.#steps = steps;
    this.#hold = hold;
  }

  /** Gives the device a command and waits for its answer; says by which class of error there was none. */
  async answerOf(device: PlannedDevice, lateMs: number, give: () => Promise<void>): Promise<string | undefined> {
    const began = performance.now();
    const answered = new Promise<string | undefined>((settle) => {
      this.#open.set(device.name, { device, began, lateMs, settle, heard: false });
    });
    const timer = setTimeout(() => this.#settle(device.name, 'no answer to a push'), longestWait);
    give().catch((error: unknown) => this.#settle(device.name, failureClass(error)));
    const error = await answered;
    clearTimeout(timer);
    this.#open.delete(device.name);
    this.#steps.record(toAnswer, performance.now() - began, lateMs, error !== undefined);
    return error;
  }

  /** A push has reached the device, which comes. Once under way it is not woken again. */
  heard(name: string): void {
    const push = this.#open.get(name);
    if (push === undefined || push.heard) return;
    push.heard = true;
    this.#steps.record(toDevice, performance.now() - push.began, push.lateMs, false);
    void this.#hold(push.device, push.lateMs).then(push.settle);
  }

  /** Nobody hears anything any more. */
  giveUp(reason: string): void {
    for (const name of this.#open.keys()) this.#settle(name, reason);
  }

  #settle(name: string, error: string): void {
    this.#open.get(name)?.settle(error);
  }
}
