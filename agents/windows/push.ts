import { z } from 'zod';
import { days } from '../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { deviceLink } from '../../protocol/wns/messages.js';
import type { AgentWorld } from '../device/agent.js';
import type { DeviceRecord } from '../device/record.js';
import type { TransportResponse } from '../device/transport.js';
import type { TreeState } from '../omadm/csp.js';
import { windowsHabits } from './habits.js';
import { stateOf } from './state.js';

/** The channel that a PC has for its server's app; plain data, times in milliseconds of the device's clock. */
export type PushChannel = { readonly pfn: string; readonly uri?: string; readonly openedAt: number };

/** Name of the step by which a PC asks what waits for it. */
export const collectStep = 'CollectPush';

/** Whether a PC opens a channel for an app that its server named (DMClient CSP, Push/PFN). */
const opensChannel = rule('XWP-101', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { opensNone: () => false },
});

/** When a channel is renewed: 15 days after it was opened, half of its life (Learn, "Push notification support for device management"). */
export const renewalOfChannel = rule('XWP-103', {
  holds: (_context: RuleContext, openedAt: number): number => openedAt + days(15),
  mutants: {
    never: (_context, openedAt) => openedAt + days(10_000),
    atItsEnd: (_context, openedAt) => openedAt + days(40),
  },
});

type ChannelOutcome = 'open' | 'unknown app' | 'none';

/** Values of Push/Status (DMClient CSP). */
const statusValues: Readonly<Record<ChannelOutcome, string>> = { open: '0', 'unknown app': '3', none: '4' };

/** What Push/Status says. */
export const pushStatus = rule('XWP-104', {
  holds: (_context: RuleContext, outcome: ChannelOutcome): string => statusValues[outcome],
  mutants: { saysAllIsWell: () => statusValues.open },
});

/** Rules of a PC's push channel that `muster prove` can break. */
export const pushChannelRules: readonly RuleSummary[] = [opensChannel, renewalOfChannel, pushStatus];

const placeOf = (providerId: string): string => `Device/Vendor/MSFT/DMClient/Provider/${providerId}/Push`;

/** The record with a channel where the server asked for one, a new one where it is time; its server learns of it in the session that follows. */
export async function withChannel(record: DeviceRecord, world: AgentWorld): Promise<DeviceRecord> {
  const state = stateOf(record);
  const { providerId = '', tree, channel } = state;
  const pfn = tree[`${placeOf(providerId)}/PFN`];
  if (typeof pfn !== 'string' || pfn === '' || !isDue(world, channel, pfn)) return record;
  const { outcome, uri } = await openChannel(world, { pfn, device: state.deviceName });
  const status = pushStatus(contextOf(world), outcome);
  const opened = { pfn, openedAt: world.clock.now(), ...(uri !== undefined && { uri }) };
  return { ...record, state: { ...state, channel: opened, tree: treeWith(tree, providerId, status, uri) } };
}

function isDue(world: AgentWorld, channel: PushChannel | undefined, pfn: string): boolean {
  const context = contextOf(world);
  if (channel?.uri === undefined || channel.pfn !== pfn) return opensChannel(context);
  return context.now >= renewalOfChannel(context, channel.openedAt);
}

function treeWith(tree: TreeState, providerId: string, status: string, uri: string | undefined): TreeState {
  const place = placeOf(providerId);
  return { ...tree, [`${place}/Status`]: status, ...(uri !== undefined && { [`${place}/ChannelURI`]: uri }) };
}

const opened = z.object({ uri: z.string() });

async function openChannel(
  world: AgentWorld,
  question: { readonly pfn: string; readonly device: string },
): Promise<{ readonly outcome: ChannelOutcome; readonly uri?: string }> {
  const response = await ask(world, 'OpenChannel', deviceLink.channels, question);
  if (response?.status === 404) return { outcome: 'unknown app' };
  const read = opened.safeParse(jsonOf(response));
  return read.success ? { outcome: 'open', uri: read.data.uri } : { outcome: 'none' };
}

const collected = z.object({ pushes: z.array(z.object({ uri: z.string() })) });

/** How many notifications wait for the PC. */
export async function collectPushes(record: DeviceRecord, world: AgentWorld): Promise<number> {
  const { uri } = stateOf(record).channel ?? {};
  const response = await ask(world, collectStep, deviceLink.pushes, { channels: uri === undefined ? [] : [uri] });
  const read = collected.safeParse(jsonOf(response));
  return read.success ? read.data.pushes.length : 0;
}

/** One question to the push service that the PC reaches; undefined where it reaches none. */
async function ask(
  world: AgentWorld,
  step: string,
  path: string,
  question: object,
): Promise<TransportResponse | undefined> {
  const { pushService } = windowsHabits(world.model);
  if (pushService === undefined) return undefined;
  try {
    return await world.transport.send({
      step,
      method: 'POST',
      url: new URL(path, pushService).href,
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from(JSON.stringify(question)),
      ...(world.signal && { signal: world.signal }),
    });
  } catch (error) {
    if (world.signal?.aborted) throw error;
    return undefined;
  }
}

function jsonOf(response: TransportResponse | undefined): unknown {
  if (response?.status !== 200) return undefined;
  try {
    return JSON.parse(Buffer.from(response.body).toString('utf8'));
  } catch {
    return undefined;
  }
}

const contextOf = ({ clock, rules }: AgentWorld): RuleContext => ({ now: clock.now(), rules });
