import { ProtocolError } from '../../protocol/base/errors.js';
import type { AgentWorld } from '../device/agent.js';

/** The world as a PC without a network sees it: nothing is ever sent. */
export function offNetwork(world: AgentWorld): AgentWorld {
  const { exchanges } = world.transport;
  const send = async (): Promise<never> => {
    throw new ProtocolError('TRANSPORT_UNRESOLVED', 'the PC has no network');
  };
  return { ...world, transport: { exchanges, send, close: async () => {} } };
}
