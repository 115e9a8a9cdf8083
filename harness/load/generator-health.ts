import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { GeneratorHealth, Percentiles } from '../../reports/model/load-results.js';
import { Times } from './step-statistics.js';

/** A start that is later than this is late, in milliseconds. */
export const toleratedLateness = 50;
/** Share of late starts above which a run is invalid. */
export const toleratedShare = 0.01;

/** Watches the process that makes the load. */
export class GeneratorWatch {
  readonly #loop = monitorEventLoopDelay({ resolution: 10 });
  readonly #lateness = new Times();
  readonly #cpu = process.cpuUsage();
  readonly #began = performance.now();
  late = 0;

  constructor() {
    this.#loop.enable();
  }

  started(lateMs: number): void {
    this.#lateness.record(lateMs);
    if (lateMs > toleratedLateness) this.late += 1;
  }

  end(inFlight: number): GeneratorHealth {
    this.#loop.disable();
    const { user, system } = process.cpuUsage(this.#cpu);
    const seconds = (performance.now() - this.#began) / 1_000;
    return {
      eventLoop: this.#delays(),
      lateness: this.#lateness.percentiles,
      cpu: (user + system) / 1e6 / seconds,
      inFlight,
    };
  }

  #delays(): Percentiles {
    const at = (percentile: number): number => this.#loop.percentile(percentile) / 1e6;
    return { p50: at(50), p95: at(95), p99: at(99), max: this.#loop.max / 1e6 };
  }
}

/** Why a run's times say nothing about the server, if so. */
export function invalidity(counts: {
  readonly what: 'devices' | 'pushes';
  readonly started: number;
  readonly late: number;
  readonly notStarted: number;
}): string | undefined {
  const { what, started, late, notStarted } = counts;
  if (notStarted > 0) return `${notStarted} ${what} were not started`;
  if (started > 0 && late / started > toleratedShare) {
    return `${late} of ${started} ${what} started more than ${toleratedLateness} ms late; lower --rate or use more machines`;
  }
  return undefined;
}
