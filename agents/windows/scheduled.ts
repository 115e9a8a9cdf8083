import type { RuleContext } from '../../protocol/base/rule.js';
import type { DeviceModel } from '../device/model.js';
import type { DeviceRecord } from '../device/record.js';
import { nextRetry, usualBackOff } from './back-off.js';
import { preparationFacts } from './device-preparation/facts.js';
import { progressOf } from './device-preparation/progress.js';
import { nextPoll } from './poll-schedule.js';
import { renewalOfChannel } from './push.js';
import { stateOf } from './state.js';

/** The record with the time at which the PC comes by itself: as its poll schedule says, because it did not reach its server, because that wants it to wait, or to renew its push channel. */
export function scheduled(context: RuleContext, record: DeviceRecord, model: DeviceModel): DeviceRecord {
  const { tree, providerId, channel, unreached, account, waitUntil } = stateOf(record);
  const { nextWakeAt: _before, ...rest } = record;
  if (providerId === undefined || record.enrolledAt === undefined) return rest;
  if (waitUntil !== undefined && waitUntil > context.now) return { ...rest, nextWakeAt: waitUntil };
  const poll = nextPoll(context, tree, providerId, record.enrolledAt);
  const renewal = channel?.uri === undefined ? undefined : renewalOfChannel(context, channel.openedAt);
  const retry = unreached && nextRetry(context, unreached, account?.backOff ?? usualBackOff);
  const preparation = preparationFacts(record, model);
  const isThere = preparation !== undefined && preparation.run.left === undefined;
  const next = isThere ? progressOf(context, preparation).upcoming : [];
  const times = [poll, renewal, retry, ...next].filter((time) => time !== undefined);
  return times.length === 0 ? rest : { ...rest, nextWakeAt: Math.min(...times) };
}
