import { build, type Histogram } from 'hdr-histogram-js';
import type { Percentiles, StepResults } from '../../reports/model/load-results.js';

/** Times are kept in microseconds, from 1 µs to an hour, with three significant digits; histograms of segments add up exactly. */
const layout = {
  lowestDiscernibleValue: 1,
  highestTrackableValue: 3_600_000_000,
  numberOfSignificantValueDigits: 3,
} as const;

/** Times in milliseconds. */
export class Times {
  readonly #histogram: Histogram = build(layout);

  record(ms: number): void {
    this.#histogram.recordValue(Math.min(layout.highestTrackableValue, Math.max(1, Math.round(ms * 1_000))));
  }

  get percentiles(): Percentiles {
    const at = (percentile: number): number => this.#histogram.getValueAtPercentile(percentile) / 1_000;
    return { p50: at(50), p95: at(95), p99: at(99), max: this.#histogram.maxValue / 1_000 };
  }
}

/** Service and response times by protocol step, in the order in which the steps were first seen. */
export class StepStatistics {
  readonly #steps = new Map<
    string,
    { count: number; failed: number; readonly service: Times; readonly response: Times }
  >();

  /** `lateMs` is how long after its time the device started: what the step's caller had waited already. */
  record(step: string, serviceMs: number, lateMs: number, failed: boolean): void {
    const known = this.#steps.get(step) ?? { count: 0, failed: 0, service: new Times(), response: new Times() };
    this.#steps.set(step, known);
    known.count += 1;
    if (failed) known.failed += 1;
    known.service.record(serviceMs);
    known.response.record(serviceMs + lateMs);
  }

  get results(): readonly StepResults[] {
    return [...this.#steps].map(([step, { count, failed, service, response }]) => ({
      step,
      count,
      failed,
      service: service.percentiles,
      response: response.percentiles,
    }));
  }
}
