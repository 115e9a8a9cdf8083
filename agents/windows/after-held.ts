import type { AgentWorld } from '../device/agent.js';
import type { DeviceRecord } from '../device/record.js';
import type { HeldSession } from '../omadm/session-request.js';
import { type Unreached, waitFor } from './back-off.js';
import { computerName } from './csp/account-csps.js';
import { renamesAtStart } from './csp/rules.js';
import { preparationAfter, withAgentHabit } from './device-preparation/after-session.js';
import { windowsHabits } from './habits.js';
import { nameFrom } from './package/device-name.js';
import { stateOf, type WindowsState } from './state.js';
import { afterSession } from './status-page/after-session.js';

/** What a management session leaves of a PC: its tree, the credentials for the next one, and what it set going. */
export function afterHeld(world: AgentWorld, record: DeviceRecord, held: HeldSession): WindowsState {
  const { unreached, waitUntil: _waited, ...before } = stateOf(record);
  const { tree, credentials, events } = held;
  const { account, provisioning } = before;
  const { model } = world;
  const context = { now: world.clock.now(), rules: world.rules };
  const modelHabits = windowsHabits(model);
  const preparation = preparationAfter(context, before.preparation, {
    before: before.tree,
    after: tree,
    events,
    habits: modelHabits,
  });
  const habits = withAgentHabit(modelHabits, preparation);
  const traces = { before: before.tree, after: tree, events, habits, osVersion: model.osVersion };
  return {
    ...before,
    tree,
    deviceName: nameAfter(world, record, held),
    ...(held.outcome.kind === 'completed' && { contactAt: context.now }),
    ...waitFor(context, model.osVersion, held.retryAfter),
    ...(held.outcome.kind === 'unreachable' && { unreached: onceMore(context.now, unreached) }),
    ...(events.some(({ kind }) => kind === 'lock') && { lockedAt: context.now }),
    ...(account && { account: { ...account, ...(credentials && { credentials }) } }),
    ...(preparation && { preparation }),
    ...(provisioning && { provisioning: afterSession(context, provisioning, traces) }),
  };
}

export const onceMore = (lastAt: number, before?: Unreached): Unreached => ({
  times: (before?.times ?? 0) + 1,
  lastAt,
});

/** The name that the server gave, once the PC has started again (Accounts CSP, Domain/ComputerName). */
function nameAfter({ clock, rules, random }: AgentWorld, record: DeviceRecord, { tree, events }: HeldSession): string {
  const context = { now: clock.now(), rules };
  const template = tree[computerName];
  const restarted = events.some(({ kind }) => kind === 'reboot');
  if (typeof template !== 'string' || !renamesAtStart(context, restarted)) return stateOf(record).deviceName;
  return nameFrom(context, template, record.serial, random);
}
