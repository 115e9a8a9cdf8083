import type { StoreEntry } from '../../../../protocol/amapi/device-link.js';
import type { GoogleStatus } from '../../../../protocol/amapi/errors.table.js';
import { googleStatus } from '../../../../protocol/amapi/errors.table.js';
import { minutes } from '../../../../protocol/base/clock.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { withinQuota } from './api-rules.js';

/** A fault to come: the next `times` calls whose `METHOD /path` contains the text are refused with this status. */
interface Fault {
  readonly match: string;
  readonly status: GoogleStatus;
  times: number;
}

/** What goes wrong on purpose: faults by call, a quota of calls per minute, commands that are done before the caller hears of them. */
export class Knobs {
  /** The answer to issueCommand leaves after the device has carried the command out and the notification of it was pushed. */
  commandFirst = false;
  /** Lists of enterprises are empty. */
  hidesEnterprises = false;
  /** Devices are handed the policy that was before the latest change. */
  stalePolicies = false;
  /** Fields of policies that no project may use here. Which those are at Google is not public. */
  forbiddenFields: readonly string[] = [];
  /** What the store has of an app, by package, beyond the usual. */
  store: Readonly<Record<string, Partial<StoreEntry>>> = {};
  #faults: Fault[] = [];
  #callsPerMinute: number | undefined;
  #window = { minute: 0, calls: 0 };

  /** Takes `{ forbiddenFields, store: { package: { versionCode, targetSdk, minApiLevel, failure } } }`; what is absent stays. */
  setPolicies({ forbiddenFields, store }: JsonObject): void {
    if (Array.isArray(forbiddenFields)) this.forbiddenFields = forbiddenFields.map(String);
    if (typeof store === 'object' && store !== null && !Array.isArray(store)) this.store = store as Knobs['store'];
  }

  /** Takes `{ faults: [{match, status, times}], callsPerMinute, commandFirst, stalePolicies, hidesEnterprises }`; what is absent stays. Gives a complaint about nonsense. */
  set({ faults, callsPerMinute, commandFirst, stalePolicies, hidesEnterprises }: JsonObject): string | undefined {
    const read = faults === undefined ? undefined : readFaults(faults);
    if (read === 'bad') return 'faults: a list of {match, status, times}';
    if (callsPerMinute !== undefined && (typeof callsPerMinute !== 'number' || callsPerMinute < 1))
      return 'callsPerMinute: a number of at least 1';
    if (read !== undefined) this.#faults = read;
    if (callsPerMinute !== undefined) this.#callsPerMinute = callsPerMinute;
    if (typeof hidesEnterprises === 'boolean') this.hidesEnterprises = hidesEnterprises;
    if (typeof stalePolicies === 'boolean') this.stalePolicies = stalePolicies;
    if (typeof commandFirst === 'boolean') this.commandFirst = commandFirst;
    return undefined;
  }

  /** The status with which this call is refused, if it is. */
  refusal(call: string, context: RuleContext): GoogleStatus | undefined {
    if (this.#callsPerMinute !== undefined && !withinQuota(context, this.#count(context.now), this.#callsPerMinute))
      return 'RESOURCE_EXHAUSTED';
    const fault = this.#faults.find(({ match, times }) => times > 0 && call.includes(match));
    if (fault !== undefined) fault.times -= 1;
    return fault?.status;
  }

  /** Calls of this minute, this one included. */
  #count(now: number): number {
    const minute = Math.floor(now / minutes(1));
    if (minute !== this.#window.minute) this.#window = { minute, calls: 0 };
    this.#window.calls += 1;
    return this.#window.calls;
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
