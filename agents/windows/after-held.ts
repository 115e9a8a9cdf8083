import type { RuleContext } from '../../protocol/base/rule.js';
import type { DeviceModel } from '../device/model.js';
import type { HeldSession } from '../omadm/session-request.js';
import { windowsHabits } from './habits.js';
import type { WindowsState } from './state.js';
import { afterSession } from './status-page/after-session.js';

/** What a management session leaves of a PC: its tree, the credentials for the next one, and what it set going. */
export function afterHeld(
  context: RuleContext,
  before: WindowsState,
  { tree, credentials, events }: HeldSession,
  model: DeviceModel,
): WindowsState {
  const { account, provisioning } = before;
  const traces = { before: before.tree, after: tree, events, habits: windowsHabits(model), osVersion: model.osVersion };
  return {
    ...before,
    tree,
    ...(account && { account: { ...account, ...(credentials && { credentials }) } }),
    ...(provisioning && { provisioning: afterSession(context, provisioning, traces) }),
  };
}
