import { timestamp } from '../../../../protocol/amapi/duration.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Call } from './call.js';
import { publish } from './notify.js';
import type { EnterpriseState } from './state.js';

/** What a notification of usage logs holds: not the device but its events, with its name (BatchUsageLogEvents). */
const batchOf = rule('XAM-137', {
  holds: ({ now }: RuleContext, { name }: JsonObject, usageLogEvents: readonly JsonObject[]): JsonObject => ({
    device: String(name),
    retrievalTime: timestamp(now),
    usageLogEvents,
  }),
  mutants: {
    theDevice: (_context, device) => device,
    namesNoDevice: ({ now }, _device, usageLogEvents) => ({ retrievalTime: timestamp(now), usageLogEvents }),
  },
});

/** Tells the EMM of the events that a device has logged. */
export function publishUsageLogs(
  call: Pick<Call, 'state' | 'context'>,
  enterprise: EnterpriseState,
  device: JsonObject,
  events: readonly JsonObject[],
): void {
  if (events.length > 0) publish(call, enterprise, 'USAGE_LOGS', batchOf(call.context, device, events));
}

export const usageLogRules = [batchOf];
