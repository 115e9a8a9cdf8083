import { type LogType, logTypes, type UsageEvent, usageEvents } from '../../../protocol/amapi/usage-logs.table.js';
import { isJsonObject } from '../../../protocol/android/read-json.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AndroidDevice } from '../device.js';
import type { Done } from '../transport.js';

/** What of a session is logged: the events whose log the policy enables (UsageLog.enabledLogTypes). */
export const isLogged = rule('XAM-136', {
  holds: (_context: RuleContext, enabled: readonly LogType[], event: UsageEvent): boolean =>
    enabled.includes(usageEvents[event].log),
  mutants: {
    everything: () => true,
    nothing: () => false,
    allOrNothing: (_context, enabled) => enabled.length > 0,
  },
});

/** Usage log events of this session, in the order in which they happened. */
export function usageLog(device: AndroidDevice, { told, results }: Pick<Done, 'told' | 'results'>): JsonObject[] {
  const enabled = enabledLogs(told.policy);
  const done = new Set(results.filter(({ errorCode }) => errorCode === undefined).map(({ id }) => id));
  const locks = told.commands.filter(({ id, command }) => command.type === 'LOCK' && done.has(id));
  const happened: readonly UsageEvent[] = ['CONNECT', ...locks.map(() => 'REMOTE_LOCK' as const)];
  return happened.filter((event) => isLogged(device.rules, enabled, event)).map((event) => eventOf(device, event));
}

function enabledLogs(policy: JsonObject | undefined): readonly LogType[] {
  const { enabledLogTypes = [] } = isJsonObject(policy?.usageLog) ? policy.usageLog : {};
  return logTypes.filter((type) => Array.isArray(enabledLogTypes) && enabledLogTypes.includes(type));
}

function eventOf({ world, state }: AndroidDevice, eventType: UsageEvent): JsonObject {
  const about: Readonly<Record<UsageEvent, JsonObject>> = {
    CONNECT: {
      destinationIpAddress: '192.0.2.1',
      destinationPort: 443,
      packageName: 'com.google.android.apps.work.clouddpc',
    },
    REMOTE_LOCK: { adminPackageName: state.deviceAdmin ?? '', adminUserId: 0, targetUserId: 0 },
  };
  return {
    eventId: world.random.uuid(),
    eventTime: new Date(world.clock.now()).toISOString(),
    eventType,
    [usageEvents[eventType].member]: about[eventType],
  };
}
