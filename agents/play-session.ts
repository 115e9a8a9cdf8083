import type { Agent, AgentWorld } from './device/agent.js';
import type { RecordStore } from './device/store.js';
import { createAgent } from './platforms.js';

export interface PlaySession<T> {
  readonly store: RecordStore;
  /** Name of a device in the store. */
  readonly name: string;
  readonly world: Omit<AgentWorld, 'random'>;
  readonly act: (agent: Agent) => Promise<T>;
}

/**
 * Wakes a stored device, lets it act for one session, and stores what it became, also when the session was aborted or broke: what the server has seen of
 * a device must not be forgotten. Its connections are closed, so that an idle device owns nothing.
 */
export async function playSession<T>({ store, name, world, act }: PlaySession<T>): Promise<T> {
  const record = store.get(name);
  if (record === undefined) throw new Error(`there is no device "${name}" in the store`);
  const agent = createAgent(record, world);
  try {
    return await act(agent);
  } finally {
    await store.put(agent.record);
    await world.transport.close();
  }
}
