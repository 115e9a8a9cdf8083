import { type Clock, systemClock, type WaitOptions } from '../../protocol/base/clock.js';
import type { TargetSession } from '../checks/admin.js';

/**
 * The time that the devices of a scenario live in. Where the tenant has a clock, time stands still between steps and moves when a
 * step or a waiting device moves it, so that the same seed and start send the same bytes. Elsewhere it is the machine's.
 */
export class SceneClock implements Clock {
  readonly #session: TargetSession;
  readonly #movable: boolean;
  #now: number;

  constructor(session: TargetSession, start: number) {
    this.#session = session;
    this.#movable = session.capabilities.has('clock');
    this.#now = start;
  }

  now(): number {
    return this.#movable ? this.#now : systemClock.now();
  }

  /** Moves the tenant and the devices. Only where the tenant has a clock. */
  async advance(ms: number): Promise<void> {
    await this.#session.advanceClock(ms);
    this.#now += ms;
  }

  async sleep(ms: number, options?: WaitOptions): Promise<void> {
    if (!this.#movable) return systemClock.sleep(ms, options);
    options?.signal?.throwIfAborted();
    await this.advance(ms);
  }
}
