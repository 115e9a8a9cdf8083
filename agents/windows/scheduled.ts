import type { RuleContext } from '../../protocol/base/rule.js';
import type { DeviceRecord } from '../device/record.js';
import { nextPoll } from './poll-schedule.js';
import { renewalOfChannel } from './push.js';
import { stateOf } from './state.js';

/** The record with the time at which the PC comes by itself: as its poll schedule says, or to renew its push channel. */
export function scheduled(context: RuleContext, record: DeviceRecord): DeviceRecord {
  const { tree, providerId, channel } = stateOf(record);
  const { nextWakeAt: _before, ...rest } = record;
  if (providerId === undefined || record.enrolledAt === undefined) return rest;
  const poll = nextPoll(context, tree, providerId, record.enrolledAt);
  const renewal = channel?.uri === undefined ? undefined : renewalOfChannel(context, channel.openedAt);
  const times = [poll, renewal].filter((time) => time !== undefined);
  return times.length === 0 ? rest : { ...rest, nextWakeAt: Math.min(...times) };
}
