import { days } from '../../../protocol/base/clock.js';
import { evaluateAll } from '../domain/compliance/evaluate.js';
import { policiesFor } from '../domain/compliance/policy.js';
import { breachesOf } from '../domain/compliance/standing.js';
import type { ReferenceTenant } from '../tenants.js';
import type { AdminExtension } from './admin-extension.js';

/** What compliance policies want done some days after a device was found not to comply happens on that day. */
export const complianceInTime: AdminExtension = {
  capabilities: [],
  routes: () => {},
  due: evaluateAll,
  nextDue,
};

function nextDue(tenant: ReferenceTenant): number {
  const context = tenant.context();
  const times = [...tenant.state.devices.values()].flatMap((device) =>
    policiesFor(context, device).flatMap(({ name, actions }) => {
      const breach = breachesOf(device)[name];
      const open = breach === undefined ? [] : actions.filter((_action, place) => !breach.done.includes(place));
      return open.map((action) => (breach?.since ?? 0) + days(action.days));
    }),
  );
  return Math.min(Number.POSITIVE_INFINITY, ...times.filter((time) => time > context.now));
}
