import type { AgentWorld } from '../../device/agent.js';
import type { DeviceRecord } from '../../device/record.js';
import { scheduled } from '../scheduled.js';
import { stateOf, type WindowsState } from '../state.js';
import { advanced } from './advance.js';
import { agentTurn } from './extension.js';
import { preparationFacts } from './facts.js';

/** What time and the management agent have made of device preparation; nothing of a PC without it. */
export async function turnOfAgent(record: DeviceRecord, world: AgentWorld, offline: boolean): Promise<DeviceRecord> {
  const context = { now: world.clock.now(), rules: world.rules };
  const before = preparationFacts(record, world.model);
  if (before === undefined) return record;
  const arrived = withState(record, advanced(context, stateOf(record), before));
  const facts = preparationFacts(arrived, world.model);
  if (facts === undefined || offline) return arrived;
  const preparation = await agentTurn(context, world, facts);
  const state = { ...stateOf(arrived), preparation };
  const left = advanced(context, state, { ...facts, run: preparation });
  return scheduled(context, withState(arrived, left), world.model);
}

const withState = (record: DeviceRecord, state: WindowsState): DeviceRecord => ({ ...record, state: { ...state } });
