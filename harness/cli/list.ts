import type { PlannedScenario } from '../conformance/plan.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { ListArguments } from './list-command.js';
import { openRun } from './open-run.js';
import { print, printJson } from './output.js';

/** Shows the plan with a reason for every exclusion. */
export async function list(args: ListArguments): Promise<ExitCode> {
  const run = await openRun(args);
  await run.close();
  const { scenarios, reviews } = run.plan;
  if (args.json) {
    const { name, version } = run.suite;
    printJson({
      suite: { name, version },
      target: { name: run.target.name, url: run.target.url, capabilities: [...run.target.capabilities].sort() },
      scenarios: scenarios.map(listed),
      reviews: reviews.map(({ id, row, checklist }) => ({ id, requirement: row.id, title: row.title, checklist })),
    });
    return exitCodes.pass;
  }
  const shown = scenarios.filter(({ decision }) => args.all || decision.kind !== 'not-selected');
  for (const planned of shown) print(line(planned));
  for (const { id, row } of reviews) print(`review        ${id}  ${row.title}`);
  const running = scenarios.filter(({ decision }) => decision.kind === 'run').length;
  print(`${running} of ${scenarios.length} scenarios run, ${reviews.length} rows are for a person to review`);
  return exitCodes.pass;
}

function listed({ scenario, level, decision }: PlannedScenario): object {
  const { id, name, location, requirements, platforms, methods, needs } = scenario;
  const reason = decision.kind === 'run' ? {} : { reason: decision.reason };
  return { id, name, location, requirements, platforms, methods, needs, level, decision: decision.kind, ...reason };
}

function line({ scenario, decision }: PlannedScenario): string {
  if (decision.kind === 'run') return `run           ${scenario.id}`;
  const word = decision.kind === 'decided' ? decision.verdict : 'not selected';
  return `${word.padEnd(12)}  ${scenario.id}: ${decision.reason}`;
}
