import { AbortedError } from './errors.js';

export interface WaitOptions {
  readonly signal?: AbortSignal;
  /** Says in diagnostics what is waited for. */
  readonly name?: string;
}

/** Time as the code sees it. Milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Resolves after `ms`; rejects with AbortedError when the signal fires. */
  sleep(ms: number, options?: WaitOptions): Promise<void>;
}

/** The machine's clock. Handed in at the outermost edge; protocol code never reaches for it. */
export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  sleep: (ms: number, { signal, name = 'wait' }: WaitOptions = {}) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(new AbortedError(`${name} aborted`, { cause: signal.reason }));
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(new AbortedError(`${name} aborted`, { cause: signal?.reason }));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
});

/** A clock that only its owner moves. Waits end when `advance` or `set` passes them. */
export class ManualClock implements Clock {
  #now: number;
  readonly #waits = new Set<{ readonly until: number; readonly wake: () => void }>();

  constructor(startMs: number) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.set(this.#now + ms);
  }

  set(nowMs: number): void {
    this.#now = nowMs;
    const due = [...this.#waits].filter(({ until }) => until <= nowMs).sort((a, b) => a.until - b.until);
    for (const wait of due) {
      this.#waits.delete(wait);
      wait.wake();
    }
  }

  sleep(ms: number, { signal, name = 'wait' }: WaitOptions = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new AbortedError(`${name} aborted`, { cause: signal.reason }));
      const onAbort = (): void => {
        this.#waits.delete(wait);
        reject(new AbortedError(`${name} aborted`, { cause: signal?.reason }));
      };
      const wait = {
        until: this.#now + ms,
        wake: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      if (ms <= 0) return wait.wake();
      this.#waits.add(wait);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }
}

/** Another clock shifted by a number of milliseconds that its owner may change: a tenant's or a skewed device's clock. */
export class ShiftedClock implements Clock {
  readonly #base: Clock;
  shiftMs: number;

  constructor(base: Clock, shiftMs = 0) {
    this.#base = base;
    this.shiftMs = shiftMs;
  }

  now(): number {
    return this.#base.now() + this.shiftMs;
  }

  sleep(ms: number, options?: WaitOptions): Promise<void> {
    return this.#base.sleep(ms, options);
  }
}

export const seconds = (count: number): number => count * 1_000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;
