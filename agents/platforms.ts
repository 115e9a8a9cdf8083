import { UsageError } from '../protocol/base/errors.js';
import type { Platform } from '../protocol/base/vocabulary.js';
import { androidAgent } from './android/agent.js';
import { identifyAndroid } from './android/identity.js';
import { appleAgent } from './apple/agent.js';
import { identifyApple } from './apple/identify.js';
import type { Agent, AgentFactory, AgentWorld } from './device/agent.js';
import { beginSession, type Identify, type NewDevice, newRecord } from './device/lifecycle.js';
import type { DeviceRecord } from './device/record.js';
import { windowsAgent } from './windows/agent.js';
import { identifyWindows } from './windows/identity.js';

/** One way of being a device: how it is born and who plays it. */
export interface PlatformAgent {
  readonly platforms: readonly Platform[];
  readonly create: AgentFactory;
  readonly identify: Identify;
}

/** Every platform that muster can play. A new platform adds its line here and nothing else. */
export const platformAgents: readonly PlatformAgent[] = [
  { platforms: ['ios', 'ipados', 'macos'], create: appleAgent, identify: identifyApple },
  { platforms: ['android'], create: androidAgent, identify: identifyAndroid },
  { platforms: ['windows'], create: windowsAgent, identify: identifyWindows },
];

/** A new device of the model's platform; the same seed gives the same device. */
export function createDevice(device: NewDevice): DeviceRecord {
  return newRecord(device, platformAgent(device.model.platform).identify);
}

/** The agent that plays a device for one session, with a generator of the session's own. */
export function createAgent(record: DeviceRecord, world: Omit<AgentWorld, 'random'>): Agent {
  const session = beginSession(record);
  return platformAgent(record.platform).create(session.record, { ...world, random: session.random });
}

function platformAgent(platform: Platform): PlatformAgent {
  const found = platformAgents.find(({ platforms }) => platforms.includes(platform));
  if (found !== undefined) return found;
  const known = platformAgents.flatMap(({ platforms }) => platforms).join(', ');
  throw new UsageError('PLATFORM_UNKNOWN', `no agent plays ${platform} devices`, {
    fix: `There are agents for: ${known}.`,
  });
}
