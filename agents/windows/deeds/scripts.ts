import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { AgentWorld } from '../../device/agent.js';
import type { TransportResponse } from '../../device/transport.js';

/** Whether a script runs while the status page is there: in the system's context, not with the credentials of a user who has yet to get to the desktop. */
const runsNow = rule('ESP-057', {
  holds: (_context: RuleContext, asUser: boolean, pageIsThere: boolean): boolean => !(asUser && pageIsThere),
  mutants: { runsAll: () => true, runsNone: (_context, _asUser, pageIsThere) => !pageIsThere },
});

const scriptsAnswer = z.object({ scripts: z.array(z.object({ name: z.string(), asUser: z.boolean() })) });

export interface ExtensionVisit {
  /** Address of management sessions. */
  readonly managementUrl: string;
  readonly token: string;
  readonly deviceId: string;
  readonly pageIsThere: boolean;
}

/** The management extension fetches scripts, runs those that can run, and tells their results. */
export async function runScripts(world: AgentWorld, visit: ExtensionVisit): Promise<void> {
  const context = { now: world.clock.now(), rules: world.rules };
  const answer = await post(world, visit, 'scripts', {});
  const read = scriptsAnswer.safeParse(JSON.parse(Buffer.from(answer.body).toString('utf8')));
  for (const { name, asUser } of read.success ? read.data.scripts : [])
    if (runsNow(context, asUser, visit.pageIsThere)) await post(world, visit, 'results', { script: name });
}

function post(
  { transport }: AgentWorld,
  { managementUrl, token, deviceId }: ExtensionVisit,
  place: 'scripts' | 'results',
  fields: Readonly<Record<string, string>>,
): Promise<TransportResponse> {
  const url = new URL(`/extension/${place}`, managementUrl).href;
  const body = new TextEncoder().encode(new URLSearchParams({ device: deviceId, ...fields }).toString());
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: `Bearer ${token}` };
  return transport.send({ step: 'Extension', method: 'POST', url, headers, body });
}

/** Rules of the management extension that `muster prove` can break in a PC. */
export const scriptRules: readonly RuleSummary[] = [runsNow];
