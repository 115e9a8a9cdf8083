import { z } from 'zod';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import { type AgentWork, agentPaths, deploymentPhases } from '../../../protocol/device-preparation/agent-contract.js';
import type { AgentWorld } from '../../device/agent.js';
import { nodeIn } from './nodes.js';
import { type PreparationFacts, progressOf } from './progress.js';
import { itemKey, type PreparationRun, statusAt } from './run.js';

const executionContext = z.object({ service: z.url(), deployment: z.string() });
const mdmProgress = z.object({ done: z.array(z.enum(deploymentPhases)) });
const agentWork = z.object({
  account: z.enum(['standard user', 'administrator']),
  items: z.array(
    z.object({
      kind: z.enum(['script', 'app']),
      name: z.string(),
      type: z.enum(['win32', 'store']).exactOptional(),
    }),
  ),
});

/** One turn of the management agent: tell results, fetch the work, begin with it once the server says that its own part is done. */
export async function agentTurn(
  context: RuleContext,
  world: AgentWorld,
  facts: PreparationFacts,
): Promise<PreparationRun> {
  const service = jsonOf(executionContext, nodeIn(facts.tree, 'BootstrapperAgent/ExecutionContext'));
  if (facts.run.agentAt === undefined || service === undefined || facts.run.completeTold === true) return facts.run;
  const ask = (path: string, fields: Readonly<Record<string, string>>) =>
    post(world, `${service.service}${path}`, { deployment: service.deployment, ...fields });
  try {
    const told = await tellResults(context, facts, ask);
    const work = facts.run.work ?? (await fetchWork(ask));
    return begun(context, { ...facts, run: { ...facts.run, told, ...(work && { work }) } });
  } catch (error) {
    if (error instanceof ProtocolError) return facts.run;
    throw error;
  }
}

type Ask = (path: string, fields: Readonly<Record<string, string>>) => Promise<string>;

async function fetchWork(ask: Ask): Promise<AgentWork | undefined> {
  return jsonOf(agentWork, await ask(agentPaths.work, {}));
}

function begun({ now }: RuleContext, { run, tree }: PreparationFacts): PreparationRun {
  const done = jsonOf(mdmProgress, nodeIn(tree, 'MDMProvider/Progress'))?.done ?? [];
  const begins = run.begunAt === undefined && run.work !== undefined && done.includes('Policy installation');
  return begins ? { ...run, begunAt: now } : run;
}

/** Every status that has changed since it was told; items that will not be reached are not told of. */
async function tellResults(context: RuleContext, facts: PreparationFacts, ask: Ask): Promise<PreparationRun['told']> {
  const { items, failure } = progressOf(context, facts);
  const told = { ...facts.run.told };
  const at = Math.min(context.now, failure?.at ?? context.now);
  for (const one of items) {
    const status = statusAt(one, at);
    if (status === undefined || told[itemKey(one.item)] === status) continue;
    await ask(agentPaths.results, { kind: one.item.kind, name: one.item.name, status });
    told[itemKey(one.item)] = status;
  }
  return told;
}

async function post({ transport }: AgentWorld, url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const body = new TextEncoder().encode(new URLSearchParams(fields).toString());
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const answer = await transport.send({ step: 'DevicePreparation', method: 'POST', url, headers, body });
  return Buffer.from(answer.body).toString('utf8');
}

function jsonOf<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  try {
    const read = schema.safeParse(JSON.parse(text ?? ''));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
