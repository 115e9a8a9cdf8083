import { MusterError } from '../../../protocol/base/errors.js';
import type { Interceptor } from './interceptor.js';

/** What one exchange cost, for load statistics. */
export interface Measurement {
  readonly step: string;
  /** `performance.now()` when the request was handed to the network. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  /** Error code, `TRANSPORT_RESET`, when no answer came. */
  readonly failure?: string;
}

/** Reports the service time of every exchange, failed ones too. */
export function measure(report: (measurement: Measurement) => void): Interceptor {
  return (next) => async (request) => {
    const { step, body } = request;
    const startedAt = performance.now();
    const common = () => ({
      step,
      startedAt,
      durationMs: performance.now() - startedAt,
      sentBytes: body?.byteLength ?? 0,
    });
    try {
      const response = await next(request);
      report({ ...common(), receivedBytes: response.body.byteLength, status: response.status });
      return response;
    } catch (error) {
      report({ ...common(), receivedBytes: 0, failure: error instanceof MusterError ? error.code : 'UNEXPECTED' });
      throw error;
    }
  };
}
