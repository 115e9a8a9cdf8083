import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import type { DeviceRecord } from '../../device/record.js';
import { stateOf } from '../state.js';
import { eventOf, nextAttempt } from './rules.js';

/** What the task begins with. */
type TaskEntry = {
  readonly method: Method;
  readonly url: string;
  readonly username: string;
  readonly password: string;
};

/** The scheduled task that enrolls a PC by policy; plain data, times in milliseconds of the device's clock. */
export type PolicyTask = {
  readonly entry: TaskEntry;
  readonly since: number;
  /** Ids of the log's events, oldest first. */
  readonly events: readonly number[];
  /** Absent once the PC is enrolled or the day is over. */
  readonly nextAt?: number;
};

export const isByPolicy = ({ method }: Pick<EnrollmentEntry, 'method'>): boolean =>
  method === 'windows-gpo' || method === 'windows-comanagement';

/** A record that wakes when its task runs again. */
export function withTask(record: DeviceRecord): DeviceRecord {
  const nextAt = stateOf(record).policyTask?.nextAt;
  return nextAt === undefined ? record : { ...record, nextWakeAt: nextAt };
}

/** The task after an attempt. */
export function afterAttempt(
  context: RuleContext,
  before: PolicyTask | undefined,
  entry: EnrollmentEntry,
  { kind }: EnrollmentOutcome,
): PolicyTask {
  const enrolled = kind === 'enrolled';
  const since = before?.since ?? context.now;
  const nextAt = enrolled ? undefined : nextAttempt(context, since);
  const events = [...(before?.events ?? []), eventOf(context, enrolled)].slice(-20);
  const { method, url = '', username = '', password = '' } = entry;
  return { entry: { method, url, username, password }, since, events, ...(nextAt !== undefined && { nextAt }) };
}
