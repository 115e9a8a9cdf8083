import type { GoogleStatus } from '../../../../protocol/amapi/errors.table.js';
import { googleStatus } from '../../../../protocol/amapi/errors.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';

/** A fault to come: the next `times` calls whose `METHOD /path` contains the text are refused with this status. */
interface Fault {
  readonly match: string;
  readonly status: GoogleStatus;
  times: number;
}

/** What goes wrong on purpose: faults by call, a quota of calls per minute. */
export class Knobs {
  #faults: Fault[] = [];
  #callsPerMinute = Number.POSITIVE_INFINITY;
  #window = { minute: 0, calls: 0 };

  /** Takes `{ faults: [{match, status, times}], callsPerMinute }`; what is absent stays. Gives a complaint about nonsense. */
  set({ faults, callsPerMinute }: JsonObject): string | undefined {
    const read = faults === undefined ? undefined : readFaults(faults);
    if (read === 'bad') return 'faults: a list of {match, status, times}';
    if (callsPerMinute !== undefined && (typeof callsPerMinute !== 'number' || callsPerMinute < 1))
      return 'callsPerMinute: a number of at least 1';
    if (read !== undefined) this.#faults = read;
    if (callsPerMinute !== undefined) this.#callsPerMinute = callsPerMinute;
    return undefined;
  }

  /** The status with which this call is refused, if it is. */
  refusal(call: string, now: number): GoogleStatus | undefined {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.#window.minute) this.#window = { minute, calls: 0 };
    this.#window.calls += 1;
    if (this.#window.calls > this.#callsPerMinute) return 'RESOURCE_EXHAUSTED';
    const fault = this.#faults.find(({ match, times }) => times > 0 && call.includes(match));
    if (fault !== undefined) fault.times -= 1;
    return fault?.status;
  }
}

function readFaults(value: unknown): Fault[] | 'bad' {
  if (!Array.isArray(value)) return 'bad';
  const faults = value.map((each: Partial<Fault> | null) => {
    const { match, status, times } = each ?? {};
    const sound = typeof match === 'string' && typeof times === 'number' && Object.hasOwn(googleStatus, String(status));
    return sound ? { match, status: status as GoogleStatus, times } : undefined;
  });
  return faults.every((fault) => fault !== undefined) ? faults : 'bad';
}
